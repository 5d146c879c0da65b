package heldout

import (
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/responses"
	"github.com/openai/openai-go/v3/shared"

	"respool.test/llm/call"
)

var openaiResponses = call.Set{
	"responses-history": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(
				call.User("My dog is called Rex."),
				responses.ResponseInputItemParamOfMessage("What a nice name!", responses.EasyInputMessageRoleAssistant),
				call.User("How is my dog called?"),
			),
		}).OutputText()
	},
	"responses-stream": func(t call.T) string {
		client := call.OpenAI(t)
		stream := client.Responses.NewStreaming(t.Ctx, responses.ResponseNewParams{
			Model:        openai.ChatModelGPT4_1,
			Instructions: openai.String("You are a poet."),
			Input:        call.Input("Write a line about the Sun."),
		})
		defer stream.Close()
		text := ""
		for stream.Next() {
			if delta, is := stream.Current().AsAny().(responses.ResponseTextDeltaEvent); is {
				text += delta.Delta
			}
		}
		call.Check(stream.Err())
		return text
	},
	"responses-parallel": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(call.User("Give me both the weather in Delhi and the time in Accra.")),
			Tools: call.ResponseTools(),
		})
	},
	"responses-previous": func(t call.T) string {
		first := call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Input("Pick a number."),
			Store: openai.Bool(true),
		})
		return call.Response(t, responses.ResponseNewParams{
			Model:              openai.ChatModelGPT4_1,
			PreviousResponseID: openai.String(first.ID),
			Input:              call.Input("Double it."),
		}).OutputText()
	},
	"responses-json-schema": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Input("Extract: the meeting with Grace is on Friday."),
			Text: responses.ResponseTextConfigParam{Format: responses.ResponseFormatTextConfigUnionParam{
				OfJSONSchema: &responses.ResponseFormatTextJSONSchemaConfigParam{
					Name: "meeting",
					Schema: map[string]any{
						"type": "object",
						"properties": map[string]any{
							"person": map[string]any{"type": "string"},
							"day":    map[string]any{"type": "string", "enum": []string{"Monday", "Friday"}},
						},
						"required":             []string{"person", "day"},
						"additionalProperties": false,
					},
					Strict: openai.Bool(true),
				},
			}},
		}).OutputText()
	},
	"responses-reasoning": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model:     openai.ChatModelGPT5,
			Input:     call.Input("Is 97 a prime number?"),
			Reasoning: shared.ReasoningParam{Effort: shared.ReasoningEffortHigh},
		}).OutputText()
	},
	"responses-encrypted": func(t call.T) string {
		return call.ResponseLoop(t, responses.ResponseNewParams{
			Model:     openai.ChatModelGPT5,
			Input:     call.Items(call.User("Is it cold in Nuuk?")),
			Tools:     call.ResponseTools()[:1],
			Reasoning: shared.ReasoningParam{Effort: shared.ReasoningEffortMedium},
			Store:     openai.Bool(false),
			Include:   []responses.ResponseIncludable{responses.ResponseIncludableReasoningEncryptedContent},
		})
	},
	"responses-image": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Items(responses.ResponseInputItemParamOfMessage(responses.ResponseInputMessageContentListParam{
				responses.ResponseInputContentParamOfInputText("What is shown?"),
				{OfInputImage: &responses.ResponseInputImageParam{
					Detail:   responses.ResponseInputImageDetailAuto,
					ImageURL: openai.String("https://images.example/dog.png"),
				}},
			}, responses.EasyInputMessageRoleUser)),
		}).OutputText()
	},
	"responses-web-search": func(t call.T) string {
		return call.Response(t, responses.ResponseNewParams{
			Model: openai.ChatModelGPT4_1,
			Input: call.Input("What happened in Paris today?"),
			Tools: []responses.ToolUnionParam{responses.ToolParamOfWebSearch(responses.WebSearchToolTypeWebSearch)},
		}).OutputText()
	},
}
