package vcr

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"reflect"

	"respool.test/interop/internal/cases"
)

type checked struct {
	File         string     `json:"file"`
	Error        string     `json:"error,omitempty"`
	Interactions []readBack `json:"interactions"`
}

type readBack struct {
	Method   string  `json:"method"`
	URL      string  `json:"url"`
	Status   int     `json:"status"`
	Request  message `json:"request"`
	Response message `json:"response"`
}

type message struct {
	Headers    map[string][]string `json:"headers"`
	BodySha256 string              `json:"bodySha256"`
}

// The command "check": prints, a line for each file, what the release reads from it.
func (l Library) check(files []string) error {
	for _, file := range files {
		if err := json.NewEncoder(os.Stdout).Encode(l.readBack(file)); err != nil {
			return err
		}
	}
	return nil
}

func (l Library) readBack(file string) checked {
	cassette, err := l.open(file)
	if err != nil {
		return checked{File: file, Error: err.Error()}
	}
	result := checked{File: file}
	for _, one := range interactions(cassette) {
		request, response := field(one, "request"), field(one, "response")
		result.Interactions = append(result.Interactions, readBack{
			Method:   field(request, "method").String(),
			URL:      field(request, "url").String(),
			Status:   int(field(response, "code").Int()),
			Request:  summary(request),
			Response: summary(response),
		})
	}
	return result
}

func summary(of reflect.Value) message {
	hash := sha256.Sum256([]byte(field(of, "body").String()))
	values := map[string][]string{}
	for name, list := range field(of, "headers").Interface().(http.Header) {
		for _, value := range list {
			values[name] = append(values[name], cases.ToByteString(value))
		}
	}
	return message{Headers: values, BodySha256: hex.EncodeToString(hash[:])}
}
