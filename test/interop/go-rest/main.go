// Command go-rest records named calls of Go SDKs for REST APIs with go-vcr v4.
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

	"respool.test/go-rest/call"
	heldout "respool.test/go-rest/held-out"
	"respool.test/go-rest/tuning"
)

type plan struct {
	Dial  string            `json:"dial"`
	Paths map[string]string `json:"paths"`
}

type outcome struct {
	Name string `json:"name"`
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

func record(name, path, address string, run func(call.T)) (result outcome) {
	result.Name = name
	defer func() {
		if cause := recover(); cause != nil {
			result.Err = fmt.Sprint(cause)
		}
	}()
	vcr := call.Must(recorder.New(strings.TrimSuffix(path, ".yaml"),
		recorder.WithMode(recorder.ModeRecordOnly),
		recorder.WithRealTransport(origin{address}),
		recorder.WithHook(clean, recorder.BeforeSaveHook)))
	run(call.T{Ctx: context.Background(), HTTP: &http.Client{Transport: vcr}})
	call.Check(vcr.Stop())
	return result
}

// What is a key or changes with every run, the machine or the clock.
var private = []string{
	"Authorization", "X-Auth-Token", "Private-Token", "X-Amz-Date", "X-Amz-Security-Token", "Amz-Sdk-Invocation-Id",
	"Idempotency-Key", "X-Stripe-Client-User-Agent", "User-Agent", "X-Elastic-Client-Meta",
}

func clean(i *cassette.Interaction) error {
	for _, name := range private {
		i.Request.Headers.Del(name)
	}
	i.Response.Duration = time.Millisecond
	return nil
}
