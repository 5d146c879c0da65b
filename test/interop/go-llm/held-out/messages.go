package heldout

import (
	"github.com/anthropics/anthropic-sdk-go"

	"respool.test/llm/call"
)

var anthropicMessages = call.Set{
	"messages-plain": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Why do leaves fall?"),
		})
	},
	"messages-system": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:       anthropic.ModelClaudeOpus4_5,
			MaxTokens:   800,
			System:      []anthropic.TextBlockParam{{Text: "You are a botanist."}},
			Messages:    call.Ask("What is a fern?"),
			Temperature: anthropic.Float(1),
		})
	},
	"messages-parallel": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			System:    []anthropic.TextBlockParam{{Text: "Use the tools."}},
			Messages:  call.Ask("I need both the weather in Turin and the time in Quito."),
			Tools:     call.MessageTools(),
		}, false)
	},
	"messages-chain": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Get the weather in Seoul, then the time."),
			Tools:     call.MessageTools(),
		}, false)
	},
	"messages-nested-tool": func(t call.T) string {
		service := call.Anthropic(t).Messages
		answer := call.Must(service.New(t.Ctx, anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Order two large pizzas for Grace."),
			Tools: []anthropic.ToolUnionParam{{OfTool: &anthropic.ToolParam{
				Name:        "order",
				Description: anthropic.String("Places an order"),
				InputSchema: anthropic.ToolInputSchemaParam{
					Properties: orderProperties,
					Required:   []string{"customer", "items"},
				},
			}}},
			ToolChoice: anthropic.ToolChoiceUnionParam{OfAny: &anthropic.ToolChoiceAnyParam{}},
		}))
		return string(answer.Content[0].Input)
	},
	"messages-image-data": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 300,
			Messages: []anthropic.MessageParam{anthropic.NewUserMessage(
				anthropic.NewTextBlock("Which colour is it?"),
				anthropic.NewImageBlockBase64("image/png", call.PNG),
			)},
		})
	},
	"messages-thinking": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 4096,
			Messages:  call.Ask("Is 91 a prime number?"),
			Thinking:  anthropic.ThinkingConfigParamOfEnabled(2048),
		})
	},
	"messages-thinking-tool": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 4096,
			Messages:  call.Ask("Should I take an umbrella in Dublin?"),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
			Thinking:  anthropic.ThinkingConfigParamOfEnabled(1024),
		}, false)
	},
	"messages-cache": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 500,
			System: []anthropic.TextBlockParam{
				{Text: "You answer questions about a long book."},
				{Text: "Chapter one. It was a dark night.", CacheControl: anthropic.NewCacheControlEphemeralParam()},
			},
			Messages: call.Ask("How was the night?"),
		})
	},
	"messages-prefill": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeHaiku4_5,
			MaxTokens: 200,
			Messages: []anthropic.MessageParam{
				anthropic.NewUserMessage(anthropic.NewTextBlock("List two colours as JSON.")),
				anthropic.NewAssistantMessage(anthropic.NewTextBlock("[")),
			},
		})
	},
	"messages-beta": func(t call.T) string {
		client := call.Anthropic(t)
		answer := call.Must(client.Beta.Messages.New(t.Ctx, anthropic.BetaMessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			System:    []anthropic.BetaTextBlockParam{{Text: "Be kind."}},
			Messages:  []anthropic.BetaMessageParam{anthropic.NewBetaUserMessage(anthropic.NewBetaTextBlock("How are you?"))},
			Betas:     []anthropic.AnthropicBeta{"context-1m-2025-08-07"},
		}))
		return answer.Content[0].Text
	},
	"messages-tool-stream": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeHaiku4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("What is the weather in Vienna?"),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
		}, true)
	},
	"messages-few-shot": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeHaiku4_5,
			MaxTokens: 10,
			System:    []anthropic.TextBlockParam{{Text: "Answer with one word."}},
			Messages: []anthropic.MessageParam{
				anthropic.NewUserMessage(anthropic.NewTextBlock("hot")),
				anthropic.NewAssistantMessage(anthropic.NewTextBlock("cold")),
				anthropic.NewUserMessage(anthropic.NewTextBlock("big")),
				anthropic.NewAssistantMessage(anthropic.NewTextBlock("small")),
				anthropic.NewUserMessage(anthropic.NewTextBlock("fast")),
			},
		})
	},
	"messages-bedrock-tool": func(t call.T) string {
		return call.MessageLoop(t, call.AnthropicBedrock(t), anthropic.MessageNewParams{
			Model:     "anthropic.claude-sonnet-4-5-20250929-v1:0",
			MaxTokens: 512,
			Messages:  call.Ask("What is the weather in Cusco?"),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
		}, false)
	},
	"messages-vertex": func(t call.T) string {
		return call.Message(t, call.AnthropicVertex(t), anthropic.MessageNewParams{
			Model:     "claude-sonnet-4-5@20250929",
			MaxTokens: 512,
			Messages:  call.Ask("Name a bridge in Porto."),
		})
	},
	"messages-reflected-tool": func(t call.T) string {
		schema := call.Schema[call.Event]()
		service := call.Anthropic(t).Messages
		answer := call.Must(service.New(t.Ctx, anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Store the event: Alan, 41, gives a talk called Machines."),
			Tools: []anthropic.ToolUnionParam{{OfTool: &anthropic.ToolParam{
				Name:        "store",
				Description: anthropic.String("Stores an event"),
				InputSchema: anthropic.ToolInputSchemaParam{Properties: schema["properties"], Required: []string{"title", "kind", "guests"}},
			}}},
		}))
		return string(answer.Content[0].Input)
	},
	"messages-two-systems": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 300,
			System:    []anthropic.TextBlockParam{{Text: "You are a judge."}, {Text: "You speak Latin."}},
			Messages: []anthropic.MessageParam{anthropic.NewUserMessage(
				anthropic.NewTextBlock("Here is the case."), anthropic.NewTextBlock("Who is right?"),
			)},
		})
	},
}

var orderProperties = map[string]any{
	"customer": map[string]any{"type": "string", "description": "Who orders"},
	"items": map[string]any{
		"type": "array",
		"items": map[string]any{
			"type": "object",
			"properties": map[string]any{
				"dish":  map[string]any{"type": "string"},
				"size":  map[string]any{"type": "string", "enum": []string{"small", "medium", "large"}},
				"count": map[string]any{"type": "integer", "minimum": 1},
				"extras": map[string]any{
					"type":  "array",
					"items": map[string]any{"type": "string"},
				},
			},
			"required": []string{"dish", "size", "count"},
		},
	},
	"note": map[string]any{"type": "string", "description": "Anything else"},
}
