package tuning

import (
	"encoding/base64"
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"respool.test/llm/call"
)

var converse = call.Set{
	"converse-system": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId:  aws.String("amazon.nova-lite-v1:0"),
			System:   call.System("You are a sailor."),
			Messages: []types.Message{call.Turn(types.ConversationRoleUser, "What is a knot?")},
			InferenceConfig: &types.InferenceConfiguration{
				MaxTokens:     aws.Int32(200),
				Temperature:   aws.Float32(0.5),
				TopP:          aws.Float32(0.9),
				StopSequences: []string{"END"},
			},
		}))
	},
	"converse-tool": func(t call.T) string {
		return call.ConverseLoop(t, &bedrockruntime.ConverseInput{
			ModelId:    aws.String("anthropic.claude-sonnet-4-5-20250929-v1:0"),
			Messages:   []types.Message{call.Turn(types.ConversationRoleUser, "What is the weather in Zagreb?")},
			ToolConfig: &types.ToolConfiguration{Tools: call.ConverseTools()[:1]},
		})
	},
	"converse-parallel": func(t call.T) string {
		return call.ConverseLoop(t, &bedrockruntime.ConverseInput{
			ModelId:    aws.String("anthropic.claude-sonnet-4-5-20250929-v1:0"),
			System:     call.System("Use the tools."),
			Messages:   []types.Message{call.Turn(types.ConversationRoleUser, "Say both the weather in Riga and the time in Doha.")},
			ToolConfig: &types.ToolConfiguration{Tools: call.ConverseTools()},
		})
	},
	"converse-document": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId: aws.String("amazon.nova-lite-v1:0"),
			Messages: []types.Message{{Role: types.ConversationRoleUser, Content: []types.ContentBlock{
				&types.ContentBlockMemberText{Value: "Summarise the document."},
				&types.ContentBlockMemberDocument{Value: types.DocumentBlock{
					Name:   aws.String("report"),
					Format: types.DocumentFormatPdf,
					Source: &types.DocumentSourceMemberBytes{Value: call.Must(base64.StdEncoding.DecodeString(call.PDF))},
				}},
			}}},
		}))
	},
	"converse-thinking": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId:         aws.String("anthropic.claude-sonnet-4-5-20250929-v1:0"),
			Messages:        []types.Message{call.Turn(types.ConversationRoleUser, "Is 51 a prime number?")},
			InferenceConfig: &types.InferenceConfiguration{MaxTokens: aws.Int32(4000)},
			AdditionalModelRequestFields: document.NewLazyDocument(map[string]any{
				"thinking": map[string]any{"type": "enabled", "budget_tokens": 2000},
			}),
		}))
	},
	"invoke-claude": func(t call.T) string {
		output := call.Must(call.Bedrock(t).InvokeModel(t.Ctx, &bedrockruntime.InvokeModelInput{
			ModelId:     aws.String("anthropic.claude-haiku-4-5-20251001-v1:0"),
			ContentType: aws.String("application/json"),
			Accept:      aws.String("application/json"),
			Body: []byte(call.Text(map[string]any{
				"anthropic_version": "bedrock-2023-05-31",
				"max_tokens":        300,
				"messages":          []map[string]any{{"role": "user", "content": "Name a volcano."}},
			})),
		}))
		var answer struct {
			Content []struct{ Text string }
		}
		call.Check(json.Unmarshal(output.Body, &answer))
		return answer.Content[0].Text
	},
}
