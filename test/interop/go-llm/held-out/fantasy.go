package heldout

import (
	"charm.land/fantasy"
	"charm.land/fantasy/providers/google"
	"charm.land/fantasy/providers/openai"
	"charm.land/fantasy/providers/openaicompat"
	"charm.land/fantasy/providers/openrouter"

	"respool.test/llm/call"
)

var agents = call.Set{
	"fantasy-openai": func(t call.T) string {
		provider := call.Must(openai.New(openai.WithAPIKey("sk-test"), openai.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "gpt-4o", "What is a fjord?",
			fantasy.WithSystemPrompt("You are a geographer."), fantasy.WithMaxOutputTokens(500), fantasy.WithTemperature(0.6))
	},
	"fantasy-openai-responses": func(t call.T) string {
		provider := call.Must(openai.New(openai.WithAPIKey("sk-test"), openai.WithHTTPClient(t.HTTP), openai.WithUseResponsesAPI()))
		return call.Agent(t, provider, "gpt-4.1", "What is the weather in Split?",
			fantasy.WithSystemPrompt("You are a travel guide."), fantasy.WithTools(call.AgentTools()[0]))
	},
	"fantasy-google": func(t call.T) string {
		provider := call.Must(google.New(google.WithGeminiAPIKey("test"), google.WithHTTPClient(t.HTTP)))
		return call.AgentStream(t, provider, "gemini-2.5-flash", "What is a geyser?",
			fantasy.WithSystemPrompt("You are a geologist."), fantasy.WithMaxOutputTokens(400))
	},
	"fantasy-compat-tool": func(t call.T) string {
		provider := call.Must(openaicompat.New(openaicompat.WithBaseURL("https://api.x.ai/v1"),
			openaicompat.WithAPIKey("sk-test"), openaicompat.WithHTTPClient(t.HTTP)))
		return call.AgentStream(t, provider, "grok-4", "Give both the weather in Leeds and the time in Boston.",
			fantasy.WithSystemPrompt("Use the tools."), fantasy.WithTools(call.AgentTools()...))
	},
	"fantasy-openrouter-tool": func(t call.T) string {
		provider := call.Must(openrouter.New(openrouter.WithAPIKey("sk-test"), openrouter.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "moonshotai/kimi-k2", "What is the weather in Hamburg?",
			fantasy.WithTools(call.AgentTools()[0]))
	},
}
