package scalars

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"slices"

	"respool.test/interop/internal/hostile"
	"respool.test/interop/internal/lines"
)

type document struct {
	V string              `yaml:"v"`
	L map[string][]string `yaml:"l"`
	M map[string][]string `yaml:"m"`
	E string              `yaml:"e"`
}

// All words of trouble and then random texts, each as a value, a list item and a map key of one document.
func scalars(library Library, r *rand.Rand, count int, out *lines.Printer) error {
	texts := slices.Clone(hostile.Words)
	for range count {
		texts = append(texts, hostile.Text(r))
	}
	for _, text := range texts {
		yaml, err := library.marshal(document{text, map[string][]string{"k": {text, "z"}}, map[string][]string{text: {"x"}}, "end"})
		if err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
		line := lines.Object{"value": lines.Text(text), "yaml": lines.Text(string(yaml)), "faults": library.faults(text)}
		if err := out.Print(line); err != nil {
			return err
		}
	}
	return nil
}

// The places in which the library cannot read its own text back.
func (library Library) faults(text string) []string {
	found := []string{}
	value := struct{ V, E string }{text, "end"}
	if !rereads(library, value, func(back struct{ V, E string }) bool { return back == value }) {
		found = append(found, "value")
	}
	type list struct {
		L map[string][]string
		E string
	}
	same := func(key string, values ...string) func(list) bool {
		return func(back list) bool {
			return len(back.L) == 1 && slices.Equal(back.L[key], values) && back.E == "end"
		}
	}
	if !rereads(library, list{map[string][]string{"k": {text, "z"}}, "end"}, same("k", text, "z")) {
		found = append(found, "item")
	}
	if !rereads(library, list{map[string][]string{text: {"x"}}, "end"}, same(text, "x")) {
		found = append(found, "key")
	}
	return found
}

func rereads[T any](library Library, value T, same func(T) bool) bool {
	yaml, err := library.marshal(value)
	if err != nil {
		return false
	}
	var back T
	return library.unmarshal(yaml, &back) == nil && same(back)
}

// What the library reads from documents like those of "scalars", a JSON list of them on standard input.
func parse(library Library, _ *rand.Rand, _ int, out *lines.Printer) error {
	var documents []string
	if err := json.NewDecoder(os.Stdin).Decode(&documents); err != nil {
		return err
	}
	for _, text := range documents {
		var read document
		line := lines.Object{}
		if err := library.unmarshal([]byte(text), &read); err != nil {
			line["error"] = err.Error()
		} else {
			line["value"], line["end"], line["items"], line["keys"] = lines.Text(read.V), read.E, allTexts(read.L["k"]), allTexts(slices.Collect(maps.Keys(read.M)))
		}
		if err := out.Print(line); err != nil {
			return err
		}
	}
	return nil
}

func allTexts(list []string) []any {
	texts := []any{}
	for _, text := range list {
		texts = append(texts, lines.Text(text))
	}
	return texts
}
