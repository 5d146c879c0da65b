package vcr

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"respool.test/interop/internal/lines"
)

// The interactions of a cassette of any release, as its own structs.
func interactions(cassette Cassette) []reflect.Value {
	list := interactionList(cassette)
	found := make([]reflect.Value, list.Len())
	for index := range found {
		found[index] = list.Index(index).Elem()
	}
	return found
}

func interactionList(cassette Cassette) reflect.Value {
	return reflect.ValueOf(cassette).Elem().FieldByName("Interactions")
}

// The field that go-vcr writes under this name.
func field(of reflect.Value, name string) reflect.Value {
	for index := range of.NumField() {
		if fieldName(of.Type().Field(index)) == name {
			return of.Field(index)
		}
	}
	panic("go-vcr writes no " + name)
}

func fieldName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
	if name == "-" {
		return ""
	}
	return name
}

// All values of a struct of go-vcr under the names that they have in a file: maps as lists of [key, values], in the
// order of the keys' bytes; durations in nanoseconds; nil as what is empty, since both are written alike.
func values(of reflect.Value) lines.Object {
	found := lines.Object{}
	for index := range of.NumField() {
		if name := fieldName(of.Type().Field(index)); name != "" {
			found[name] = value(of.Field(index))
		}
	}
	return found
}

func value(of reflect.Value) any {
	if duration, is := of.Interface().(time.Duration); is {
		return duration.Nanoseconds()
	}
	switch of.Kind() {
	case reflect.Struct:
		return values(of)
	case reflect.String:
		return lines.Text(of.String())
	case reflect.Slice:
		list := []any{}
		for index := range of.Len() {
			list = append(list, value(of.Index(index)))
		}
		return list
	case reflect.Map:
		keys := of.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		pairs := [][2]any{}
		for _, key := range keys {
			pairs = append(pairs, [2]any{lines.Text(key.String()), value(of.MapIndex(key))})
		}
		return pairs
	default:
		return of.Interface()
	}
}
