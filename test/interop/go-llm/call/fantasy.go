package call

import (
	"context"

	"charm.land/fantasy"
)

// Agent asks a model through an agent until it is done.
func Agent(t T, provider fantasy.Provider, model, prompt string, options ...fantasy.AgentOption) string {
	agent := fantasy.NewAgent(Must(provider.LanguageModel(t.Ctx, model)), options...)
	return Must(agent.Generate(t.Ctx, fantasy.AgentCall{Prompt: prompt})).Response.Content.Text()
}

// AgentStream is Agent with streams.
func AgentStream(t T, provider fantasy.Provider, model, prompt string, options ...fantasy.AgentOption) string {
	agent := fantasy.NewAgent(Must(provider.LanguageModel(t.Ctx, model)), options...)
	return Must(agent.Stream(t.Ctx, fantasy.AgentStreamCall{Prompt: prompt})).Response.Content.Text()
}

type cityInput struct {
	City string `json:"city" description:"Name of the city"`
}

// AgentTools are the tools that most calls have.
func AgentTools() []fantasy.AgentTool {
	tool := func(name, description string, say func(string) string) fantasy.AgentTool {
		return fantasy.NewAgentTool(name, description, func(_ context.Context, input cityInput, _ fantasy.ToolCall) (fantasy.ToolResponse, error) {
			return fantasy.NewTextResponse(say(input.City)), nil
		})
	}
	return []fantasy.AgentTool{
		tool("get_weather", "Current weather in a city", Weather),
		tool("get_time", "Local time in a city", Time),
	}
}
