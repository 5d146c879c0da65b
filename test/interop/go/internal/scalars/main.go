// Package scalars is what the programs around the YAML libraries share.
package scalars

import (
	"flag"
	"fmt"
	"math/rand"
	"os"

	"respool.test/interop/internal/lines"
)

// Library is one YAML library in one of its shapes.
type Library struct {
	Marshal   func(any) ([]byte, error)
	Unmarshal func([]byte, any) error
}

// Main runs the command that the program's arguments name; -compact asks for the second library's shape.
func Main(standard Library, compact *Library) {
	commands := map[string]func(Library, *rand.Rand, int, *lines.Printer) error{
		"scalars": scalars, "keys": keys, "parse": parse,
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: scalars | keys [-compact] [-n N] [-seed S]; parse")
		os.Exit(2)
	}
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	count := flags.Int("n", 1000, "how many random values")
	seed := flags.Int64("seed", 1, "of the random values")
	small := flags.Bool("compact", false, "indent 2, lists level with their key")
	flags.Parse(os.Args[2:])
	library := standard
	if *small {
		library = *compact
	}
	out := lines.To(os.Stdout)
	err := commands[os.Args[1]](library, rand.New(rand.NewSource(*seed)), *count, out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (library Library) marshal(value any) (yaml []byte, err error) {
	defer recovered(&err)
	return library.Marshal(value)
}

func (library Library) unmarshal(yaml []byte, value any) (err error) {
	defer recovered(&err)
	return library.Unmarshal(yaml, value)
}

// A YAML library may panic; that is an answer too.
func recovered(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("panic: %v", cause)
	}
}
