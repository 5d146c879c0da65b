// Package call is what the recorded calls share.
package call

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
)

// T is what a call gets: it sends everything through HTTP, which is recorded.
type T struct {
	Ctx  context.Context
	HTTP *http.Client
}

// Set holds calls by name; a call gives the text that the model said last.
type Set map[string]func(t T) string

// Merge joins sets.
func Merge(sets ...Set) Set {
	all := Set{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

// Must gives the value, or ends the call.
func Must[V any](value V, err error) V {
	if err != nil {
		panic(err)
	}
	return value
}

// Check ends the call on an error.
func Check(err error) {
	if err != nil {
		panic(err)
	}
}

// Text is what a value is in JSON.
func Text(value any) string {
	return string(Must(json.Marshal(value)))
}

// Args reads the arguments of a tool call.
func Args[V any](text string) V {
	var value V
	Check(json.Unmarshal([]byte(text), &value))
	return value
}

// Weather is what the weather tool says.
func Weather(city string) string {
	return "21 degrees and sunny in " + city
}

// Time is what the clock tool says.
func Time(city string) string {
	return "It is noon in " + city
}

// PNG is an image of one pixel in base64.
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// PDF is a document in base64.
const PDF = "JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2c+PgplbmRvYmoKdHJhaWxlcjw8L1Jvb3QgMSAwIFI+PgolJUVPRgo="

// Join is the last piece of an answer that came as a stream.
func Join(pieces []string) string {
	return strings.Join(pieces, "")
}
