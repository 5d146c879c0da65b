package tuning

import (
	"charm.land/fantasy"
	"charm.land/fantasy/providers/anthropic"
	"charm.land/fantasy/providers/azure"
	"charm.land/fantasy/providers/bedrock"
	"charm.land/fantasy/providers/google"
	"charm.land/fantasy/providers/openai"
	"charm.land/fantasy/providers/openaicompat"

	"respool.test/llm/call"
)

var agents = call.Set{
	"fantasy-openai-tool": func(t call.T) string {
		provider := call.Must(openai.New(openai.WithAPIKey("sk-test"), openai.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "gpt-4o", "What is the weather in Naples?",
			fantasy.WithSystemPrompt("You are a travel guide."), fantasy.WithTools(call.AgentTools()[0]))
	},
	"fantasy-stream": func(t call.T) string {
		provider := call.Must(openai.New(openai.WithAPIKey("sk-test"), openai.WithHTTPClient(t.HTTP)))
		return call.AgentStream(t, provider, "gpt-4o-mini", "Say hello in Portuguese.",
			fantasy.WithSystemPrompt("You are a helpful assistant."))
	},
	"fantasy-anthropic": func(t call.T) string {
		provider := call.Must(anthropic.New(anthropic.WithAPIKey("sk-test"), anthropic.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "claude-sonnet-4-5", "What is moss?",
			fantasy.WithSystemPrompt("You are a botanist."), fantasy.WithMaxOutputTokens(600), fantasy.WithTemperature(0.4))
	},
	"fantasy-anthropic-tool": func(t call.T) string {
		provider := call.Must(anthropic.New(anthropic.WithAPIKey("sk-test"), anthropic.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "claude-sonnet-4-5", "Get both the weather in Genoa and the time in Tokyo.",
			fantasy.WithTools(call.AgentTools()...), fantasy.WithMaxOutputTokens(1000))
	},
	"fantasy-google-tool": func(t call.T) string {
		provider := call.Must(google.New(google.WithGeminiAPIKey("test"), google.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "gemini-2.5-flash", "What is the weather in Jaipur?",
			fantasy.WithSystemPrompt("You are a travel guide."), fantasy.WithTools(call.AgentTools()[0]))
	},
	"fantasy-compat": func(t call.T) string {
		provider := call.Must(openaicompat.New(openaicompat.WithBaseURL("https://api.groq.com/openai/v1"),
			openaicompat.WithAPIKey("sk-test"), openaicompat.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "moonshotai/kimi-k2-instruct-0905", "Say hi in Portuguese.",
			fantasy.WithSystemPrompt("You are a helpful assistant."), fantasy.WithMaxOutputTokens(400))
	},
	"fantasy-azure": func(t call.T) string {
		provider := call.Must(azure.New(azure.WithBaseURL("https://demo.openai.azure.com"),
			azure.WithAPIKey("test"), azure.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "gpt-4o", "Say good night in Italian.", fantasy.WithTemperature(0.1))
	},
	"fantasy-bedrock": func(t call.T) string {
		provider := call.Must(bedrock.New(bedrock.WithAPIKey("test"), bedrock.WithRegion("us-east-1"), bedrock.WithHTTPClient(t.HTTP)))
		return call.Agent(t, provider, "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "Name a glacier.",
			fantasy.WithSystemPrompt("You are a geologist."), fantasy.WithMaxOutputTokens(300))
	},
}
