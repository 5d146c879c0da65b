package vcr

import (
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"respool.test/interop/internal/cases"
)

// Failure tells why a case could not be recorded.
type Failure struct {
	Case  string `json:"case"`
	Error string `json:"error"`
}

// The command "record": one cassette at OUT or, with -each, one per case in the folder OUT. Failures go to
// standard output, a line each; without -each the first one ends the run.
func (l Library) record(args []string) error {
	flags := flag.NewFlagSet("record", flag.ExitOnError)
	each := flags.Bool("each", false, "record every case into a cassette of its own")
	flags.Parse(args)
	plan, err := cases.ReadPlan()
	if err != nil {
		return err
	}
	transport := cases.Transport(plan.Dial)
	if !*each {
		return l.recordCases(strings.TrimSuffix(flags.Arg(0), ".yaml"), transport, plan.Cases)
	}
	for _, one := range plan.Cases {
		name := filepath.Join(flags.Arg(0), one.Name)
		if err := l.recordCases(name, transport, []cases.Case{one}); err != nil {
			line := Failure{Case: one.Name, Error: err.Error()}
			if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l Library) recordCases(name string, transport http.RoundTripper, list []cases.Case) error {
	// go-vcr v2 would add to a cassette that is there.
	if err := os.Remove(name + ".yaml"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	recorder, err := l.Record(name, transport)
	if err != nil {
		return err
	}
	for _, one := range list {
		if err := one.Send(recorder); err != nil {
			return err
		}
	}
	return recorder.Stop()
}
