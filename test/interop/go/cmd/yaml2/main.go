// Command yaml2 shows what yaml.v2 writes.
package main

import (
	"gopkg.in/yaml.v2"

	"respool.test/interop/internal/scalars"
)

func main() {
	scalars.Main(scalars.Library{Marshal: yaml.Marshal, Unmarshal: yaml.Unmarshal}, nil)
}
