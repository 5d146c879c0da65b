package heldout

import (
	"encoding/base64"

	"google.golang.org/genai"

	"respool.test/llm/call"
)

var gemini = call.Set{
	"gemini-tool": func(t call.T) string {
		return call.GenerateLoop(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("What is the weather in Hanoi?"),
			&genai.GenerateContentConfig{Tools: []*genai.Tool{{FunctionDeclarations: call.GeminiTools()[:1]}}})
	},
	"gemini-nested-tool": func(t call.T) string {
		answer := call.Must(call.Gemini(t).Models.GenerateContent(t.Ctx, "gemini-2.5-flash", genai.Text("Order two large pizzas for Grace."),
			&genai.GenerateContentConfig{Tools: []*genai.Tool{{FunctionDeclarations: []*genai.FunctionDeclaration{{
				Name:        "order",
				Description: "Places an order",
				Parameters: &genai.Schema{
					Type: genai.TypeObject,
					Properties: map[string]*genai.Schema{
						"customer": {Type: genai.TypeString, Description: "Who orders"},
						"items": {Type: genai.TypeArray, Items: &genai.Schema{
							Type: genai.TypeObject,
							Properties: map[string]*genai.Schema{
								"dish":   {Type: genai.TypeString},
								"size":   {Type: genai.TypeString, Enum: []string{"small", "medium", "large"}},
								"count":  {Type: genai.TypeInteger, Minimum: genai.Ptr(1.0)},
								"extras": {Type: genai.TypeArray, Items: &genai.Schema{Type: genai.TypeString}},
							},
							Required: []string{"dish", "size", "count"},
						}},
						"note": {Type: genai.TypeString, Description: "Anything else"},
					},
					Required: []string{"customer", "items"},
				},
			}}}}}))
		return call.Text(answer.FunctionCalls()[0].Args)
	},
	"gemini-tool-config": func(t call.T) string {
		answer := call.Must(call.Gemini(t).Models.GenerateContent(t.Ctx, "gemini-2.5-flash", genai.Text("Is it late in Suva?"),
			&genai.GenerateContentConfig{
				Tools: []*genai.Tool{{FunctionDeclarations: call.GeminiTools()}},
				ToolConfig: &genai.ToolConfig{FunctionCallingConfig: &genai.FunctionCallingConfig{
					Mode:                 genai.FunctionCallingConfigModeAny,
					AllowedFunctionNames: []string{"get_time"},
				}},
			}))
		return call.Text(answer.FunctionCalls()[0].Args)
	},
	"gemini-image": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", []*genai.Content{
			genai.NewContentFromParts([]*genai.Part{
				genai.NewPartFromText("Which colour is it?"),
				genai.NewPartFromBytes(call.Must(base64.StdEncoding.DecodeString(call.PNG)), "image/png"),
			}, genai.RoleUser),
		}, nil)
	},
	"gemini-settings": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Name three lakes."), &genai.GenerateContentConfig{
			Temperature:     genai.Ptr[float32](0.3),
			TopP:            genai.Ptr[float32](0.9),
			TopK:            genai.Ptr[float32](20),
			MaxOutputTokens: 128,
			StopSequences:   []string{"END"},
			Seed:            genai.Ptr[int32](7),
		})
	},
	"gemini-thinking": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-pro", genai.Text("Is 221 a prime number?"), &genai.GenerateContentConfig{
			ThinkingConfig: &genai.ThinkingConfig{IncludeThoughts: true, ThinkingBudget: genai.Ptr[int32](1024)},
		})
	},
	"gemini-search": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Who won the race yesterday?"), &genai.GenerateContentConfig{
			Tools: []*genai.Tool{{GoogleSearch: &genai.GoogleSearch{}}},
		})
	},
	"gemini-vertex": func(t call.T) string {
		return call.Generate(t, call.Vertex(t), "gemini-2.5-flash", genai.Text("What is dew?"), &genai.GenerateContentConfig{
			SystemInstruction: genai.NewContentFromText("You are a meteorologist.", genai.RoleUser),
		})
	},
	"gemini-vertex-tool": func(t call.T) string {
		return call.GenerateLoop(t, call.Vertex(t), "gemini-2.5-flash", genai.Text("What is the weather in Lagos?"),
			&genai.GenerateContentConfig{Tools: []*genai.Tool{{FunctionDeclarations: call.GeminiTools()[:1]}}})
	},
	"gemini-two-cities": func(t call.T) string {
		return call.GenerateLoop(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Where is it warmer, check both Leon and Cadiz."),
			&genai.GenerateContentConfig{Tools: []*genai.Tool{{FunctionDeclarations: call.GeminiTools()[:1]}}})
	},
	"gemini-two-parts": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", []*genai.Content{
			genai.NewContentFromParts([]*genai.Part{
				genai.NewPartFromText("First: all that glitters."), genai.NewPartFromText("Second: is not gold."),
			}, genai.RoleUser),
		}, &genai.GenerateContentConfig{SystemInstruction: genai.NewContentFromText("You compare texts.", genai.RoleUser)})
	},
	"gemini-reflected": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Extract the event: Edith, 50, gives a party called Shells."),
			&genai.GenerateContentConfig{ResponseMIMEType: "application/json", ResponseJsonSchema: call.Schema[call.Event]()})
	},
}
