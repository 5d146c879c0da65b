package vcr

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
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
	for index := range cassette.Len() {
		one := cassette.At(index)
		result.Interactions = append(result.Interactions, readBack{
			Method:   one.Method,
			URL:      one.URL,
			Status:   one.Status,
			Request:  summary(one.RequestHeaders, one.RequestBody),
			Response: summary(one.ResponseHeaders, one.ResponseBody),
		})
	}
	return result
}

func summary(headers http.Header, body string) message {
	hash := sha256.Sum256([]byte(body))
	values := map[string][]string{}
	for name, list := range headers {
		for _, value := range list {
			values[name] = append(values[name], toByteString(value))
		}
	}
	return message{Headers: values, BodySha256: hex.EncodeToString(hash[:])}
}

func toByteString(text string) string {
	var out []rune
	for _, b := range []byte(text) {
		out = append(out, rune(b))
	}
	return string(out)
}
