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

// Cassette is a loaded cassette of any release.
type Cassette interface {
	Len() int
	At(index int) Interaction
}

// Interaction holds what a release read for one interaction.
type Interaction struct {
	Method          string
	URL             string
	RequestHeaders  http.Header
	RequestBody     string
	Status          int
	ResponseHeaders http.Header
	ResponseBody    string
}

// Library is one go-vcr release; a name is a path without ".yaml".
type Library struct {
	Record func(name string, real http.RoundTripper) (Recorder, error)
	Load   func(name string) (Cassette, error)
}

// Main runs the command that the program's arguments name.
func Main(library Library) {
	commands := map[string]func([]string) error{
		"record": library.record,
		"check":  library.check,
		"load":   library.load,
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: record [-each] OUT | check FILE... | load [-repeat N] FILE...")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
