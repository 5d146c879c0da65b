package scalars

import (
	"bytes"
	"maps"
	"math/rand"
	"slices"

	"respool.test/interop/internal/lines"
)

var keyParts = []string{
	"a", "A", "b", "Z", "z", "0", "1", "2", "9", "10", "01", "002", "18446744073709551616", "-", "_", ".", "[", "]", "[0]", "é", "日", "X-", "x-",
	"Content-Type", " ", "٣", "ａ", "２", "😀", "\ufffd", "\u0300",
}

// Maps whose keys try the order in which a library writes them.
func keys(library Library, r *rand.Rand, count int, out *lines.Printer) error {
	for range count {
		value := map[string]string{}
		for range 2 + r.Intn(12) {
			key := ""
			for range 1 + r.Intn(5) {
				key += keyParts[r.Intn(len(keyParts))]
			}
			value[key] = "v"
		}
		if ordered, err := library.orders(value); err != nil || !ordered {
			if err != nil {
				return err
			}
			continue
		}
		yaml, err := library.marshal(value)
		if err != nil {
			return err
		}
		if err := out.Print(lines.Object{"value": value, "yaml": string(yaml)}); err != nil {
			return err
		}
	}
	return nil
}

// Whether the library's comparison of keys orders these at all: for odd mixes of letters and digits it contradicts
// itself, and then the text changes from run to run, as Go gives a map's keys in random order.
func (library Library) orders(value map[string]string) (bool, error) {
	keys := slices.Collect(maps.Keys(value))
	places := map[int]bool{}
	for _, key := range keys {
		before := 0
		for _, other := range keys {
			if other == key {
				continue
			}
			pair, err := library.marshal(map[string]string{key: "1", other: "2"})
			if err != nil {
				return false, err
			}
			if bytes.HasSuffix(pair, []byte(" \"1\"\n")) {
				before++
			}
		}
		places[before] = true
	}
	return len(places) == len(keys), nil
}
