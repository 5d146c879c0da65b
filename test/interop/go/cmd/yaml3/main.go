// Command yaml3 shows what yaml.v3 writes.
package main

import (
	"gopkg.in/yaml.v3"

	"respool.test/interop/internal/scalars"
)

func main() {
	scalars.Main(scalars.Library{Marshal: yaml.Marshal, Unmarshal: yaml.Unmarshal}, nil)
}
