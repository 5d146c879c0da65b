package tuning

import (
	"fmt"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/azure"
	"github.com/openai/openai-go/v3/option"

	"respool.test/llm/call"
)

var hosts = call.Set{
	"groq-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.groq.com/openai/v1"), openai.ChatCompletionNewParams{
			Model:       "llama-3.3-70b-versatile",
			Messages:    messages{openai.SystemMessage("You are a chef."), openai.UserMessage("How do I boil an egg?")},
			MaxTokens:   openai.Int(256),
			Temperature: openai.Float(0.3),
		})
	},
	"openrouter-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://openrouter.ai/api/v1"), openai.ChatCompletionNewParams{
			Model:     "meta-llama/llama-3.3-70b-instruct",
			Messages:  messages{openai.SystemMessage("You are a chef."), openai.UserMessage("How do I fry an onion?")},
			MaxTokens: openai.Int(300),
		})
	},
	"openrouter-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t, "https://openrouter.ai/api/v1"), openai.ChatCompletionNewParams{
			Model:    "openai/gpt-4o",
			Messages: messages{openai.UserMessage("What is the weather in Havana?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"xai-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t, "https://api.x.ai/v1"), openai.ChatCompletionNewParams{
			Model:    "grok-4",
			Messages: messages{openai.UserMessage("What is the weather in Perth?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"deepseek-tool": func(t call.T) string {
		return call.ChatLoop(t, call.OpenAI(t, "https://api.deepseek.com/v1"), openai.ChatCompletionNewParams{
			Model:    "deepseek-chat",
			Messages: messages{openai.SystemMessage("You know the weather."), openai.UserMessage("What is the weather in Xian?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"mistral-plain": func(t call.T) string {
		return call.ChatText(t, call.OpenAI(t, "https://api.mistral.ai/v1"), openai.ChatCompletionNewParams{
			Model:       "mistral-small-latest",
			Messages:    messages{openai.UserMessage("Write a limerick.")},
			Temperature: openai.Float(0.9),
		})
	},
	"azure-tool": func(t call.T) string {
		client := openai.NewClient(
			azure.WithEndpoint("https://demo.openai.azure.com", "2024-10-21"),
			azure.WithAPIKey("test"), option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0))
		return call.ChatLoop(t, client, openai.ChatCompletionNewParams{
			Model:    "gpt-4o",
			Messages: messages{openai.UserMessage("What is the weather in Malmo?")},
			Tools:    []openai.ChatCompletionToolUnionParam{call.ChatWeather()},
		}, call.RunTool)
	},
	"embed-dimensions": func(t call.T) string {
		client := call.OpenAI(t)
		answer := call.Must(client.Embeddings.New(t.Ctx, openai.EmbeddingNewParams{
			Model:      openai.EmbeddingModelTextEmbedding3Large,
			Input:      openai.EmbeddingNewParamsInputUnion{OfString: openai.String("a warm day")},
			Dimensions: openai.Int(8),
		}))
		return fmt.Sprint(answer.Data[0].Embedding)
	},
}
