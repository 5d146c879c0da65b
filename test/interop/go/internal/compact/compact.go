// Package compact writes YAML with indent 2 and lists level with their key, as suites set up go-vcr to do.
package compact

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

// Marshal writes a value as one document.
func Marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	encoder.CompactSeqIndent()
	err := encoder.Encode(value)
	return out.Bytes(), err
}
