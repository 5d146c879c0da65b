// Package lines prints values as JSON, one a line.
package lines

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"io"
	"unicode/utf8"
)

// Object is one line.
type Object = map[string]any

// Printer prints JSON lines; Flush ends them.
type Printer struct {
	out     *bufio.Writer
	encoder *json.Encoder
}

// To prints to a writer.
func To(out io.Writer) *Printer {
	buffered := bufio.NewWriterSize(out, 1<<16)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	return &Printer{buffered, encoder}
}

// Print prints one line.
func (p *Printer) Print(line any) error { return p.encoder.Encode(line) }

// Flush writes out what is left.
func (p *Printer) Flush() error { return p.out.Flush() }

// Text is a string as JSON holds it: itself, or {"b64": base64} when it is not UTF-8.
func Text(text string) any {
	if utf8.ValidString(text) {
		return text
	}
	return map[string]string{"b64": base64.StdEncoding.EncodeToString([]byte(text))}
}
