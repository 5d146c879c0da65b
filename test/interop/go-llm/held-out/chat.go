package heldout

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/shared"

	"respool.test/llm/call"
)

type messages = []openai.ChatCompletionMessageParamUnion

var chat = call.Set{
	"chat-system": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:               openai.ChatModelGPT4o,
			Messages:            messages{openai.SystemMessage("You are a historian."), openai.UserMessage("Who built the Colosseum?")},
			Temperature:         openai.Float(0.5),
			MaxCompletionTokens: openai.Int(500),
		})
	},
	"chat-history": func(t call.T) string {
		client := call.OpenAI(t)
		params := openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4oMini,
			Messages: messages{openai.UserMessage("Name a planet.")},
		}
		first := call.Must(client.Chat.Completions.New(t.Ctx, params))
		params.Messages = append(params.Messages, first.Choices[0].Message.ToParam(), openai.UserMessage("Name another one."))
		return call.ChatText(t, client, params)
	},
	"chat-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.SystemMessage("You help travellers."), openai.UserMessage("What is the weather in Athens?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"chat-nested-tool": func(t call.T) string {
		client := call.OpenAI(t)
		completion := call.Must(client.Chat.Completions.New(t.Ctx, openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.UserMessage("Order two large pizzas for Grace.")},
			Tools: []openai.ChatCompletionToolUnionParam{openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
				Name:        "order",
				Description: openai.String("Places an order"),
				Parameters:  map[string]any{"type": "object", "properties": orderProperties, "required": []string{"customer", "items"}},
			})},
		}))
		return completion.Choices[0].Message.ToolCalls[0].Function.Arguments
	},
	"chat-tool-required": func(t call.T) string {
		client := call.OpenAI(t)
		completion := call.Must(client.Chat.Completions.New(t.Ctx, openai.ChatCompletionNewParams{
			Model:             openai.ChatModelGPT4o,
			Messages:          messages{openai.UserMessage("Is it windy in Chicago?")},
			Tools:             call.ChatTools(),
			ToolChoice:        openai.ChatCompletionToolChoiceOptionUnionParam{OfAuto: openai.String("required")},
			ParallelToolCalls: openai.Bool(false),
		}))
		return completion.Choices[0].Message.ToolCalls[0].Function.Arguments
	},
	"chat-json-object": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:    openai.ChatModelGPT4o,
			Messages: messages{openai.SystemMessage("Answer in JSON."), openai.UserMessage("Which animal says moo?")},
			ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
				OfJSONObject: &shared.ResponseFormatJSONObjectParam{},
			},
		})
	},
	"chat-tool-none": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t), openai.ChatCompletionNewParams{
			Model:      openai.ChatModelGPT4o,
			Messages:   messages{openai.UserMessage("Which tools can you use?")},
			Tools:      call.ChatTools(),
			ToolChoice: openai.ChatCompletionToolChoiceOptionUnionParam{OfAuto: openai.String("none")},
		})
	},
}
