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
	client := c.client(transport)
	for _, request := range c.Requests {
		if err := readAll(request.do(client)); err != nil {
			return err
		}
	}
	return nil
}

func (c Case) client(transport http.RoundTripper) *http.Client {
	client := &http.Client{Transport: transport}
	if !c.Follow {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	return client
}

func readAll(response *http.Response, err error) error {
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	return nil
}

func (r Request) do(client *http.Client) (*http.Response, error) {
	request, err := http.NewRequest(r.Method, r.URL, r.reader())
	if err != nil {
		return nil, err
	}
	for _, header := range r.Headers {
		request.Header.Add(header[0], fromByteString(header[1]))
	}
	return client.Do(request)
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

// ToByteString gives text as one character per byte.
func ToByteString(text string) string {
	var out []rune
	for _, b := range []byte(text) {
		out = append(out, rune(b))
	}
	return string(out)
}
