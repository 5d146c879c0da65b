// Command yaml4 shows what yaml/v4 writes.
package main

import (
	"go.yaml.in/yaml/v4"

	"respool.test/interop/internal/compact"
	"respool.test/interop/internal/scalars"
)

func main() {
	marshal := func(value any) ([]byte, error) { return yaml.Marshal(value) }
	unmarshal := func(text []byte, value any) error { return yaml.Unmarshal(text, value) }
	scalars.Main(
		scalars.Library{Marshal: marshal, Unmarshal: unmarshal},
		&scalars.Library{Marshal: compact.Marshal, Unmarshal: unmarshal},
	)
}
