package tuning

import (
	"github.com/anthropics/anthropic-sdk-go"

	"respool.test/llm/call"
)

var anthropicMessages = call.Set{
	"messages-history": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 512,
			Messages: []anthropic.MessageParam{
				anthropic.NewUserMessage(anthropic.NewTextBlock("My name is Ada.")),
				anthropic.NewAssistantMessage(anthropic.NewTextBlock("Hello Ada!")),
				anthropic.NewUserMessage(anthropic.NewTextBlock("What is my name?")),
			},
		})
	},
	"messages-stream": func(t call.T) string {
		return call.MessageText(call.MessageStream(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeHaiku4_5,
			MaxTokens: 1024,
			System:    []anthropic.TextBlockParam{{Text: "You tell short stories."}},
			Messages:  call.Ask("Tell me about a lighthouse."),
		}))
	},
	"messages-tool": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("How is the weather in Lisbon?"),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
		}, false)
	},
	"messages-tool-choice": func(t call.T) string {
		message := call.Anthropic(t).Messages
		answer := call.Must(message.New(t.Ctx, anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Rate this film: Metropolis, a masterpiece."),
			Tools: []anthropic.ToolUnionParam{{OfTool: &anthropic.ToolParam{
				Name:        "rate",
				Description: anthropic.String("Stores a rating"),
				InputSchema: anthropic.ToolInputSchemaParam{
					Properties: map[string]any{
						"title": map[string]any{"type": "string"},
						"stars": map[string]any{"type": "integer", "minimum": 1, "maximum": 5},
						"mood":  map[string]any{"type": "string", "enum": []string{"good", "bad"}},
					},
					Required: []string{"title", "stars", "mood"},
				},
			}}},
			ToolChoice: anthropic.ToolChoiceParamOfTool("rate"),
		}))
		return string(answer.Content[0].Input)
	},
	"messages-image-url": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 300,
			Messages: []anthropic.MessageParam{anthropic.NewUserMessage(
				anthropic.NewImageBlock(anthropic.URLImageSourceParam{URL: "https://images.example/cat.png"}),
				anthropic.NewTextBlock("Describe the picture."),
			)},
		})
	},
	"messages-pdf": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 2000,
			Messages: []anthropic.MessageParam{anthropic.NewUserMessage(
				anthropic.NewDocumentBlock(anthropic.Base64PDFSourceParam{Data: call.PDF}),
				anthropic.NewTextBlock("Summarise the document."),
			)},
		})
	},
	"messages-settings": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:         anthropic.ModelClaudeSonnet4_5,
			MaxTokens:     256,
			System:        []anthropic.TextBlockParam{{Text: "Be brief."}},
			Messages:      call.Ask("Name three rivers."),
			Temperature:   anthropic.Float(0.5),
			TopK:          anthropic.Int(40),
			StopSequences: []string{"END"},
			Metadata:      anthropic.MetadataParam{UserID: anthropic.String("user-7")},
		})
	},
	"messages-json": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Describe the capital of France."),
			OutputConfig: anthropic.OutputConfigParam{
				Format: anthropic.JSONOutputFormatParam{Schema: capitalSchema},
			},
		})
	},
	"messages-web-search": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("What is the news from Paris?"),
			Tools: []anthropic.ToolUnionParam{{
				OfWebSearchTool20250305: &anthropic.WebSearchTool20250305Param{MaxUses: anthropic.Int(2)},
			}},
		})
	},
	"messages-bedrock": func(t call.T) string {
		return call.Message(t, call.AnthropicBedrock(t), anthropic.MessageNewParams{
			Model:     "anthropic.claude-sonnet-4-5-20250929-v1:0",
			MaxTokens: 512,
			System:    []anthropic.TextBlockParam{{Text: "You are a geographer."}},
			Messages:  call.Ask("Name the capital of Peru."),
		})
	},
	"messages-bedrock-stream": func(t call.T) string {
		return call.MessageText(call.MessageStream(t, call.AnthropicBedrock(t), anthropic.MessageNewParams{
			Model:     "us.anthropic.claude-haiku-4-5-20251001-v1:0",
			MaxTokens: 512,
			Messages:  call.Ask("Count to five."),
		}))
	},
	"messages-vertex-stream": func(t call.T) string {
		return call.MessageText(call.MessageStream(t, call.AnthropicVertex(t), anthropic.MessageNewParams{
			Model:     "claude-sonnet-4-5@20250929",
			MaxTokens: 512,
			System:    []anthropic.TextBlockParam{{Text: "You are a guide."}},
			Messages:  call.Ask("What can I see in Porto?"),
		}))
	},
	"messages-same-tool": func(t call.T) string {
		return call.MessageLoop(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("Where is it warmer, check both Murcia and Bilbao."),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
		}, false)
	},
	"messages-tool-error": func(t call.T) string {
		client := call.Anthropic(t)
		params := anthropic.MessageNewParams{
			Model:     anthropic.ModelClaudeSonnet4_5,
			MaxTokens: 1024,
			Messages:  call.Ask("What is the weather in Atlantis?"),
			Tools:     []anthropic.ToolUnionParam{call.MessageWeather()},
		}
		message := call.Must(client.Messages.New(t.Ctx, params))
		params.Messages = append(params.Messages, message.ToParam(),
			anthropic.NewUserMessage(anthropic.NewToolResultBlock(message.Content[0].ID, "no such city", true)))
		return call.Message(t, client, params)
	},
	"messages-effort": func(t call.T) string {
		return call.Message(t, call.Anthropic(t), anthropic.MessageNewParams{
			Model:        anthropic.ModelClaudeOpus4_5,
			MaxTokens:    2000,
			Messages:     call.Ask("Explain magnetism."),
			OutputConfig: anthropic.OutputConfigParam{Effort: anthropic.OutputConfigEffortLow},
		})
	},
}
