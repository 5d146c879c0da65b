package vcr

import (
	"encoding/json"
	"flag"
	"os"
	"strings"

	"respool.test/interop/internal/cases"
)

// The command "play": sends the requests of the plan on standard input to a cassette, which answers alone, and prints
// what came back, a line for each request; with -client in the way that Go programs send such requests.
func (l Library) play(args []string) error {
	flags := flag.NewFlagSet("play", flag.ExitOnError)
	usual := flags.Bool("client", false, "use Get, Post and PostForm where they send the same request")
	flags.Parse(args)
	plan, err := cases.ReadPlan()
	if err != nil {
		return err
	}
	transport, err := l.Play(strings.TrimSuffix(flags.Arg(0), ".yaml"))
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	for _, one := range plan.Cases {
		for _, answer := range one.Play(transport, *usual) {
			if err := out.Encode(answer); err != nil {
				return err
			}
		}
	}
	return nil
}
