// Package tickets plays in Go what the TypeScript suite beside it recorded.
package tickets

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"gopkg.in/dnaeon/go-vcr.v4/pkg/recorder"
)

const api = "http://127.0.0.1:4711"

// newClient plays the cassette with go-vcr's own matcher; nothing listens on that port.
func newClient(t *testing.T) *http.Client {
	t.Helper()
	cassette := os.Getenv("TICKETS_CASSETTE")
	if cassette == "" {
		cassette = "testdata/tickets.yaml"
	}
	rec, err := recorder.New(strings.TrimSuffix(cassette, ".yaml"),
		recorder.WithMode(recorder.ModeReplayOnly),
		recorder.WithSkipRequestLatency(true),
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rec.Stop(); err != nil {
			t.Error(err)
		}
	})
	return rec.GetDefaultClient()
}

func read(t *testing.T, res *http.Response, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestTickets(t *testing.T) {
	client := newClient(t)
	expect := func(name, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}

	res, err := client.Post(api+"/tickets", "application/json", strings.NewReader(`{"title":"Drucker brennt"}`))
	expect("opened", read(t, res, err), `{"id":7,"title":"Drucker brennt"}`)
	expect("status", res.Status, "201 Created")

	res, err = client.Get(api + "/tickets?q=Drucker+%26+Toner&sort=title")
	expect("found", read(t, res, err), `[{"id":7,"title":"Drucker brennt"}]`)
	if !res.Uncompressed {
		t.Error("Go would have undone gzip")
	}

	res, err = client.Get(api + "/tickets/7/picture")
	var picture bytes.Buffer
	for i := range 256 {
		picture.WriteByte(byte(i))
	}
	expect("picture", read(t, res, err), picture.String())

	res, err = client.Get(api + "/tickets/7/events")
	expect("events", read(t, res, err),
		"data: {\"state\":\"opened\"}\n\ndata: {\"state\":\"in Prüfung\"}\n\ndata: {\"state\":\"closed ✅\"}\n\n")
}
