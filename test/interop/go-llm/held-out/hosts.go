package heldout

import (
	"fmt"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/azure"
	"github.com/openai/openai-go/v3/option"

	"respool.test/llm/call"
)

var hosts = call.Set{
	"groq-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t, "https://api.groq.com/openai/v1"), openai.ChatCompletionNewParams{
			Model:    "openai/gpt-oss-120b",
			Messages: messages{openai.UserMessage("What is the weather in Nairobi?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
			ToolChoice: openai.ChatCompletionToolChoiceOptionUnionParam{
				OfAuto: openai.String("auto"),
			},
			ReasoningEffort: openai.ReasoningEffortLow,
		}, call.RunTool)
	},
	"groq-stream": func(t call.T) string {
		return call.ChatStream(t, call.OpenAI(t, "https://api.groq.com/openai/v1"), openai.ChatCompletionNewParams{
			Model:         "llama-3.1-8b-instant",
			Messages:      messages{openai.UserMessage("Say hello in Welsh.")},
			StreamOptions: openai.ChatCompletionStreamOptionsParam{IncludeUsage: openai.Bool(true)},
		}).Content
	},
	"together-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.together.xyz/v1"), openai.ChatCompletionNewParams{
			Model:     "Qwen/Qwen2.5-72B-Instruct-Turbo",
			Messages:  messages{openai.SystemMessage("Speak like a pirate."), openai.UserMessage("Where is the gold?")},
			MaxTokens: openai.Int(100),
		})
	},
	"xai-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.x.ai/v1"), openai.ChatCompletionNewParams{
			Model:           "grok-3-mini",
			Messages:        messages{openai.UserMessage("How far is Mars?")},
			ReasoningEffort: openai.ReasoningEffortHigh,
		})
	},
	"deepseek-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.deepseek.com/v1"), openai.ChatCompletionNewParams{
			Model:    "deepseek-chat",
			Messages: messages{openai.SystemMessage("Answer in JSON."), openai.UserMessage("Which colour has the sky?")},
			ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
				OfJSONObject: &openai.ResponseFormatJSONObjectParam{},
			},
		})
	},
	"azure-plain": func(t call.T) string {
		client := openai.NewClient(
			azure.WithEndpoint("https://demo.openai.azure.com", "2024-10-21"),
			azure.WithAPIKey("test"), option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0))
		return call.ChatText(t, client, openai.ChatCompletionNewParams{
			Model:       "gpt-4o",
			Messages:    messages{openai.SystemMessage("You are a baker."), openai.UserMessage("How long does bread bake?")},
			Temperature: openai.Float(0),
		})
	},
	"embed-one": func(t call.T) string {
		client := call.OpenAI(t)
		answer := call.Must(client.Embeddings.New(t.Ctx, openai.EmbeddingNewParams{
			Model: openai.EmbeddingModelTextEmbedding3Small,
			Input: openai.EmbeddingNewParamsInputUnion{OfString: openai.String("a cold night")},
		}))
		return fmt.Sprint(answer.Data[0].Embedding)
	},
	"embed-many": func(t call.T) string {
		client := call.OpenAI(t)
		answer := call.Must(client.Embeddings.New(t.Ctx, openai.EmbeddingNewParams{
			Model:          openai.EmbeddingModelTextEmbedding3Small,
			Input:          openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: []string{"red", "green", "blue"}},
			EncodingFormat: openai.EmbeddingNewParamsEncodingFormatFloat,
		}))
		return fmt.Sprint(answer.Data[2].Embedding)
	},
	"groq-json-schema": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.groq.com/openai/v1"), openai.ChatCompletionNewParams{
			Model:    "moonshotai/kimi-k2-instruct-0905",
			Messages: messages{openai.UserMessage("Describe the capital of Spain.")},
			ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
				OfJSONSchema: &openai.ResponseFormatJSONSchemaParam{JSONSchema: openai.ResponseFormatJSONSchemaJSONSchemaParam{
					Name: "capital",
					Schema: map[string]any{
						"type":                 "object",
						"properties":           map[string]any{"name": map[string]any{"type": "string"}, "old": map[string]any{"type": "boolean"}},
						"required":             []string{"name", "old"},
						"additionalProperties": false,
					},
				}},
			},
		})
	},
	"openrouter-reasoning": func(t call.T) string {
		params := openai.ChatCompletionNewParams{
			Model:    "deepseek/deepseek-r1",
			Messages: messages{openai.UserMessage("What is the weather in Muscat?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}
		params.SetExtraFields(map[string]any{"reasoning": map[string]any{"effort": "high"}})
		return call.ChatLoop(t, call.OpenAI(t, "https://openrouter.ai/api/v1"), params, call.RunTool)
	},
}
