package vcr

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"
)

// Marshalled is the line of the command "marshal".
type Marshalled struct {
	Passes   int     `json:"passes"`
	Files    int     `json:"files"`
	Bytes    int     `json:"bytes"`
	MedianMS float64 `json:"medianMs"`
}

// The command "marshal": loads every file, then makes YAML of all of them N times, in memory, and prints one line with
// the median time of a whole pass. For releases that leave the text to a function.
func (l Library) marshal(args []string) error {
	flags := flag.NewFlagSet("marshal", flag.ExitOnError)
	repeat := flags.Int("repeat", 1, "how many times to marshal all files")
	compact := flags.Bool("compact", false, "in the compact shape")
	flags.Parse(args)
	marshal := l.marshalFunc(*compact)
	if marshal == nil {
		return fmt.Errorf("this release has no marshal function to call")
	}
	var loaded []Cassette
	for _, file := range flags.Args() {
		cassette, err := l.open(file)
		if err != nil {
			return err
		}
		loaded = append(loaded, cassette)
	}
	result := Marshalled{Passes: *repeat, Files: len(loaded)}
	var times []float64
	for range *repeat {
		result.Bytes = 0
		start := time.Now()
		for _, cassette := range loaded {
			yaml, err := marshal(cassette)
			if err != nil {
				return err
			}
			result.Bytes += len(yaml)
		}
		times = append(times, milliseconds(start))
	}
	result.MedianMS = median(times)
	return json.NewEncoder(os.Stdout).Encode(result)
}

func (l Library) marshalFunc(compact bool) func(any) ([]byte, error) {
	if compact {
		return l.Compact
	}
	return l.Marshal
}
