package call

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/responses"
)

// Response asks once.
func Response(t T, params responses.ResponseNewParams) *responses.Response {
	client := OpenAI(t)
	return Must(client.Responses.New(t.Ctx, params))
}

// Input is a plain text as input.
func Input(text string) responses.ResponseNewParamsInputUnion {
	return responses.ResponseNewParamsInputUnion{OfString: openai.String(text)}
}

// Items is a list as input.
func Items(items ...responses.ResponseInputItemUnionParam) responses.ResponseNewParamsInputUnion {
	return responses.ResponseNewParamsInputUnion{OfInputItemList: items}
}

// User is a user turn.
func User(text string) responses.ResponseInputItemUnionParam {
	return responses.ResponseInputItemParamOfMessage(text, responses.EasyInputMessageRoleUser)
}

// ToolResult is what a tool said.
func ToolResult(id, text string) responses.ResponseInputItemUnionParam {
	return responses.ResponseInputItemUnionParam{OfFunctionCallOutput: &responses.ResponseInputItemFunctionCallOutputParam{
		CallID: id,
		Output: responses.ResponseInputItemFunctionCallOutputOutputUnionParam{OfString: openai.String(text)},
	}}
}

// ResponseLoop asks until the model calls no more tools, and sends the whole conversation each time.
func ResponseLoop(t T, params responses.ResponseNewParams) string {
	items := params.Input.OfInputItemList
	for {
		params.Input.OfInputItemList = items
		response := Response(t, params)
		var results []responses.ResponseInputItemUnionParam
		for _, output := range response.Output {
			switch item := output.AsAny().(type) {
			case responses.ResponseReasoningItem:
				kept := item.ToParam()
				items = append(items, responses.ResponseInputItemUnionParam{OfReasoning: &kept})
			case responses.ResponseFunctionToolCall:
				kept := item.ToParam()
				items = append(items, responses.ResponseInputItemUnionParam{OfFunctionCall: &kept})
				results = append(results, ToolResult(item.CallID, RunTool(item.Name, item.Arguments)))
			}
		}
		if len(results) == 0 {
			return response.OutputText()
		}
		items = append(items, results...)
	}
}

// ResponseTools are the tools that most calls have.
func ResponseTools() []responses.ToolUnionParam {
	return []responses.ToolUnionParam{
		{OfFunction: &responses.FunctionToolParam{
			Name:        "get_weather",
			Description: openai.String("Current weather in a city"),
			Parameters:  CitySchema(),
			Strict:      openai.Bool(false),
		}},
		{OfFunction: &responses.FunctionToolParam{
			Name:        "get_time",
			Description: openai.String("Local time in a city"),
			Parameters:  CitySchema(),
			Strict:      openai.Bool(false),
		}},
	}
}
