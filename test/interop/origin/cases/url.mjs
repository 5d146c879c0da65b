import { page } from "../case.mjs";

const url = (name, path) => page(name, path, "text/plain", name);

export const urlCases = [
  url("query-repeats", "/query/repeats?a=1&a=2"),
  url("query-brackets", "/query/brackets?a[]=1&a[]=2&b[k]=3"),
  url("query-encoded-brackets", "/query/encoded-brackets?a%5B%5D=1"),
  url("query-blanks", "/query/blanks?b=x%20y+z"),
  url("query-flag", "/query/flag?flag"),
  url("query-empty-value", "/query/empty-value?empty="),
  url("query-only-mark", "/query/only-mark?"),
  url("query-lower-case-escapes", "/query/lower-case-escapes?q=%c3%a9"),
  url("query-double-ampersand", "/query/double-ampersand?a=1&&b=2"),
  url("query-colon-quote", "/query/colon-quote?t=10:20&n='x'&u=http://h/p?q"),
  // Go's form parser refuses a semicolon, and every go-vcr parses the form before it sends.
  url("query-semicolon", "/query/semicolon?a=1;b=2"),
  url("path-encoded-slash", "/path/a%2Fb"),
  url("path-colon", "/path/a:b"),
  url("path-tilde", "/path/~x"),
  url("path-encoded-utf8", "/path/caf%C3%A9"),
  url("path-lower-case-escapes", "/path/caf%c3%a9"),
  url("path-double-slash", "//path/double"),
  url("path-trailing-slash", "/path/trailing/"),
  url("path-parentheses", "/path/f(x)='y',*!$"),
  url("path-root", "/"),
];
