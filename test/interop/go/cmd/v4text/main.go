// Command v4text writes cassettes with go-vcr v4.0.6 and later, which leave the text to a function: yaml.Marshal where
// a program names none, and the compact shape where it is told so.
package main

import (
	"go.yaml.in/yaml/v4"
	"gopkg.in/dnaeon/go-vcr.v4/pkg/cassette"

	"respool.test/interop/internal/compact"
	"respool.test/interop/internal/vcr"
)

func main() {
	standard := func(value any) ([]byte, error) { return yaml.Marshal(value) }
	vcr.Main(vcr.Library{Load: load, New: create, Marshal: standard, Compact: compact.Marshal})
}

func load(name string) (vcr.Cassette, error) { return cassette.Load(name) }

func create(name string) vcr.Cassette { return cassette.New(name) }
