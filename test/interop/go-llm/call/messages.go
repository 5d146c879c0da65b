package call

import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/bedrock"
	"github.com/anthropics/anthropic-sdk-go/option"
	"github.com/anthropics/anthropic-sdk-go/vertex"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"
)

// AWS is what the AWS clients are made of.
func AWS(t T) aws.Config {
	return aws.Config{
		Region:      "us-east-1",
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
		HTTPClient:  t.HTTP,
	}
}

// Anthropic is a client of the API itself.
func Anthropic(t T) anthropic.Client {
	return anthropic.NewClient(option.WithAPIKey("sk-test"), option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0))
}

// AnthropicBedrock is a client of Anthropic's models on Bedrock.
func AnthropicBedrock(t T) anthropic.Client {
	return anthropic.NewClient(bedrock.WithConfig(AWS(t)), option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0))
}

// AnthropicVertex is a client of Anthropic's models on Vertex.
func AnthropicVertex(t T) anthropic.Client {
	token := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: "test"})
	return anthropic.NewClient(
		vertex.WithCredentials(t.Ctx, "us-east5", "demo-project", &google.Credentials{TokenSource: token}),
		option.WithHTTPClient(t.HTTP), option.WithMaxRetries(0))
}

// MessageText is the text of an answer.
func MessageText(message *anthropic.Message) string {
	for _, block := range message.Content {
		if text, is := block.AsAny().(anthropic.TextBlock); is {
			return text.Text
		}
	}
	return ""
}

// Message asks once.
func Message(t T, client anthropic.Client, params anthropic.MessageNewParams) string {
	return MessageText(Must(client.Messages.New(t.Ctx, params)))
}

// MessageStream asks once and collects the stream.
func MessageStream(t T, client anthropic.Client, params anthropic.MessageNewParams) *anthropic.Message {
	stream := client.Messages.NewStreaming(t.Ctx, params)
	defer stream.Close()
	var message anthropic.Message
	for stream.Next() {
		Check(message.Accumulate(stream.Current()))
	}
	Check(stream.Err())
	return &message
}

// MessageLoop asks with ask until the model uses no more tools.
func MessageLoop(t T, client anthropic.Client, params anthropic.MessageNewParams, stream bool) string {
	for {
		var message *anthropic.Message
		if stream {
			message = MessageStream(t, client, params)
		} else {
			message = Must(client.Messages.New(t.Ctx, params))
		}
		params.Messages = append(params.Messages, message.ToParam())
		var results []anthropic.ContentBlockParamUnion
		for _, block := range message.Content {
			if use, is := block.AsAny().(anthropic.ToolUseBlock); is {
				results = append(results, anthropic.NewToolResultBlock(use.ID, RunTool(use.Name, string(use.Input)), false))
			}
		}
		if len(results) == 0 {
			return MessageText(message)
		}
		params.Messages = append(params.Messages, anthropic.NewUserMessage(results...))
	}
}

// MessageTools are the tools that most calls have.
func MessageTools() []anthropic.ToolUnionParam {
	clock := MessageWeather()
	clock.OfTool.Name = "get_time"
	clock.OfTool.Description = anthropic.String("Local time in a city")
	return []anthropic.ToolUnionParam{MessageWeather(), clock}
}

// MessageWeather is the first of them.
func MessageWeather() anthropic.ToolUnionParam {
	return anthropic.ToolUnionParam{OfTool: &anthropic.ToolParam{
		Name:        "get_weather",
		Description: anthropic.String("Current weather in a city"),
		InputSchema: anthropic.ToolInputSchemaParam{
			Properties: map[string]any{"city": map[string]any{"type": "string", "description": "Name of the city"}},
			Required:   []string{"city"},
		},
	}}
}

// Ask is a conversation of one user turn.
func Ask(text string) []anthropic.MessageParam {
	return []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock(text))}
}
