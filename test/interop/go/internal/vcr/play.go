package vcr

import (
	"encoding/json"
	"flag"
	"os"
	"strings"

	"respool.test/interop/internal/cases"
)

// The command "play": sends the requests of the plan on standard input to a cassette, which answers alone, and prints
// what came back, a line for each request; with -client in the way that Go programs send such requests, with -alone to a
// player of its own for each case.
func (l Library) play(args []string) error {
	flags := flag.NewFlagSet("play", flag.ExitOnError)
	usual := flags.Bool("client", false, "use Get, Post and PostForm where they send the same request")
	alone := flags.Bool("alone", false, "begin anew for each case")
	flags.Parse(args)
	plan, err := cases.ReadPlan()
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(flags.Arg(0), ".yaml")
	transport, err := l.Play(name)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	for _, one := range plan.Cases {
		if *alone {
			if transport, err = l.Play(name); err != nil {
				return err
			}
		}
		for _, answer := range one.Play(transport, *usual) {
			if err := out.Encode(answer); err != nil {
				return err
			}
		}
	}
	return nil
}
