package heldout

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"respool.test/go-rest/call"
)

var plainCalls = call.Set{
	"plain-query": func(t call.T) {
		query := url.Values{"q": {"a+b & c/d"}, "tag": {"x", "y z"}, "empty": {""}, "näme": {"ü"}}
		answer := call.Must(t.HTTP.Get("https://api.example.com/v1/search?" + query.Encode()))
		call.Check(answer.Body.Close())
	},
	"plain-path": func(t call.T) {
		answer := call.Must(t.HTTP.Get("https://api.example.com/v1/files/" + url.PathEscape("a b/ü+c:d@e;f=g,h") + "/meta"))
		call.Check(answer.Body.Close())
	},
	"plain-numbers": func(t call.T) {
		body := call.Must(json.Marshal(map[string]any{"price": 10.0, "rate": 1e21, "tiny": 0.0000001, "count": 9007199254740991, "ratio": 0.1}))
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/quotes", "application/json", bytes.NewReader(body)))
		call.Check(answer.Body.Close())
	},
	"plain-big-integer": func(t call.T) {
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/ledger", "application/json",
			bytes.NewReader(call.Must(json.Marshal(map[string]any{"id": int64(9223372036854775807), "amount": 12.50})))))
		call.Check(answer.Body.Close())
	},
	"plain-multipart": func(t call.T) {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		call.Check(form.WriteField("title", "Launch plan"))
		part := call.Must(form.CreateFormFile("file", "plan ü.txt"))
		call.Must(part.Write([]byte("T-10\nT-0\n")))
		call.Check(form.Close())
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/uploads", form.FormDataContentType(), &body))
		call.Check(answer.Body.Close())
	},
	"plain-multipart-fields": func(t call.T) {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		call.Check(form.WriteField("title", "Launch plan"))
		call.Check(form.WriteField("tag", "a"))
		call.Check(form.WriteField("tag", "b"))
		call.Check(form.Close())
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/uploads/fields", form.FormDataContentType(), &body))
		call.Check(answer.Body.Close())
	},
	"plain-conditional": func(t call.T) {
		for _, tag := range []string{"", `"v3"`} {
			request := call.Must(http.NewRequestWithContext(t.Ctx, http.MethodGet, "https://api.example.com/v1/documents/3", nil))
			if tag != "" {
				request.Header.Set("If-None-Match", tag)
			}
			answer := call.Must(t.HTTP.Do(request))
			call.Check(answer.Body.Close())
		}
	},
	"plain-delete-many": func(t call.T) {
		body := call.Must(json.Marshal(map[string][]int{"ids": {1, 2, 3}}))
		request := call.Must(http.NewRequestWithContext(t.Ctx, http.MethodDelete, "https://api.example.com/v1/items", bytes.NewReader(body)))
		request.Header.Set("Content-Type", "application/json")
		answer := call.Must(t.HTTP.Do(request))
		call.Check(answer.Body.Close())
	},
	"plain-lines": func(t call.T) {
		text := `{"id":1,"v":1.50}` + "\n" + `{"id":2,"v":null}` + "\n"
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/import", "application/x-ndjson", strings.NewReader(text)))
		call.Check(answer.Body.Close())
	},
	"plain-json-lines-encoder": func(t call.T) {
		var body bytes.Buffer
		call.Check(json.NewEncoder(&body).Encode(map[string]any{"b": 1, "a": []any{true, nil, "x"}}))
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/encoded", "application/json", &body))
		call.Check(answer.Body.Close())
	},
}
