package hostile

import (
	"fmt"
	"math/rand"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// Fill gives every field of a struct that go-vcr writes a random value, by the name that the field has in the file.
func Fill(r *rand.Rand, target reflect.Value) {
	for index := range target.NumField() {
		field, kind := target.Field(index), target.Type().Field(index)
		name, _, _ := strings.Cut(kind.Tag.Get("yaml"), ",")
		if name == "" || name == "-" || !field.CanSet() {
			continue
		}
		fillField(r, name, field)
	}
}

func fillField(r *rand.Rand, name string, field reflect.Value) {
	switch value := field.Addr().Interface().(type) {
	case *string:
		*value = fieldText(r, name)
	case *int:
		*value = []int{0, 1, 2, 200, 404, -1, r.Intn(1000)}[r.Intn(7)]
	case *int64:
		// Not beyond 2^53: the vectors are JSON.
		*value = []int64{0, -1, 17, r.Int63n(1e6), r.Int63() >> 11}[r.Intn(5)]
	case *bool:
		*value = r.Intn(2) == 0
	case *time.Duration:
		*value = time.Duration(r.Int63n([]int64{1, 1e3, 1e6, 1e9, 1e12, 1e15}[r.Intn(6)]))
	case *[]string:
		*value = [][]string{nil, {}, {"chunked"}, {"gzip", "chunked"}, {Text(r)}}[r.Intn(5)]
	default:
		if field.Kind() == reflect.Struct {
			Fill(r, field)
			return
		}
		field.Set(reflect.ValueOf(lists(r, name)).Convert(field.Type()))
	}
}

func fieldText(r *rand.Rand, name string) string {
	if r.Intn(8) == 0 {
		return Text(r)
	}
	switch name {
	case "body":
		return body(r)
	case "url":
		return "https://api.example.test/v1/" + oneOf(r, "", "a", "a?b=c&d="+url.QueryEscape(word(r)), "é", "#f", strings.Repeat("long/", r.Intn(40)))
	case "method":
		return oneOf(r, "GET", "POST", "PUT", "DELETE", "HEAD", "get", "")
	case "status":
		return oneOf(r, "200 OK", "204 No Content", "404 Not Found", "200", "", "500 Internal Server Error")
	case "proto":
		return oneOf(r, "HTTP/1.1", "HTTP/2.0", "HTTP/1.0", "")
	case "duration":
		return oneOf(r, "", "", "0s", "1.5ms", "94.900458ms", "2", "soon")
	default:
		return oneOf(r, "", "", "api.example.test", "127.0.0.1:8080", "/v1/a?b=c")
	}
}

func body(r *rand.Rand) string {
	switch r.Intn(8) {
	case 0:
		return ""
	case 1, 2:
		return jsonText(r)
	case 3:
		return stream(r)
	case 4:
		return "\x1f\x8b" + bytesOf(r)
	case 5:
		return prose(r)
	default:
		return Text(r)
	}
}

// Lists under names: headers, trailers and forms.
func lists(r *rand.Rand, name string) map[string][]string {
	switch r.Intn(6) {
	case 0:
		return nil
	case 1:
		return map[string][]string{}
	}
	all := map[string][]string{}
	for range r.Intn(8) {
		key, value := header(r)
		if name == "form" {
			key, value = oneOf(r, "a", "b", "a[0]", "a[10]", "a[2]", "grant_type", "", "a b", "y", "1", Text(r)), oneOf(r, "1", "x y", "", "true", "é", "two\nlines", "\nlead", Text(r))
		}
		all[key] = append(all[key], value)
		if r.Intn(30) == 0 {
			all[key] = []string{}
		}
	}
	return all
}

func header(r *rand.Rand) (name, value string) {
	name = oneOf(r, "Accept", "Content-Type", "User-Agent", "Authorization", "Date", "Etag", "X-Ratelimit-Limit", "X-A2", "X-A10", "Set-Cookie", "Set-Cookie",
		"Content-Length", "Server", "Age", "Expires", "Vary", "x-lower", "Content-MD5", "X-1", "X-01", "X-"+fmt.Sprint(r.Intn(20)))
	value = oneOf(r, "*/*", "application/json", "text/html; charset=utf-8", "\"abc\"", "W/\"1\"", "Thu, 01 Jan 1970 00:00:00 GMT", "0", "-1", "2024-01-01", "yes",
		"", "a=b; Path=/", "max-age=0, private", "true", "1.5", "gzip", "Bearer {token}", "é", "caf\xe9", prose(r), word(r))
	return name, value
}
