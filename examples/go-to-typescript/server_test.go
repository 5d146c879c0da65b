package notes

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
)

// noteEvents are the payloads of the event stream; none of them is plain ASCII.
var noteEvents = []string{`{"text":"Grüße "}`, `{"text":"aus 東京 "}`, `{"text":"🌊"}`}

var archive = strings.Repeat("Zoë's note: buy crème fraîche\n", 4)

// drawing is 300 bytes that are no valid UTF-8.
func drawing() []byte {
	bytes := make([]byte, 300)
	for i := range bytes {
		bytes[i] = byte(i)
	}
	return bytes
}

// newNotesAPI is the server that the recording is made from. Every call of the job route moves the job one state on.
func newNotesAPI() http.Handler {
	var jobCalls atomic.Int32
	mux := http.NewServeMux()

	mux.HandleFunc("POST /notes", func(w http.ResponseWriter, r *http.Request) {
		var note struct{ Title, Text string }
		if err := json.NewDecoder(r.Body).Decode(&note); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusCreated)
		// The encoder ends the body with a line feed, which a converter must not drop.
		_ = json.NewEncoder(w).Encode(map[string]any{"id": 1, "title": note.Title})
	})

	mux.HandleFunc("GET /notes/1/stream", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for _, event := range noteEvents {
			_, _ = io.WriteString(w, "data: "+event+"\n\n")
			w.(http.Flusher).Flush()
		}
	})

	mux.HandleFunc("GET /notes/1/drawing", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = w.Write(drawing())
	})

	mux.HandleFunc("GET /notes/archive", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		zip := gzip.NewWriter(w)
		_, _ = io.WriteString(zip, archive)
		_ = zip.Close()
	})

	mux.HandleFunc("GET /login", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "demo", Path: "/", HttpOnly: true})
		http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", Path: "/"})
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, "hello, Zoë")
	})

	mux.HandleFunc("GET /jobs/7", func(w http.ResponseWriter, _ *http.Request) {
		states := []string{"queued", "running", "done"}
		call := min(int(jobCalls.Add(1)), len(states))
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"status":"`+states[call-1]+`"}`)
	})

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A nil value keeps net/http from adding the clock, so that two recordings differ in durations only.
		w.Header()["Date"] = nil
		mux.ServeHTTP(w, r)
	})
}
