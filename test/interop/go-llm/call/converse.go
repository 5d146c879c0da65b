package call

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
)

// Bedrock is a client of Bedrock's runtime.
func Bedrock(t T) *bedrockruntime.Client {
	return bedrockruntime.NewFromConfig(AWS(t))
}

// Turn is one turn of a conversation.
func Turn(role types.ConversationRole, text string) types.Message {
	return types.Message{Role: role, Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: text}}}
}

// System is a system prompt.
func System(text string) []types.SystemContentBlock {
	return []types.SystemContentBlock{&types.SystemContentBlockMemberText{Value: text}}
}

// Converse asks once.
func Converse(t T, input *bedrockruntime.ConverseInput) types.Message {
	output := Must(Bedrock(t).Converse(t.Ctx, input))
	return output.Output.(*types.ConverseOutputMemberMessage).Value
}

// TurnText is the text of a turn.
func TurnText(message types.Message) string {
	for _, block := range message.Content {
		if text, is := block.(*types.ContentBlockMemberText); is {
			return text.Value
		}
	}
	return ""
}

// ConverseLoop asks until the model uses no more tools.
func ConverseLoop(t T, input *bedrockruntime.ConverseInput) string {
	for {
		message := Converse(t, input)
		input.Messages = append(input.Messages, message)
		var results []types.ContentBlock
		for _, block := range message.Content {
			use, is := block.(*types.ContentBlockMemberToolUse)
			if !is {
				continue
			}
			var args map[string]any
			Check(use.Value.Input.UnmarshalSmithyDocument(&args))
			results = append(results, &types.ContentBlockMemberToolResult{Value: types.ToolResultBlock{
				ToolUseId: use.Value.ToolUseId,
				Content:   []types.ToolResultContentBlock{&types.ToolResultContentBlockMemberText{Value: RunTool(*use.Value.Name, Text(args))}},
			}})
		}
		if len(results) == 0 {
			return TurnText(message)
		}
		input.Messages = append(input.Messages, types.Message{Role: types.ConversationRoleUser, Content: results})
	}
}

// ConverseTools are the tools that most calls have.
func ConverseTools() []types.Tool {
	return []types.Tool{
		ConverseTool("get_weather", "Current weather in a city"),
		ConverseTool("get_time", "Local time in a city"),
	}
}

// ConverseTool is a tool that takes a city.
func ConverseTool(name, description string) types.Tool {
	return &types.ToolMemberToolSpec{Value: types.ToolSpecification{
		Name:        aws.String(name),
		Description: aws.String(description),
		InputSchema: &types.ToolInputSchemaMemberJson{Value: document.NewLazyDocument(CitySchema())},
	}}
}
