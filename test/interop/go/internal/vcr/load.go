package vcr

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// Loaded is one line of the command "load".
type Loaded struct {
	File         string  `json:"file"`
	OK           bool    `json:"ok"`
	Error        string  `json:"error,omitempty"`
	Interactions int     `json:"interactions"`
	MS           float64 `json:"ms"`
}

// Passes is the line that "load -repeat N" prints instead.
type Passes struct {
	Passes       int     `json:"passes"`
	Files        int     `json:"files"`
	Failed       int     `json:"failed"`
	Interactions int     `json:"interactions"`
	MedianMS     float64 `json:"medianMs"`
}

// The command "load": loads every file and prints a line for each; with -repeat N it loads all files N times and
// prints one line with the median time of a whole pass.
func (l Library) load(args []string) error {
	flags := flag.NewFlagSet("load", flag.ExitOnError)
	repeat := flags.Int("repeat", 0, "how many times to load all files")
	flags.Parse(args)
	out := json.NewEncoder(os.Stdout)
	if *repeat > 0 {
		return out.Encode(l.measure(flags.Args(), *repeat))
	}
	for _, file := range flags.Args() {
		if err := out.Encode(l.loadOne(file)); err != nil {
			return err
		}
	}
	return nil
}

func (l Library) measure(files []string, repeat int) Passes {
	result := Passes{Passes: repeat, Files: len(files)}
	var times []float64
	for range repeat {
		result.Failed, result.Interactions = 0, 0
		start := time.Now()
		for _, file := range files {
			cassette, err := l.open(file)
			if err != nil {
				result.Failed++
				continue
			}
			result.Interactions += len(interactions(cassette))
		}
		times = append(times, milliseconds(start))
	}
	result.MedianMS = median(times)
	return result
}

func (l Library) loadOne(file string) Loaded {
	start := time.Now()
	cassette, err := l.open(file)
	result := Loaded{File: file, MS: milliseconds(start)}
	if err != nil {
		result.Error = err.Error()
		return result
	}
	result.OK, result.Interactions = true, len(interactions(cassette))
	return result
}

// A YAML library may panic over a damaged file; that is an answer too.
func (l Library) open(file string) (cassette Cassette, err error) {
	name, found := strings.CutSuffix(file, ".yaml")
	if !found {
		return nil, fmt.Errorf("go-vcr loads only files whose name ends in .yaml")
	}
	defer recovered(&err)
	return l.Load(name)
}

func recovered(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("panic: %v", cause)
	}
}

func milliseconds(start time.Time) float64 {
	return float64(time.Since(start).Nanoseconds()) / 1e6
}

func median(values []float64) float64 {
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}
