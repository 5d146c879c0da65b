// Command go-llm records named calls of Go SDKs for language models with go-vcr v4.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"gopkg.in/dnaeon/go-vcr.v4/pkg/cassette"
	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"

	"respool.test/llm/call"
	heldout "respool.test/llm/held-out"
	"respool.test/llm/tuning"
)

type plan struct {
	Dial  string            `json:"dial"`
	Paths map[string]string `json:"paths"`
}

type outcome struct {
	Name string `json:"name"`
	Text string `json:"text,omitempty"`
	Err  string `json:"error,omitempty"`
}

// The SDKs build https URLs of the real hosts; below the recorder all of them are the origin.
type origin struct{ address string }

func (o origin) RoundTrip(request *http.Request) (*http.Response, error) {
	sent := request.Clone(request.Context())
	sent.Host = request.URL.Host
	sent.URL.Scheme = "http"
	sent.URL.Host = o.address
	return http.DefaultTransport.RoundTrip(sent)
}

func main() {
	all := call.Merge(tuning.Calls, heldout.Calls)
	out := json.NewEncoder(os.Stdout)
	if len(os.Args) == 2 && os.Args[1] == "list" {
		for name := range all {
			call.Check(out.Encode(name))
		}
		return
	}
	var todo plan
	call.Check(json.NewDecoder(os.Stdin).Decode(&todo))
	for name, path := range todo.Paths {
		call.Check(out.Encode(record(name, path, todo.Dial, all[name])))
	}
}

func record(name, path, address string, run func(call.T) string) (result outcome) {
	result.Name = name
	defer func() {
		if cause := recover(); cause != nil {
			result.Err = fmt.Sprint(cause)
		}
	}()
	vcr := call.Must(recorder.New(strings.TrimSuffix(path, ".yaml"),
		recorder.WithMode(recorder.ModeRecordOnly),
		recorder.WithRealTransport(origin{address}),
		recorder.WithHook(withoutClock, recorder.BeforeSaveHook)))
	result.Text = run(call.T{Ctx: context.Background(), HTTP: &http.Client{Transport: vcr}})
	call.Check(vcr.Stop())
	return result
}

// The same bytes on every run: keys stay out, and so does how long the origin took.
func withoutClock(i *cassette.Interaction) error {
	for _, name := range []string{"Authorization", "X-Api-Key", "Api-Key", "X-Goog-Api-Key", "X-Amz-Security-Token", "X-Amz-Date", "Amz-Sdk-Invocation-Id"} {
		delete(i.Request.Headers, name)
	}
	i.Response.Duration = time.Millisecond
	// The recorder keeps the header map that it hands out, and Anthropic's client for Bedrock writes another type into it.
	if strings.HasPrefix(i.Request.URL, "https://bedrock-runtime.") && strings.HasPrefix(i.Response.Body, "\x00") {
		i.Response.Headers.Set("Content-Type", "application/vnd.amazon.eventstream")
	}
	return nil
}
