package tuning

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/responses"
	"github.com/openai/openai-go/v3/shared"

	"respool.test/llm/call"
)

var openaiResponses = call.Set{
	"responses-plain": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Input("What is a glacier?"),
		}).OutputText()
	},
	"responses-instructions": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model:        openai.ChatModelGPT4_1,
			Instructions: openai.String("You are a geologist."),
			Input:        call.Input("What is basalt?"),
		}).OutputText()
	},
	"responses-tool": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(call.User("What is the weather in Tunis?")),
			Tools: call.ResponseTools()[:1],
		})
	},
	"responses-chain": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model:        openai.ChatModelGPT4_1,
			Instructions: openai.String("Use the tools one after the other."),
			Input:        call.Items(call.User("Find the weather in Dakar, then the time.")),
			Tools:        call.ResponseTools(),
		})
	},
	"responses-reasoning-tool": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model:     openai.ChatModelGPT5,
			Input:     call.Items(call.User("Is it warm in Cairo?")),
			Tools:     call.ResponseTools()[:1],
			Reasoning: shared.ReasoningParam{Effort: shared.ReasoningEffortLow, Summary: shared.ReasoningSummaryAuto},
		})
	},
	"responses-pdf": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(responses.ResponseInputItemParamOfMessage(responses.ResponseInputMessageContentListParam{
				{OfInputFile: &responses.ResponseInputFileParam{
					Filename: openai.String("report.pdf"),
					FileData: openai.String("data:application/pdf;base64," + call.PDF),
				}},
				responses.ResponseInputContentParamOfInputText("Summarise the report."),
			}, responses.EasyInputMessageRoleUser)),
		}).OutputText()
	},
	"responses-settings": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model:           openai.ChatModelGPT4_1Mini,
			Input:           call.Items(responses.ResponseInputItemParamOfMessage("Be brief.", responses.EasyInputMessageRoleSystem), call.User("Name three lakes.")),
			Temperature:     openai.Float(0.2),
			TopP:            openai.Float(0.8),
			MaxOutputTokens: openai.Int(150),
			Store:           openai.Bool(false),
			User:            openai.String("user-7"),
			Metadata:        shared.Metadata{"team": "maps"},
		}).OutputText()
	},
	"responses-tool-choice": func(t call.T) string {
		response := call.Response(t, responses.ResponseNewParams{
			Model:      openai.ChatModelGPT4_1,
			Input:      call.Input("Is there rain in Bogota today?"),
			Tools:      call.ResponseTools(),
			ToolChoice: responses.ResponseNewParamsToolChoiceUnion{OfToolChoiceMode: openai.Opt(responses.ToolChoiceOptionsRequired)},
		})
		return response.Output[0].AsFunctionCall().Arguments
	},
	"responses-same-tool": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(call.User("Where is it warmer, check both Toledo and Burgos.")),
			Tools: call.ResponseTools()[:1],
		})
	},
	"responses-reflected-schema": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model:        openai.ChatModelGPT4_1,
			Instructions: openai.String("Extract the event."),
			Input:        call.Input("Grace, 40, gives a party called Bugs."),
			Text: responses.ResponseTextConfigParam{
				Format: responses.ResponseFormatTextConfigParamOfJSONSchema("event", call.Schema[call.Event]()),
			},
		}).OutputText()
	},
	"responses-file-id": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(responses.ResponseInputItemParamOfMessage(responses.ResponseInputMessageContentListParam{
				responses.ResponseInputContentParamOfInputText("What is in the file?"),
				{OfInputFile: &responses.ResponseInputFileParam{FileID: openai.String("file-abc123")}},
			}, responses.EasyInputMessageRoleUser)),
		}).OutputText()
	},
}
