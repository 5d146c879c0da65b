package hostile

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
)

var kinds = []func(*rand.Rand) string{
	word, few, few, few, few, few, many, lines, lines, prose, numeric, dated, bytesOf, runes, jsonText, stream, edges, around,
}

// Text is a random text: words of trouble alone and joined, lines, long texts, near numbers and dates, bytes, JSON, streams.
func Text(r *rand.Rand) string { return kinds[r.Intn(len(kinds))](r) }

func word(r *rand.Rand) string { return Words[r.Intn(len(Words))] }

func repeat(r *rand.Rand, from, to int, part func(*rand.Rand) string) string {
	var text strings.Builder
	for range from + r.Intn(to-from+1) {
		text.WriteString(part(r))
	}
	return text.String()
}

func oneOf(r *rand.Rand, list ...string) string { return list[r.Intn(len(list))] }

func few(r *rand.Rand) string { return repeat(r, 2, 5, word) }

func many(r *rand.Rand) string { return repeat(r, 8, 50, word) }

func lines(r *rand.Rand) string {
	text := repeat(r, 1, 6, func(r *rand.Rand) string {
		return word(r) + oneOf(r, "\n", "\n", "\n", "\n\n", "\r\n", " \n", "\n ", "\n  ", "\t\n", "\n\t", "\u2028", "\n\u2029")
	})
	if r.Intn(2) == 0 {
		text += word(r)
	}
	return text
}

// Long enough to be folded by the libraries that fold, with everything that decides where.
func prose(r *rand.Rand) string {
	return repeat(r, 5, 70, func(r *rand.Rand) string {
		return oneOf(r, "lorem", "ipsum,", "it's", "a", "dolor: sit", "\"q\"", "é", "日本", "x\u00a0y", "#", "-", strings.Repeat("w", 1+r.Intn(90))) +
			oneOf(r, " ", " ", " ", " ", "  ", "   ", "", "\u2028")
	})
}

func numeric(r *rand.Rand) string {
	const soup = "0123456789+-._:eExXoObBaAfFTtZz ,"
	return repeat(r, 1, 8, func(r *rand.Rand) string { return string(soup[r.Intn(len(soup))]) })
}

func dated(r *rand.Rand) string {
	format := oneOf(r, "%04d-%d-%d", "%04d-%02d-%02dT%02d:%02d:%02dZ", "%04d-%d-%d %d:%d:%d", "%04d-%d-%dt%d:%d:%d.%d+01:00", "%d-%d-%dT%d:%d:%d,%dZ", "%04d-%02d-%02d  %02d:%02d:%02d.%d")
	numbers := []any{r.Intn(2100), r.Intn(14), r.Intn(32), r.Intn(25), r.Intn(61), r.Intn(61), r.Intn(1000000)}
	return fmt.Sprintf(format, numbers[:strings.Count(format, "%")]...)
}

func bytesOf(r *rand.Rand) string {
	// Base64 is cut in lines of 70 characters, so lengths around 51 bytes matter.
	bytes := make([]byte, []int{r.Intn(8), 48 + r.Intn(10), r.Intn(300)}[r.Intn(3)])
	r.Read(bytes)
	return string(bytes)
}

func runes(r *rand.Rand) string {
	return repeat(r, 0, 20, func(r *rand.Rand) string {
		return string(rune(r.Intn([]int{0x80, 0x300, 0x3000, 0x10000, 0x110000}[r.Intn(5)])))
	})
}

func jsonText(r *rand.Rand) string {
	value := map[string]any{"id": r.Intn(1000), "name": few(r), "tags": []string{word(r), word(r)}, "ok": true}
	indent := oneOf(r, "", "  ", "\t")
	text, _ := json.MarshalIndent(value, "", indent)
	if indent == "" {
		text, _ = json.Marshal(value)
	}
	return string(text) + oneOf(r, "", "", "\n", "\n\n", "\r\n")
}

func stream(r *rand.Rand) string {
	return repeat(r, 1, 6, func(r *rand.Rand) string {
		return oneOf(r, "", "", "event: delta\n", ": ping\n\n", "id: 1\n") + `data: {"text":"` + oneOf(r, "a", "b c", "é", "😀", "it's", " ") + `"}` + oneOf(r, "\n\n", "\n\n", "\r\n\r\n", "\n")
	}) + oneOf(r, "", "data: [DONE]\n\n")
}

// Lengths at which a key takes another form, or a line is folded.
func edges(r *rand.Rand) string {
	length := []int{60, 72, 110}[r.Intn(3)] + r.Intn(24)
	text := strings.Repeat(oneOf(r, "k", "k ", "é", "kk-", "日"), length)[:length]
	return oneOf(r, "", "", "\"", "'", " ") + text + oneOf(r, "", "", "\xff", "\n", " ", "é")
}

// A word inside plain text.
func around(r *rand.Rand) string {
	return oneOf(r, "a", "", "a ", "1", "-", "\n", " ", "\t") + word(r) + oneOf(r, "a", "", " a", "1", "\n", " ", "\na", "\n\n")
}
