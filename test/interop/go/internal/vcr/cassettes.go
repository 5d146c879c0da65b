package vcr

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"

	"respool.test/interop/internal/hostile"
	"respool.test/interop/internal/lines"
)

// The command "cassettes": prints random interactions with the file that the release makes of them, a line each.
func (l Library) cassettes(args []string) error {
	flags := flag.NewFlagSet("cassettes", flag.ExitOnError)
	count := flags.Int("n", 100, "how many cassettes")
	seed := flags.Int64("seed", 1, "of the random values")
	compact := flags.Bool("compact", false, "in the compact shape")
	flags.Parse(args)
	folder, err := os.MkdirTemp("", "respool-cassettes-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	r := rand.New(rand.NewSource(*seed))
	out := lines.To(os.Stdout)
	for range *count {
		line, err := l.randomCassette(r, filepath.Join(folder, "cassette"), *compact)
		if err != nil {
			return err
		}
		if err := out.Print(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (l Library) randomCassette(r *rand.Rand, name string, compact bool) (lines.Object, error) {
	cassette := l.New(name)
	if marshal := l.marshalFunc(compact); marshal != nil {
		field := reflect.ValueOf(cassette).Elem().FieldByName("MarshalFunc")
		field.Set(reflect.ValueOf(marshal).Convert(field.Type()))
	}
	list := interactionList(cassette)
	list.SetLen(0)
	for range 1 + r.Intn(3) {
		one := reflect.New(list.Type().Elem().Elem())
		hostile.Fill(r, one.Elem())
		list.Set(reflect.Append(list, one))
	}
	// Saving numbers the interactions.
	if err := save(cassette); err != nil {
		return nil, err
	}
	yaml, err := os.ReadFile(name + ".yaml")
	if err != nil {
		return nil, err
	}
	written := allValues(cassette)
	return lines.Object{"interactions": written, "yaml": lines.Text(string(yaml)), "reread": l.reread(name+".yaml", written)}, nil
}

func save(cassette Cassette) (err error) {
	defer recovered(&err)
	return cassette.Save()
}

func allValues(cassette Cassette) []any {
	all := []any{}
	for _, one := range interactions(cassette) {
		all = append(all, values(one))
	}
	return all
}

// "ok" when the release reads from the file what it wrote, else what is wrong.
func (l Library) reread(file string, written []any) string {
	cassette, err := l.open(file)
	if err != nil {
		return "error: " + err.Error()
	}
	back := allValues(cassette)
	if len(back) != len(written) {
		return fmt.Sprintf("differs: %d interactions", len(back))
	}
	for index := range back {
		if place := difference(written[index], back[index]); place != "" {
			return fmt.Sprintf("differs: %d%s", index, place)
		}
	}
	return "ok"
}

func difference(a, b any) string {
	first, isObject := a.(lines.Object)
	second, areObjects := b.(lines.Object)
	if !isObject || !areObjects {
		if reflect.DeepEqual(a, b) {
			return ""
		}
		return " "
	}
	for name := range first {
		if place := difference(first[name], second[name]); place != "" {
			return "." + name + place
		}
	}
	return ""
}

// The command "values": prints, a line for each file, all values that the release reads from it.
func (l Library) values(files []string) error {
	out := lines.To(os.Stdout)
	for _, file := range files {
		line := lines.Object{"file": file}
		if cassette, err := l.open(file); err != nil {
			line["error"] = err.Error()
		} else {
			line["interactions"] = allValues(cassette)
		}
		if err := out.Print(line); err != nil {
			return err
		}
	}
	return out.Flush()
}
