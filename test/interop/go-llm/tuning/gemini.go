package tuning

import (
	"google.golang.org/genai"

	"respool.test/llm/call"
)

var gemini = call.Set{
	"gemini-plain": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("What is a comet?"), nil)
	},
	"gemini-system": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("What is a quasar?"), &genai.GenerateContentConfig{
			SystemInstruction: genai.NewContentFromText("You are an astronomer.", genai.RoleUser),
			Temperature:       genai.Ptr[float32](0.5),
		})
	},
	"gemini-history": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", []*genai.Content{
			genai.NewContentFromText("My cat is called Tom.", genai.RoleUser),
			genai.NewContentFromText("Hello Tom!", genai.RoleModel),
			genai.NewContentFromText("How is my cat called?", genai.RoleUser),
		}, nil)
	},
	"gemini-stream": func(t call.T) string {
		return call.GenerateStream(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Tell me about Saturn."), &genai.GenerateContentConfig{
			MaxOutputTokens: 400,
		})
	},
	"gemini-parallel": func(t call.T) string {
		return call.GenerateLoop(t, call.Gemini(t), "gemini-2.5-pro",
			genai.Text("Tell me both the weather in Kyoto and the time in Dubai."),
			&genai.GenerateContentConfig{Tools: []*genai.Tool{{FunctionDeclarations: call.GeminiTools()}}})
	},
	"gemini-pdf": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", []*genai.Content{
			genai.NewContentFromParts([]*genai.Part{
				genai.NewPartFromURI("https://files.example/report.pdf", "application/pdf"),
				genai.NewPartFromText("Summarise this."),
			}, genai.RoleUser),
		}, nil)
	},
	"gemini-json": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Describe the capital of France."), &genai.GenerateContentConfig{
			ResponseMIMEType: "application/json",
			ResponseSchema: &genai.Schema{
				Type: genai.TypeObject,
				Properties: map[string]*genai.Schema{
					"name":       {Type: genai.TypeString},
					"population": {Type: genai.TypeInteger},
					"landmarks":  {Type: genai.TypeArray, Items: &genai.Schema{Type: genai.TypeString}},
				},
				Required: []string{"name", "population", "landmarks"},
			},
		})
	},
	"gemini-embed": func(t call.T) string {
		answer := call.Must(call.Gemini(t).Models.EmbedContent(t.Ctx, "gemini-embedding-001", genai.Text("a warm day"), nil))
		return call.Vector(answer.Embeddings[0])
	},
	"gemini-vertex-stream": func(t call.T) string {
		return call.GenerateStream(t, call.Vertex(t), "gemini-2.5-flash", genai.Text("Tell me about Jupiter."), &genai.GenerateContentConfig{
			Temperature: genai.Ptr[float32](0.7),
		})
	},
	"gemini-safety": func(t call.T) string {
		return call.Generate(t, call.Gemini(t), "gemini-2.5-flash", genai.Text("Tell a ghost story."), &genai.GenerateContentConfig{
			SafetySettings: []*genai.SafetySetting{{
				Category:  genai.HarmCategoryHarassment,
				Threshold: genai.HarmBlockThresholdBlockOnlyHigh,
			}},
		})
	},
}
