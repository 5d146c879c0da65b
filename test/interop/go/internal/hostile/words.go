// Package hostile makes values that are hard to write as YAML, the same ones for the same seed.
package hostile

// Words are pieces of text with which YAML writers and readers have trouble, one by one.
var Words = join(types, numbers, dates, indicators, breaks, characters, broken, plain, shapes)

func join(lists ...[]string) []string {
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// Read as null, booleans and special numbers by YAML 1.1 or 1.2, or nearly so.
var types = []string{
	"", "~", "null", "Null", "NULL", "nULL", "nil", "true", "True", "TRUE", "tRUE", "false", "False", "FALSE",
	"y", "Y", "yes", "Yes", "YES", "yES", "n", "N", "no", "No", "NO", "nO", "on", "On", "ON", "oN", "off", "Off", "OFF", "oFF",
	".nan", ".NaN", ".NAN", ".Nan", "nan", "NaN", ".inf", ".Inf", ".INF", ".iNF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf",
	"-.INF", "inf", "+inf", "-inf", "Infinity", "<<", "<<<", "=", "!!str", "!!null", "!!binary", "!!binary x", "!", "!!", "!a",
}

var numbers = []string{
	"0", "-0", "+0", "00", "01", "07", "08", "089", "0777", "-0777", "+12", "-12", "1", "12345", "1_000", "_1", "1_", "1__2",
	"0_", "0x", "0x1F", "0X1F", "-0x1f", "+0x1f", "0xG", "0x_1", "0x1_f", "0o17", "0O17", "-0o17", "0o8", "0o", "0o-1", "0o+1",
	"0b", "0b101", "0B101", "-0b1", "+0b1", "0b2", "0b-1", "0b+1", "0b_1", "-0b-1", "0.0", "-0.0", "1.", ".5", "-.5", "+.5", "5.", ".",
	"..", "1.5", "1.5.2", "1_0.5", ".0_01", "._1", ".1_", "1e3", "1E3", "1e+3", "1E-3", "1e", "e3", "1e400", "-1e400", "1e-400", ".e1",
	".1e1", "1.e1", "0x1p3", "0x1.8p1", "1,000", "1.000,5", "+", "-", "--1", "+-1", "- 1", "1 2", "9223372036854775807",
	"9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
	"+18446744073709551615", "0xFFFFFFFFFFFFFFFF", "0x10000000000000000", "99999999999999999999999999", "1:30", "1:60", "1:5",
	"-1:30", "+1:30", "190:20:30", "190:20:30.15", "190:20:60", "1:30.5", "1:30.", "1_0:30", "0:0", "00:00", "1:", ":1", "1:2:", "a1:30",
	"12:30:45.678901234", "1:30_0", "1:3_0",
}

var dates = []string{
	"2001-01-01", "2001-1-1", "2001-1-32", "2001-13-1", "2001-00-10", "2001-02-29", "2004-02-29", "2001-02-30", "1900-02-29", "2000-02-29",
	"0000-01-01", "12001-01-01", "201-01-01", "2001-01", "2001-01-", "2001-01-011", "2001-12-14t21:59:43.10-05:00",
	"2001-12-14T21:59:43Z", "2001-12-14T21:59:43", "2001-12-14T1:2:3Z", "2001-12-14T21:59:43+01:00", "2001-12-14T21:59:43+0100",
	"2001-12-14T21:59:43+01", "2001-12-14T21:59:43z", "2001-12-14 21:59:43.10", "2001-12-14 21:59:43", "2001-12-14   21:59:43",
	"2001-12-14\t21:59:43", "2001-12-14 21:59:43 Z", "2001-12-14 21:59:43Z", "2001-12-14 21:59:43 -5", "2001-12-14T24:00:00Z",
	"2001-12-14T23:60:00Z", "2001-12-14T23:59:60Z", "2001-12-14T23:59:59,5Z", "2001-12-14 23:59:59,123456789", "2001-12-14T23:59:59.Z",
	"2001-12-14T23:59", "2001-12-14T", "2001-12-14 ", "2001/12/14", "Thu, 01 Jan 1970 00:00:00 GMT", "0s", "1.5s", "1m30s",
}

var indicators = []string{
	" ", "  ", "-", "--", "---", "--- a", "---a", "...", "... a", "...a", "?", "? a", "?a", ":", ": ", ":a", " :", "a:", "a: b", "a:b", "a :b",
	"#", "# a", "#a", " #", "a #b", "a# b", "a#", ",", "a,b", "[", "]", "[]", "[a]", "{", "}", "{}", "{a: 1}", "&", "&a", "& a", "*", "*a", "* a",
	"|", "|-", "|4", ">", ">-", "'", "''", "it's", "'a'", "\"", "\"\"", "\"a\"", "a\"b", "\\", "a\\b", "\\n", "%", "%a", "%YAML 1.2", "@", "@a",
	"`", "`a", "- a", "-a", "- - a", "! a", "a ", " a", "a  b", "-:", "?:", "::", "a: ", "a:\tb", "-\ta", "?\ta", "#\ta",
}

var breaks = []string{
	"\n", "\n\n", "\n\n\n", "\r", "\r\n", "\r\n\r\n", "\n\r", "\t", "\t\t", " \n", "\n ", "\n  ", "\t\n", "\n\t", "  \n  ", " \n\n", "a\n", "a\n\n",
	"a\n\n\n", "\na", "\n\na", " a\n", "\ta\n", "a\t\n", "a \n", "a\n ", "a\n  b", "a\n\tb", "a\n b\nc", "a\nb", "a\nb\n", "a\n\nb", "a\r\nb",
	"a\r\nb\r\n", "a\rb", "a\tb", "\ta", "a\t", "\n a", "\n  a\n", "\n\ta", "\n\ta\n", " \na", "\t\na", "  a\n b\n", "\ta\nb", "a\n#b", "#a\nb", "a:\nb",
	"a\n---\nb", "---\na", "a\n...\n", "\u0085", "\u2028", "\u2029", "a\u0085b", "a\u2028b", "a\u2029b", "\u2028a", "a\u2028", "\u2028 a", "a \u2028b",
	"a\u2028\nb", "a\n\u2028b", "\n\u2028", "a\u2028\n", "\u2028\n", "a\u2029\n\nb\n", "a\u0085\nb",
}

var characters = []string{
	"\u00a0", "a\u00a0b", "\ufeff", "\ufeffa", "a\ufeff", "\ufeff a b", "\ufeff\n", "\u200b", "\u202e", "\u00ad", "\ufffd", "\ufffe", "\uffff",
	"\ue000", "\uf8ff", "\ud7ff", "\ufdd0", "\u0300", "e\u0301", "é", "ß", "Grüße", "日本語", "日本 語", "ℵ", "٣", "ａ", "😀", "a😀b", "😀\n", "a\n😀", "𝕏",
	"\U0001f468\u200d\U0001f469", "\U0010ffff", "\U00010000", "\U0001ffff", "\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1b",
	"\x1b[0m", "\x1f", "a\x00b", "\x7f", "a\x7fb", "\u0080", "\u0084", "\u0086", "\u009f", "a\x0cb\n",
}

// Not UTF-8: lone bytes, cut sequences, surrogates, overlong forms, beyond the last code point.
var broken = []string{
	"\xff", "\x80", "a\xff", "\xffa\n", "\xc3\x28", "\xe2\x80", "\xe2\x80a", "\xed\xa0\x80", "\xed\xbf\xbf", "\xc0\xaf", "\xf4\x90\x80\x80", "\xf0\x9f\x98", "caf\xe9",
}

var plain = []string{
	"a", "b", "z", "ab", "a b", "word", "some words in a row ", "lorem ipsum dolor sit amet ", "a2", "a10", "key=value&x=1", "GET", "POST",
	"HTTP/1.1", "HTTP/2.0", "200 OK", "204 No Content", "example.com", "https://x.test/z?q=1#f", "https://x.test/a b", "http://[::1]:8080/",
	"/a/b?c[]=1&d={e}",
}

var shapes = []string{
	`{"a":1}`, `{"a": [1, 2]}`, "{\n  \"a\": 1\n}", "{\n  \"a\": 1\n}\n", "[1,2]", `{"it's":"\n"}`, "data: {\"x\": \"y z\"}\n\n", "event: ping\ndata: {}\n\n", ": comment\n\n",
	"data: [DONE]\n\n", "a=1&b=2", "a=%0A&b=+", "<html>\n<body>\n</body>\n</html>\n", "text/event-stream; charset=utf-8", "application/json",
	"W/\"abc\"", "\"abc\"", "*/*", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "a=b; Path=/; HttpOnly", "max-age=0, private",
	"Bearer abc.def", "Basic YTpi", "bytes 0-9/*", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n",
}
