// Command v1 records, plays, writes and loads cassettes with go-vcr v1.
package main

import (
	"net/http"

	"github.com/dnaeon/go-vcr/cassette"
	"github.com/dnaeon/go-vcr/recorder"

	"respool.test/interop/internal/vcr"
)

func main() {
	vcr.Main(vcr.Library{Record: record, Load: load, New: create, Play: play})
}

func record(name string, real http.RoundTripper) (vcr.Recorder, error) {
	return recorder.NewAsMode(name, recorder.ModeRecording, real)
}

func load(name string) (vcr.Cassette, error) { return cassette.Load(name) }

func create(name string) vcr.Cassette { return cassette.New(name) }

func play(name string) (http.RoundTripper, error) {
	return recorder.NewAsMode(name, recorder.ModeReplaying, nil)
}
