package call

import (
	"fmt"

	"google.golang.org/genai"
)

// Gemini is a client of the Gemini API.
func Gemini(t T) *genai.Client {
	return Must(genai.NewClient(t.Ctx, &genai.ClientConfig{
		APIKey:     "test",
		Backend:    genai.BackendGeminiAPI,
		HTTPClient: t.HTTP,
	}))
}

// Vertex is a client of Gemini on Vertex; the HTTP client given is taken as authorized.
func Vertex(t T) *genai.Client {
	return Must(genai.NewClient(t.Ctx, &genai.ClientConfig{
		Project:    "demo-project",
		Location:   "us-central1",
		Backend:    genai.BackendVertexAI,
		HTTPClient: t.HTTP,
	}))
}

// Generate asks once.
func Generate(t T, client *genai.Client, model string, contents []*genai.Content, config *genai.GenerateContentConfig) string {
	return Must(client.Models.GenerateContent(t.Ctx, model, contents, config)).Text()
}

// GenerateStream asks once and collects the stream.
func GenerateStream(t T, client *genai.Client, model string, contents []*genai.Content, config *genai.GenerateContentConfig) string {
	text := ""
	for chunk, err := range client.Models.GenerateContentStream(t.Ctx, model, contents, config) {
		Check(err)
		text += chunk.Text()
	}
	return text
}

// GenerateLoop asks until the model calls no more functions.
func GenerateLoop(t T, client *genai.Client, model string, contents []*genai.Content, config *genai.GenerateContentConfig) string {
	for {
		answer := Must(client.Models.GenerateContent(t.Ctx, model, contents, config))
		calls := answer.FunctionCalls()
		if len(calls) == 0 {
			return answer.Text()
		}
		contents = append(contents, answer.Candidates[0].Content)
		var parts []*genai.Part
		for _, made := range calls {
			result := map[string]any{"output": RunTool(made.Name, Text(made.Args))}
			part := genai.NewPartFromFunctionResponse(made.Name, result)
			part.FunctionResponse.ID = made.ID
			parts = append(parts, part)
		}
		contents = append(contents, genai.NewContentFromParts(parts, genai.RoleUser))
	}
}

// GeminiTools are the functions that most calls have.
func GeminiTools() []*genai.FunctionDeclaration {
	city := &genai.Schema{
		Type:       genai.TypeObject,
		Properties: map[string]*genai.Schema{"city": {Type: genai.TypeString, Description: "Name of the city"}},
		Required:   []string{"city"},
	}
	return []*genai.FunctionDeclaration{
		{Name: "get_weather", Description: "Current weather in a city", Parameters: city},
		{Name: "get_time", Description: "Local time in a city", Parameters: city},
	}
}

// Vector shows an embedding.
func Vector(embedding *genai.ContentEmbedding) string {
	return fmt.Sprint(embedding.Values)
}
