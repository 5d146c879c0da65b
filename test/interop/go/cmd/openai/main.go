// Command openai records one chat stream of the official OpenAI client with go-vcr v4.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"

	"respool.test/interop/internal/cases"
)

type plan struct {
	Dial    string `json:"dial"`
	BaseURL string `json:"baseUrl"`
	APIKey  string `json:"apiKey"`
	Params  params `json:"params"`
}

type params struct {
	Model    string `json:"model"`
	Messages []struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	} `json:"messages"`
	StreamOptions struct {
		IncludeUsage bool `json:"include_usage"`
	} `json:"stream_options"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: openai OUT < plan")
		os.Exit(2)
	}
	if err := record(strings.TrimSuffix(os.Args[1], ".yaml")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func record(name string) error {
	var todo plan
	if err := json.NewDecoder(os.Stdin).Decode(&todo); err != nil {
		return err
	}
	vcr, err := recorder.New(name,
		recorder.WithMode(recorder.ModeRecordOnly),
		recorder.WithRealTransport(cases.Transport(todo.Dial)))
	if err != nil {
		return err
	}
	client := openai.NewClient(
		option.WithAPIKey(todo.APIKey),
		option.WithBaseURL(todo.BaseURL),
		option.WithHTTPClient(&http.Client{Transport: vcr}),
		option.WithMaxRetries(0))
	answer, err := chat(client, todo.Params)
	if err != nil {
		return err
	}
	fmt.Println(answer)
	return vcr.Stop()
}

func chat(client openai.Client, params params) (string, error) {
	stream := client.Chat.Completions.NewStreaming(context.Background(), openai.ChatCompletionNewParams{
		Model:    params.Model,
		Messages: messages(params),
		StreamOptions: openai.ChatCompletionStreamOptionsParam{
			IncludeUsage: openai.Bool(params.StreamOptions.IncludeUsage),
		},
	})
	defer stream.Close()
	var collected openai.ChatCompletionAccumulator
	for stream.Next() {
		collected.AddChunk(stream.Current())
	}
	if err := stream.Err(); err != nil {
		return "", err
	}
	if len(collected.Choices) != 1 {
		return "", fmt.Errorf("%d choices, not one", len(collected.Choices))
	}
	return collected.Choices[0].Message.Content, nil
}

func messages(params params) []openai.ChatCompletionMessageParamUnion {
	var list []openai.ChatCompletionMessageParamUnion
	for _, message := range params.Messages {
		if message.Role == "system" {
			list = append(list, openai.SystemMessage(message.Content))
		} else {
			list = append(list, openai.UserMessage(message.Content))
		}
	}
	return list
}
