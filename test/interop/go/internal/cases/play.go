package cases

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Answer is what a client got for one request; header values hold one character per byte.
type Answer struct {
	Case       string      `json:"case"`
	Error      string      `json:"error,omitempty"`
	Status     int         `json:"status"`
	Headers    [][2]string `json:"headers"`
	BodySha256 string      `json:"bodySha256"`
	BodyBytes  int         `json:"bodyBytes"`
}

// Play sends the requests of a case in order and tells what came back; `usual` picks the client's own functions.
func (c Case) Play(transport http.RoundTripper, usual bool) []Answer {
	client := c.client(transport)
	var answers []Answer
	for _, request := range c.Requests {
		send := request.do
		if usual {
			send = request.usualWay()
		}
		answer := Answer{Case: c.Name, Headers: [][2]string{}}
		if err := answer.fill(send(client)); err != nil {
			answer.Error = err.Error()
		}
		answers = append(answers, answer)
	}
	return answers
}

func (a *Answer) fill(response *http.Response, err error) error {
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	hash := sha256.Sum256(body)
	a.Status, a.BodyBytes, a.BodySha256 = response.StatusCode, len(body), hex.EncodeToString(hash[:])
	for name, values := range response.Header {
		for _, value := range values {
			a.Headers = append(a.Headers, [2]string{name, ToByteString(value)})
		}
	}
	slices.SortStableFunc(a.Headers, func(x, y [2]string) int { return strings.Compare(x[0], y[0]) })
	return nil
}

// The client's function that a Go program would call for this request: Get, Head, PostForm or Post where they send it
// as it is, else Do.
func (r Request) usualWay() func(*http.Client) (*http.Response, error) {
	mediaType := ""
	if len(r.Headers) == 1 && strings.EqualFold(r.Headers[0][0], "Content-Type") {
		mediaType = r.Headers[0][1]
	}
	form, err := url.ParseQuery(string(r.Body))
	switch {
	case r.Method == "GET" && len(r.Headers) == 0 && len(r.Body) == 0:
		return func(client *http.Client) (*http.Response, error) { return client.Get(r.URL) }
	case r.Method == "HEAD" && len(r.Headers) == 0 && len(r.Body) == 0:
		return func(client *http.Client) (*http.Response, error) { return client.Head(r.URL) }
	case r.Method == "POST" && mediaType == "application/x-www-form-urlencoded" && err == nil && form.Encode() == string(r.Body):
		return func(client *http.Client) (*http.Response, error) { return client.PostForm(r.URL, form) }
	case r.Method == "POST" && mediaType != "":
		return func(client *http.Client) (*http.Response, error) { return client.Post(r.URL, mediaType, r.reader()) }
	default:
		return r.do
	}
}
