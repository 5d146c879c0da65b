// Command v2 records, plays, writes and loads cassettes with go-vcr v2.
package main

import (
	"net/http"

	"gopkg.in/dnaeon/go-vcr.v2/cassette"
	"gopkg.in/dnaeon/go-vcr.v2/recorder"

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
