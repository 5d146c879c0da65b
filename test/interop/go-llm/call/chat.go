package call

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"
)

// OpenAI is a client of the API itself, or of a host that speaks its dialect.
func OpenAI(t T, base ...string) openai.Client {
	options := []option.RequestOption{option.WithAPIKey("sk-test"), option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0)}
	if len(base) > 0 {
		options = append(options, option.WithBaseURL(base[0]))
	}
	return openai.NewClient(options...)
}

// ChatText asks once.
func ChatText(t T, client openai.Client, params openai.ChatCompletionNewParams) string {
	completion := Must(client.Chat.Completions.New(t.Ctx, params))
	return completion.Choices[0].Message.Content
}

// ChatStream asks once and collects the stream.
func ChatStream(t T, client openai.Client, params openai.ChatCompletionNewParams) openai.ChatCompletionMessage {
	stream := client.Chat.Completions.NewStreaming(t.Ctx, params)
	defer stream.Close()
	var all openai.ChatCompletionAccumulator
	for stream.Next() {
		all.AddChunk(stream.Current())
	}
	Check(stream.Err())
	return all.Choices[0].Message
}

// ChatLoop asks until the model calls no more tools.
func ChatLoop(t T, client openai.Client, params openai.ChatCompletionNewParams, run func(name, args string) string) string {
	for {
		message := Must(client.Chat.Completions.New(t.Ctx, params)).Choices[0].Message
		if len(message.ToolCalls) == 0 {
			return message.Content
		}
		params.Messages = append(params.Messages, message.ToParam())
		for _, toolCall := range message.ToolCalls {
			result := run(toolCall.Function.Name, toolCall.Function.Arguments)
			params.Messages = append(params.Messages, openai.ToolMessage(result, toolCall.ID))
		}
	}
}

type cityArgs struct {
	City string `json:"city"`
}

// RunTool runs the tools that most calls have.
func RunTool(name, args string) string {
	city := Args[cityArgs](args).City
	if name == "get_time" {
		return Time(city)
	}
	return Weather(city)
}

// CitySchema is what both of these tools take.
func CitySchema() map[string]any {
	return map[string]any{
		"type": "object",
		"properties": map[string]any{
			"city": map[string]any{"type": "string", "description": "Name of the city"},
		},
		"required": []string{"city"},
	}
}

// ChatTools are the tools that most calls have.
func ChatTools() []openai.ChatCompletionToolUnionParam {
	return []openai.ChatCompletionToolUnionParam{ChatWeather(), openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
		Name:        "get_time",
		Description: openai.String("Local time in a city"),
		Parameters:  CitySchema(),
	})}
}

// ChatWeather is the first of them.
func ChatWeather() openai.ChatCompletionToolUnionParam {
	return openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
		Name:        "get_weather",
		Description: openai.String("Current weather in a city"),
		Parameters:  CitySchema(),
	})
}
