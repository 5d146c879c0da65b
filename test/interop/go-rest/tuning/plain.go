package tuning

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"respool.test/go-rest/call"
)

var plainCalls = call.Set{
	"plain-escapes": func(t call.T) {
		body := call.Must(json.Marshal(map[string]string{"html": "<b>&amp;</b>", "line": "a\u2028b", "text": "\u0000\u0007\"/\\ 😀"}))
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/notes", "application/json", bytes.NewReader(body)))
		call.Check(answer.Body.Close())
	},
	"plain-null-update": func(t call.T) {
		type change struct {
			Name    *string  `json:"name"`
			Parent  *string  `json:"parent"`
			Members []string `json:"members"`
		}
		body := call.Must(json.Marshal(change{Name: new("new"), Members: []string{}}))
		request := call.Must(http.NewRequestWithContext(t.Ctx, http.MethodPatch, "https://api.example.com/v1/groups/7", bytes.NewReader(body)))
		request.Header.Set("Content-Type", "application/merge-patch+json")
		answer := call.Must(t.HTTP.Do(request))
		call.Check(answer.Body.Close())
	},
	"plain-form": func(t call.T) {
		answer := call.Must(t.HTTP.PostForm("https://api.example.com/v1/login", url.Values{"user": {"ada lovelace"}, "scope": {"read", "write"}, "note": {"1+1=2 & ü*~"}}))
		call.Check(answer.Body.Close())
	},
	"plain-upload": func(t call.T) {
		data := []byte{0, 1, 2, 0xff, 0xfe, 0xfd, '\r', '\n', 0x80}
		request := call.Must(http.NewRequestWithContext(t.Ctx, http.MethodPut, "https://api.example.com/v1/blobs/raw.bin", bytes.NewReader(data)))
		request.Header.Set("Content-Type", "application/octet-stream")
		answer := call.Must(t.HTTP.Do(request))
		call.Check(answer.Body.Close())
	},
	"plain-gzip": func(t call.T) {
		var body bytes.Buffer
		writer := gzip.NewWriter(&body)
		call.Must(writer.Write([]byte(`{"events":[1,2,3]}`)))
		call.Check(writer.Close())
		request := call.Must(http.NewRequestWithContext(t.Ctx, http.MethodPost, "https://api.example.com/v1/events", &body))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Content-Encoding", "gzip")
		answer := call.Must(t.HTTP.Do(request))
		call.Check(answer.Body.Close())
	},
	"plain-head": func(t call.T) {
		answer := call.Must(t.HTTP.Head("https://api.example.com/v1/documents/3"))
		call.Check(answer.Body.Close())
	},
	"plain-empty-post": func(t call.T) {
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/jobs/9/run", "application/json", nil))
		call.Check(answer.Body.Close())
	},
	"plain-dates": func(t call.T) {
		type event struct {
			At    time.Time `json:"at"`
			Zone  time.Time `json:"zone"`
			Count int       `json:"count"`
		}
		zone := time.FixedZone("CET", 3600)
		body := call.Must(json.Marshal([]event{{time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), time.Date(2026, 1, 2, 3, 4, 5, 0, zone), 0}}))
		answer := call.Must(t.HTTP.Post("https://api.example.com/v1/calendar", "application/json", bytes.NewReader(body)))
		call.Check(answer.Body.Close())
	},
}
