// Package vcr is what the programs around the go-vcr releases share.
package vcr

import (
	"fmt"
	"net/http"
	"os"
)

// Recorder is a go-vcr recorder of any release.
type Recorder interface {
	http.RoundTripper
	Stop() error
}

// Cassette is a cassette of any release: a pointer to its struct.
type Cassette interface{ Save() error }

// Library is one go-vcr release; a name is a path without ".yaml".
type Library struct {
	Record func(name string, real http.RoundTripper) (Recorder, error)
	Load   func(name string) (Cassette, error)
	New    func(name string) Cassette
	// Marshal and Compact make the text where a release leaves that to a function.
	Marshal, Compact func(any) ([]byte, error)
	// Play answers from a cassette alone, with the matcher that the release comes with.
	Play func(name string) (http.RoundTripper, error)
}

// Main runs the command that the program's arguments name.
func Main(library Library) {
	commands := map[string]func([]string) error{
		"record":    library.record,
		"check":     library.check,
		"load":      library.load,
		"cassettes": library.cassettes,
		"values":    library.values,
		"play":      library.play,
		"marshal":   library.marshal,
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: record [-each] OUT | check FILE... | load [-repeat N] FILE... | cassettes [-compact] [-n N] [-seed S] | values FILE... | play [-client] FILE | marshal [-compact] [-repeat N] FILE...")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
