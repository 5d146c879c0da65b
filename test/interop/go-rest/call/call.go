// Package call is what the recorded calls share.
package call

import (
	"context"
	"maps"
	"net/http"
)

// T is what a call gets: it sends everything through HTTP, which is recorded.
type T struct {
	Ctx  context.Context
	HTTP *http.Client
}

// Set holds calls by name; a call panics when it did not get what it asked for.
type Set map[string]func(t T)

// Merge joins sets.
func Merge(sets ...Set) Set {
	all := Set{}
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

// Must gives the value, or ends the call.
func Must[V any](value V, err error) V {
	Check(err)
	return value
}

// Check ends the call on an error.
func Check(err error) {
	if err != nil {
		panic(err)
	}
}
