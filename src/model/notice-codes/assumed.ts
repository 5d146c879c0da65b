import type { NoticeSpec } from "./spec.ts";

/** What the file does not say and was guessed. */
export const assumed: Readonly<Record<`assumed/${string}`, NoticeSpec>> = {
  "assumed/collision": {
    severity: "warning",
    phase: "edit",
    text: "the request is that of interaction {first} of {file}, and the answer another; it answers second",
    doc: "Merging put two recordings of one request into one file. Players give the answers in the order of the file, as if the request had been sent twice.",
  },
  "assumed/content-coding": {
    severity: "warning",
    phase: "write",
    text: "content-encoding {coding} dropped; the recorded body is not in that coding",
    doc: "The header names a coding, but the bytes are not in it: the recorder decoded them and kept the header.",
  },
  "assumed/charset": {
    severity: "warning",
    phase: "read",
    text: "{part} body: no charset fits the text and its recorded length; read as {charset}",
    doc: "The file holds the body as text, and the bytes depend on its charset. The one that the headers declare cannot hold the text, or none gives the recorded length.",
  },
  "assumed/header-charset": {
    severity: "warning",
    phase: "read",
    text: "{part} header {name}: text beyond ASCII taken as UTF-8",
    doc: "Header values are bytes; tools read them as UTF-8 or Latin-1 and do not say which.",
  },
  "assumed/form-body": {
    severity: "warning",
    phase: "read",
    text: "request body rebuilt from the fields that the file lists ({why})",
    doc: "The file holds the fields of a form in place of the body. What is built from them means the same, but need not be spelled the same.",
  },
  "assumed/cookies": {
    severity: "warning",
    phase: "read",
    text: "{part} cookie headers made from the file's list of cookies",
    doc: "The export leaves Cookie and Set-Cookie headers out but lists the cookies. The headers are made from the list, in one usual spelling.",
  },
  "assumed/start-time": {
    severity: "note",
    phase: "write",
    text: "start written as {value}; the recording has none",
    doc: "HAR wants a start time for each entry. Without one the response's Date is taken, else the beginning of 1970.",
  },
  "assumed/time-zone": {
    severity: "note",
    phase: "read",
    text: "{count} times without a time zone taken as UTC",
    doc: "Said once for a file.",
  },
  "assumed/method": {
    severity: "warning",
    phase: "read",
    text: "empty request method read as GET",
    doc: "Go's client sends GET for an empty method, and go-vcr keeps the empty text.",
  },
  "assumed/json-spelling": {
    severity: "warning",
    phase: "read",
    text: "{count} JSON bodies are in the recorder's spelling; what was on the wire is not in the file",
    doc: "nock's recorder parses JSON and keeps the value: spaces, escapes, the text of numbers and the order of repeated names are gone. The bodies are read in JavaScript's spelling. It is said once for a file.",
  },
  "assumed/request-content-type": {
    severity: "warning",
    phase: "write",
    text: "request Content-Type {value} added; the recording has none",
    doc: "A Go client always sends a Content-Type with a body that it posts, and go-vcr 4 compares headers. Where the recording names none, the one that Go's client sends for such a body is written.",
  },
  "assumed/request-headers": {
    severity: "warning",
    phase: "write",
    text: "request headers {names} dropped; go-vcr 4 compares all headers, and which the Go client sends is not known",
    doc: "By default go-vcr 4 wants exactly the recorded request headers. Those of another client would never match, so only Content-Type is written. Name more with `--set go-vcr.headers=NAME,…`, or loosen the matcher.",
  },
  "assumed/entry-id": {
    severity: "warning",
    phase: "write",
    text: "no settings that are known give the entry's recorded id; whether it still fits the request cannot be told",
    doc: "Polly looks for an entry by a hash of what `matchRequestsBy` takes of the request. A function of the suite's own may do so in ways that nobody knows. Where the request was changed, the hash was made anew by the options `polly.headers`, `polly.body` and `polly.url`; where the original is not at hand, it stays. `--set polly.rehash=true` makes all of them anew.",
  },
  "assumed/redirect-followed": {
    severity: "warning",
    phase: "write",
    text: "written as the request that Go's client makes when it follows the redirect before it",
    doc: "Go's client sends a Referer with such a request and leaves its protocol and host empty, and go-vcr 4 compares them. `--set go-vcr.redirects=manual` writes a request of its own.",
  },
  "assumed/order": {
    severity: "warning",
    phase: "edit",
    text: "equal requests stand out of start order; file order kept",
    doc: "Equal requests are answered in file order. Here that is not the order of their start times. `--sort start` reorders.",
  },
  "assumed/empty-body": {
    severity: "warning",
    phase: "edit",
    text: "{part} body missing in the recording; written empty",
    doc: "The body is not in the recording: redirects in browsers, or `--missing-body empty`.",
  },
};
