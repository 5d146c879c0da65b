// Command v1 records, checks and loads cassettes with go-vcr v1.
package main

import (
	"net/http"

	"github.com/dnaeon/go-vcr/cassette"
	"github.com/dnaeon/go-vcr/recorder"

	"respool.test/interop/internal/vcr"
)

func main() {
	vcr.Main(vcr.Library{Record: record, Load: load})
}

func record(name string, real http.RoundTripper) (vcr.Recorder, error) {
	return recorder.NewAsMode(name, recorder.ModeRecording, real)
}

func load(name string) (vcr.Cassette, error) {
	c, err := cassette.Load(name)
	return loaded{c}, err
}

type loaded struct{ *cassette.Cassette }

func (l loaded) Len() int { return len(l.Interactions) }

func (l loaded) At(index int) vcr.Interaction {
	one := l.Interactions[index]
	return vcr.Interaction{
		Method:          one.Request.Method,
		URL:             one.Request.URL,
		RequestHeaders:  one.Request.Headers,
		RequestBody:     one.Request.Body,
		Status:          one.Response.Code,
		ResponseHeaders: one.Response.Headers,
		ResponseBody:    one.Response.Body,
	}
}
