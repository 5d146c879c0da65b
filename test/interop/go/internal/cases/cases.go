// Package cases sends the origin's requests with net/http.
package cases

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

// Request is one request to send; header values hold one character per byte.
type Request struct {
	Method  string      `json:"method"`
	URL     string      `json:"url"`
	Headers [][2]string `json:"headers"`
	Body    []byte      `json:"body"`
}

// Case is a named run of requests; Follow lets Go's client follow redirects.
type Case struct {
	Name     string    `json:"name"`
	Follow   bool      `json:"follow"`
	Requests []Request `json:"requests"`
}

// Plan is what a recorder reads from standard input: where the origin listens, and what to send.
type Plan struct {
	Dial  string `json:"dial"`
	Cases []Case `json:"cases"`
}

// ReadPlan reads the plan from standard input.
func ReadPlan() (Plan, error) {
	var plan Plan
	err := json.NewDecoder(os.Stdin).Decode(&plan)
	return plan, err
}

// Transport reaches the given address whatever the URL's host, so that recorded URLs are the same on every run.
func Transport(address string) http.RoundTripper {
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	return &http.Transport{DialContext: dial}
}

// Send sends the requests of a case in order and reads every answer to its end.
func (c Case) Send(transport http.RoundTripper) error {
	client := &http.Client{Transport: transport}
	if !c.Follow {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	for _, request := range c.Requests {
		if err := request.send(client); err != nil {
			return err
		}
	}
	return nil
}

func (r Request) send(client *http.Client) error {
	request, err := http.NewRequest(r.Method, r.URL, r.reader())
	if err != nil {
		return err
	}
	for _, header := range r.Headers {
		request.Header.Add(header[0], fromByteString(header[1]))
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	return nil
}

// A nil reader, not an empty one: only then does Go send a request without a body.
func (r Request) reader() io.Reader {
	if len(r.Body) == 0 {
		return nil
	}
	return bytes.NewReader(r.Body)
}

func fromByteString(text string) string {
	var out []byte
	for _, character := range text {
		out = append(out, byte(character))
	}
	return string(out)
}
