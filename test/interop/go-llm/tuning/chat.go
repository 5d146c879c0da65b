package tuning

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/shared"

	"respool.test/llm/call"
)

type messages = []openai.ChatCompletionMessageParamUnion
type parts = []openai.ChatCompletionContentPartUnionParam

var chat = call.Set{
	"chat-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4oMini,
			Messages: messages{openai.UserMessage("Write a haiku about rivers.")},
		})
	},
	"chat-developer": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelO4Mini,
			Messages: messages{
				openai.DeveloperMessage("Answer in one short sentence."),
				openai.UserMessage("Why is the sky blue?"),
			},
		})
	},
	"chat-stream": func(t call.T) string {
		return call.ChatStream(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{
				openai.SystemMessage("You are a poet."),
				openai.UserMessage("Write two lines about the Moon."),
			},
			StreamOptions: openai.ChatCompletionStreamOptionsParam{IncludeUsage: openai.Bool(true)},
		}).Content
	},
	"chat-parallel": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{
				openai.SystemMessage("Use the tools."),
				openai.UserMessage("Tell me both the weather in Oslo and the time in Lima."),
			},
			Tools:             call.ChatTools(),
			ParallelToolCalls: openai.Bool(true),
		}, call.RunTool)
	},
	"chat-chain": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("Look up the weather in Rome, then the time there.")},
			Tools:    call.ChatTools(),
		}, call.RunTool)
	},
	"chat-tool-named": func(t call.T) string {
		client := call.OpenAI(t)
		completion, err := client.Chat.Completions.New(t.Ctx, openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4_1,
			Messages: messages{openai.UserMessage("Store this contact: Ada Lovelace, 36 years old.")},
			Tools: []openai.ChatCompletionToolUnionParam{openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
				Name:        "store_contact",
				Description: openai.String("Stores a contact"),
				Parameters: shared.FunctionParameters{
					"type": "object",
					"properties": map[string]any{
						"name": map[string]string{"type": "string"},
						"age":  map[string]any{"type": "integer"},
						"tags": map[string]any{"type": "array", "items": map[string]string{"type": "string"}},
					},
					"required": []string{"name", "age"},
				},
			})},
			ToolChoice: openai.ToolChoiceOptionFunctionToolChoice(openai.ChatCompletionNamedToolChoiceFunctionParam{Name: "store_contact"}),
		})
		call.Check(err)
		return completion.Choices[0].Message.ToolCalls[0].Function.Arguments
	},
	"chat-tool-stream": func(t call.T) string {
		params := openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("What is the weather in Bergen?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}
		for {
			message := call.ChatStream(t, call.OpenAI(t), params)
			if len(message.ToolCalls) == 0 {
				return message.Content
			}
			params.Messages = append(params.Messages, message.ToParam())
			for _, toolCall := range message.ToolCalls {
				result := call.RunTool(toolCall.Function.Name, toolCall.Function.Arguments)
				params.Messages = append(params.Messages, openai.ToolMessage(result, toolCall.ID))
			}
		}
	},
	"chat-image-url": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage(parts{
				openai.TextContentPart("What is in this picture?"),
				openai.ImageContentPart(openai.ChatCompletionContentPartImageImageURLParam{URL: "https://images.example/cat.png"}),
			})},
			MaxCompletionTokens: openai.Int(300),
		})
	},
	"chat-image-data": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage(parts{
				openai.TextContentPart("Which colour is this?"),
				openai.ImageContentPart(openai.ChatCompletionContentPartImageImageURLParam{
					URL:    "data:image/png;base64," + call.PNG,
					Detail: "low",
				}),
			})},
		})
	},
	"chat-pdf": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage(parts{
				openai.TextContentPart("Summarise this document."),
				openai.FileContentPart(openai.ChatCompletionContentPartFileFileParam{
					FileData: openai.String("data:application/pdf;base64," + call.PDF),
					Filename: openai.String("report.pdf"),
				}),
			})},
		})
	},
	"chat-json-schema": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("Describe the capital of France.")},
			ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
				OfJSONSchema: &shared.ResponseFormatJSONSchemaParam{JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{
					Name:   "capital",
					Schema: capitalSchema,
					Strict: openai.Bool(true),
				}},
			},
		})
	},
	"chat-settings": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:               openai.ChatModelGPT4_1Mini,
			Messages:            messages{openai.SystemMessage("Be brief."), openai.UserMessage("Name three rivers.")},
			Temperature:         openai.Float(0.7),
			TopP:                openai.Float(0.9),
			MaxCompletionTokens: openai.Int(200),
			Stop:                openai.ChatCompletionNewParamsStopUnion{OfStringArray: []string{"END"}},
			Seed:                openai.Int(42),
			FrequencyPenalty:    openai.Float(0.5),
			PresencePenalty:     openai.Float(0),
			User:                openai.String("user-7"),
		})
	},
	"chat-reasoning": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:               openai.ChatModelO3,
			Messages:            messages{openai.SystemMessage("You prove theorems."), openai.UserMessage("Is 221 a prime number?")},
			ReasoningEffort:     openai.ReasoningEffortHigh,
			MaxCompletionTokens: openai.Int(4000),
		})
	},
	"chat-few-shot": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4oMini,
			Messages: messages{
				openai.SystemMessage("Classify the mood as good or bad."),
				openai.UserMessage("I love it!"),
				openai.AssistantMessage("good"),
				openai.UserMessage("It broke after a day."),
				openai.AssistantMessage("bad"),
				openai.UserMessage("Best purchase this year."),
			},
			Temperature: openai.Float(0),
		})
	},
	"chat-logprobs": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:       openai.ChatModelGPT4o,
			Messages:    messages{openai.UserMessage("Answer yes or no: is water wet?")},
			Logprobs:    openai.Bool(true),
			TopLogprobs: openai.Int(3),
			N:           openai.Int(1),
		})
	},
	"chat-same-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("Where is it warmer, check both Cordoba and Malaga.")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"chat-reflected-schema": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("Extract the event: Ada, 36, gives a talk called Engines.")},
			ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
				OfJSONSchema: &shared.ResponseFormatJSONSchemaParam{JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{
					Name:   "event",
					Schema: call.Schema[call.Event](),
					Strict: openai.Bool(true),
				}},
			},
		})
	},
	"chat-two-parts": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model: openai.ChatModelGPT4o,
			Messages: messages{
				openai.SystemMessage("You compare texts."),
				openai.UserMessage(parts{openai.TextContentPart("First: one swallow."), openai.TextContentPart("Second: no summer.")}),
			},
		})
	},
	"chat-verbosity": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:           openai.ChatModelGPT5,
			Messages:        messages{openai.UserMessage("Explain gravity.")},
			Verbosity:       openai.ChatCompletionNewParamsVerbosityLow,
			ReasoningEffort: openai.ReasoningEffortMinimal,
			ServiceTier:     openai.ChatCompletionNewParamsServiceTierFlex,
		})
	},
}

var capitalSchema = map[string]any{
	"type": "object",
	"properties": map[string]any{
		"name":       map[string]any{"type": "string"},
		"population": map[string]any{"type": "integer"},
		"landmarks":  map[string]any{"type": "array", "items": map[string]any{"type": "string"}},
	},
	"required":             []string{"name", "population", "landmarks"},
	"additionalProperties": false,
}
