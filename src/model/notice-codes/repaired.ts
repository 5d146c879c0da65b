import type { NoticeSpec } from "./spec.ts";

/** What a tool wrote wrongly and is right again. */
export const repaired: Readonly<Record<`repaired/${string}`, NoticeSpec>> = {
  "repaired/bytes": {
    severity: "warning",
    phase: "read",
    text: "{part} body: bytes that the recorder misspelled or lost are back",
    doc: "go-vcr 4.0.5 spells bytes that are not UTF-8 as `\\xE9`, which every reader of YAML takes for a character; go-vcr 2.3 to 4.0.4 lose the first line feed of a body that begins with one. The spelling and the recorded length together prove what was there.",
  },
  "repaired/charset": {
    severity: "warning",
    phase: "read",
    text: "{part} body: UTF-8 that the recorder decoded as windows-1252 is UTF-8 again",
    doc: "Chromium and mitmproxy decode text without a charset as windows-1252 or Latin-1, server-sent events included, so `é` stands in the file as `Ã©`. The bytes of the wire are taken back from it where that gives valid UTF-8.",
  },
  "repaired/byte-order-mark": {
    severity: "warning",
    phase: "read",
    text: "{part} body: the byte order mark that the recorder dropped is back",
    doc: "Browsers remove the mark from the front of a text; the recorded length proves that it was there.",
  },
  "repaired/event-stream": {
    severity: "warning",
    phase: "read",
    text: "response body rebuilt from the {count} events that the recorder listed",
    doc: "The browser keeps no body for an EventSource that was closed, but lists its messages with their times. The text of the stream is written from them; comments and retry fields of the wire are gone.",
  },
  "repaired/frame-type": {
    severity: "warning",
    phase: "read",
    text: "response header Content-Type: text/event-stream is application/vnd.amazon.eventstream again, which the body is in",
    doc: "Anthropic's SDK for Go rewrites the Content-Type of Bedrock's streams in the header that go-vcr keeps, so that the recorded type is another than the one on the wire, and other SDKs cannot read the frames. A replay by `respool/runtime` gives the type that the body, by its checksums, has.",
  },
  "repaired/header-text": {
    severity: "warning",
    phase: "read",
    text: "{part} header {name}: UTF-8 that the recorder decoded byte by byte is UTF-8 again",
    doc: "Browsers decode the bytes of header values as Latin-1, Playwright as windows-1252. They are taken back where that gives valid UTF-8.",
  },
  "repaired/yaml-text": {
    severity: "warning",
    phase: "write",
    text: "{part} {field} spelled otherwise than {library} does, whose text could not be read back",
    doc: "Some releases of Go's YAML write texts that no reader can load, or that come back changed: a list item that begins with a space or a line break and has several lines, a text that begins with a line break. Such a text is written in double quotes.",
  },
};
