package heldout

import (
	"encoding/base64"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"respool.test/llm/call"
)

var converse = call.Set{
	"converse-plain": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId:  aws.String("amazon.nova-micro-v1:0"),
			Messages: []types.Message{call.Turn(types.ConversationRoleUser, "What is a harbour?")},
		}))
	},
	"converse-stream": func(t call.T) string {
		output := call.Must(call.Bedrock(t).ConverseStream(t.Ctx, &bedrockruntime.ConverseStreamInput{
			ModelId:         aws.String("amazon.nova-lite-v1:0"),
			System:          call.System("You are a sailor."),
			Messages:        []types.Message{call.Turn(types.ConversationRoleUser, "Tell me about tides.")},
			InferenceConfig: &types.InferenceConfiguration{MaxTokens: aws.Int32(250)},
		}))
		stream := output.GetStream()
		defer stream.Close()
		text := ""
		for event := range stream.Events() {
			if delta, is := event.(*types.ConverseStreamOutputMemberContentBlockDelta); is {
				text += delta.Value.Delta.(*types.ContentBlockDeltaMemberText).Value
			}
		}
		call.Check(stream.Err())
		return text
	},
	"converse-image": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId: aws.String("amazon.nova-lite-v1:0"),
			Messages: []types.Message{{Role: types.ConversationRoleUser, Content: []types.ContentBlock{
				&types.ContentBlockMemberText{Value: "Which colour is it?"},
				&types.ContentBlockMemberImage{Value: types.ImageBlock{
					Format: types.ImageFormatPng,
					Source: &types.ImageSourceMemberBytes{Value: call.Must(base64.StdEncoding.DecodeString(call.PNG))},
				}},
			}}},
		}))
	},
	"converse-tool-choice": func(t call.T) string {
		message := call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId:  aws.String("anthropic.claude-sonnet-4-5-20250929-v1:0"),
			Messages: []types.Message{call.Turn(types.ConversationRoleUser, "Is it dark in Tromso?")},
			ToolConfig: &types.ToolConfiguration{
				Tools:      call.ConverseTools(),
				ToolChoice: &types.ToolChoiceMemberTool{Value: types.SpecificToolChoice{Name: aws.String("get_time")}},
			},
		})
		var args map[string]any
		call.Check(message.Content[0].(*types.ContentBlockMemberToolUse).Value.Input.UnmarshalSmithyDocument(&args))
		return call.Text(args)
	},
	"converse-history": func(t call.T) string {
		return call.TurnText(call.Converse(t, &bedrockruntime.ConverseInput{
			ModelId: aws.String("amazon.nova-lite-v1:0"),
			Messages: []types.Message{
				call.Turn(types.ConversationRoleUser, "My ship is called Argo."),
				call.Turn(types.ConversationRoleAssistant, "Ahoy, Argo!"),
				call.Turn(types.ConversationRoleUser, "How is my ship called?"),
			},
		}))
	},
	"converse-same-tool": func(t call.T) string {
		return call.ConverseLoop(t, &bedrockruntime.ConverseInput{
			ModelId:    aws.String("anthropic.claude-sonnet-4-5-20250929-v1:0"),
			Messages:   []types.Message{call.Turn(types.ConversationRoleUser, "Where is it warmer, check both Vigo and Lugo.")},
			ToolConfig: &types.ToolConfiguration{Tools: call.ConverseTools()[:1]},
		})
	},
}
