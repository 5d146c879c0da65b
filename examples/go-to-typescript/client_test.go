// Package notes records the traffic of a small API with go-vcr, for a TypeScript suite to play as well.
package notes

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"
)

const baseURL = "http://notes.example.test"

// newClient plays testdata/notes.yaml; it records when that file is missing or RECORD is set.
func newClient(t *testing.T) *http.Client {
	t.Helper()
	var calls atomic.Int32
	api := newNotesAPI()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		api.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)

	// The URL keeps its host and only the connection goes to the local server, so no random port gets into the cassette.
	transport := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
	}}
	t.Cleanup(transport.CloseIdleConnections)

	mode := recorder.ModeRecordOnce
	if os.Getenv("RECORD") != "" {
		mode = recorder.ModeRecordOnly
	}
	rec, err := recorder.New("testdata/notes",
		recorder.WithMode(mode),
		recorder.WithRealTransport(transport),
		recorder.WithSkipRequestLatency(true),
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rec.Stop(); err != nil {
			t.Error(err)
		}
		if n := calls.Load(); rec.IsRecording() != (n > 0) {
			t.Errorf("recording is %t, but the server was called %d times", rec.IsRecording(), n)
		}
	})
	return rec.GetDefaultClient()
}

// finish reads the whole answer, which must have the wanted status.
func finish(t *testing.T, res *http.Response, err error, status int) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != status {
		t.Fatalf("%s: status %d, want %d", res.Request.URL, res.StatusCode, status)
	}
	return body
}

func TestNotes(t *testing.T) {
	client := newClient(t)
	get := func(path string) (*http.Response, []byte) {
		t.Helper()
		res, err := client.Get(baseURL + path)
		return res, finish(t, res, err, http.StatusOK)
	}
	expect := func(name string, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}

	var note bytes.Buffer
	if err := json.NewEncoder(&note).Encode(struct {
		Title string `json:"title"`
		Text  string `json:"text"`
	}{"Einkauf", "crème fraîche"}); err != nil {
		t.Fatal(err)
	}
	res, err := client.Post(baseURL+"/notes", "application/json", &note)
	expect("created note", string(finish(t, res, err, http.StatusCreated)), `{"id":1,"title":"Einkauf"}`+"\n")

	_, stream := get("/notes/1/stream")
	expect("stream", string(stream), "data: "+strings.Join(noteEvents, "\n\ndata: ")+"\n\n")

	_, picture := get("/notes/1/drawing")
	expect("drawing", string(picture), string(drawing()))

	_, text := get("/notes/archive")
	expect("archive", string(text), archive)

	login, hello := get("/login")
	expect("greeting", string(hello), "hello, Zoë")
	expect("cookies", strings.Join(login.Header.Values("Set-Cookie"), " | "), "session=demo; Path=/; HttpOnly | theme=dark; Path=/")

	for _, state := range []string{"queued", "running", "done"} {
		_, job := get("/jobs/7")
		expect("job", string(job), `{"status":"`+state+`"}`)
	}
}
