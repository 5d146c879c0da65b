import type { NoticeCode } from "./types.ts";

/** `note`: no client can observe it; `warning`: guessed or repaired; `loss`: a client can observe it on replay. */
export type Severity = "note" | "warning" | "loss";

/** What is known of a notice code. In `text`, `{name}` stands for a member of the notice's data. */
export interface NoticeSpec {
  readonly severity: Severity;
  readonly phase: "read" | "edit" | "write";
  readonly text: string;
  /** What it means and what can be done, for docs/notices.md. */
  readonly doc: string;
}

/** Every notice code with what is known of it. A released code never changes its meaning. */
export const noticeCodes: Readonly<Record<NoticeCode, NoticeSpec>> = {
  "lost/timing": {
    severity: "note",
    phase: "write",
    text: "{target} holds no durations",
    doc: "The recording says when or how long; the target has no field for it. Replay answers at once.",
  },
  "lost/status-text": {
    severity: "loss",
    phase: "write",
    text: "reason phrase dropped; {target} holds none",
    doc: "The response carried a reason phrase other than the standard one of its status. A client that looks at it sees another.",
  },
  "lost/http-version": {
    severity: "note",
    phase: "write",
    text: "HTTP version dropped; {target} holds none",
    doc: "The recording says which version of HTTP was spoken. Mocks answer in their own.",
  },
  "lost/trailers": {
    severity: "loss",
    phase: "write",
    text: "{part} trailer {name} dropped; {target} holds no trailers",
    doc: "Trailer fields came after the body. The target cannot send them.",
  },
  "lost/request-headers": {
    severity: "note",
    phase: "write",
    text: "request header {name} dropped; {target} does not match on it",
    doc: "Request headers of one client make every request of another client miss, so by default they are not written. For nock name those to keep with `--set nock.reqheaders=NAME,…`.",
  },
  "lost/request-body": {
    severity: "loss",
    phase: "write",
    text: "request body left out ({why}); any body matches",
    doc: "The target has no form of this request body that its player would match, so the request is matched by method and URL. Two requests to one URL can no longer be told apart by their bodies.",
  },
  "lost/request-json": {
    severity: "loss",
    phase: "write",
    text: "request JSON written as a value without {why}",
    doc: "The request body holds what JavaScript's values cannot: a name that stands twice in an object, or a number with more digits than a double has. The player reads requests the same way, so the recorded request matches; one that differs only there matches too.",
  },
  "lost/request-text": {
    severity: "note",
    phase: "write",
    text: "request text is hex digits; {target} does not tell it from the bytes they spell",
    doc: "nock writes bytes that are not UTF-8 as hex, with no mark. A request text that happens to be such hex matches, and is read back as those bytes.",
  },
  "lost/repeated-header": {
    severity: "warning",
    phase: "write",
    text: "{part} header {name} has several values; written as one",
    doc: "The target holds one value for the header. The values are joined as clients join them.",
  },
  "lost/url-match": {
    severity: "loss",
    phase: "write",
    text: "some versions of {target} do not match this URL ({why})",
    doc: "nock 13 and 14 take a query apart in a way that loses it: at a second question mark, at names that expand to one place (`a` and `a.b`), and at `__proto__`. No spelling helps; `toDefinitions` in `respool/nock` and modules (`--set nock.module=esm`) do.",
  },
  "lost/repeat": {
    severity: "loss",
    phase: "write",
    text: "{target} answers this request as interaction {first}, whose method, URL and body are the same",
    doc: "Playwright's routeFromHAR never uses an entry up: of equal requests each gets the answer of one entry.",
  },
  "lost/body-match": {
    severity: "loss",
    phase: "write",
    text: "{target} does not compare bodies of {method} requests",
    doc: "Playwright's routeFromHAR compares the bodies of POST requests only. Two requests that differ in their bodies alone get one answer.",
  },
  "lost/chunks": {
    severity: "note",
    phase: "write",
    text: "chunk borders dropped; {target} holds none",
    doc: "The recording says in which pieces the body came. Replay hands it over in one piece.",
  },
  "lost/broken-body": {
    severity: "loss",
    phase: "write",
    text: "the body broke off when recorded; {target} replays what came as if it were complete",
    doc: "The connection failed in the middle of the body. The target cannot break off.",
  },
  "lost/incomplete-body": {
    severity: "loss",
    phase: "write",
    text: "the recording holds only the beginning of the {part} body",
    doc: "The recorder kept a part of the body. The target gets that part and cannot mark it.",
  },
  "lost/forbidden-body": {
    severity: "note",
    phase: "edit",
    text: "body of {size} bytes dropped; {why} has none",
    doc: "Responses to HEAD and those with status 204, 205 or 304 have no body on the wire, whatever the recording holds.",
  },
  "lost/header": {
    severity: "loss",
    phase: "write",
    text: "{part} header {name} dropped ({why})",
    doc: "The header cannot be written so that the target's player accepts it, for example because its value holds a line break.",
  },
  "lost/header-order": {
    severity: "note",
    phase: "write",
    text: "{part} headers written in another order; {target} sorts their names",
    doc: "Go keeps headers in a map and go-vcr writes its keys sorted. The values of one name keep their order; between names no Go client can tell.",
  },
  "lost/match-policy": {
    severity: "loss",
    phase: "write",
    text: "match policy dropped; {target} files cannot hold {what}",
    doc: "The recording says how requests are told apart, in a way the target's file cannot say. A loader with matcher functions can: `toDefinitions` in `respool/nock`, or a module (`--set nock.module=esm`).",
  },
  "lost/extension": {
    severity: "note",
    phase: "write",
    text: "{format} field {path} dropped; {target} has no such field",
    doc: "A field that only the source's format knows.",
  },
  "lost/everything": {
    severity: "loss",
    phase: "edit",
    text: "none of the {count} interactions can be replayed; the output is empty",
    doc: "Every interaction was skipped. The notices beside this one say why.",
  },
  "lost/rest": {
    severity: "loss",
    phase: "read",
    text: "the file ends in the middle, at byte {offset}; the entries before it are read",
    doc: "The file was cut off: a browser that crashed, a download that broke off, a disk that was full. What stands before the place is read; the entry that was cut is not.",
  },
  "lost/credentials": {
    severity: "note",
    phase: "read",
    text: "no Cookie, Set-Cookie or Authorization header in the whole file; the export leaves them out",
    doc: "Chrome's DevTools leave them out of a HAR unless it is exported with sensitive data. Secrets in URLs and bodies are still there. Said once for a file.",
  },
  "lost/upload": {
    severity: "loss",
    phase: "read",
    text: "content of an uploaded file is not in the recording; its part is empty",
    doc: "The file lists the fields of a multipart form, and names an uploaded file without its content.",
  },
  "skipped/failure": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the network failed when this was recorded",
    doc: "The request got no answer when it was recorded, and the target's file cannot fail.",
  },
  "skipped/unrecorded": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the file holds no response",
    doc: "The file holds a request without an answer.",
  },
  "skipped/lost-body": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the response body is not in the recording ({reason})",
    doc: "The recorder did not keep the body. `--missing-body empty` answers with an empty one, `--missing-body error` stops.",
  },
  "skipped/preflight": {
    severity: "note",
    phase: "edit",
    text: "skipped: a CORS preflight",
    doc: "Browsers send preflights by themselves; no test does.",
  },
  "skipped/websocket": {
    severity: "loss",
    phase: "edit",
    text: "skipped: a WebSocket ({count} messages)",
    doc: "A WebSocket is no exchange of HTTP. Its messages stay in the extensions of the interaction; cassettes cannot play them.",
  },
  "skipped/not-http": {
    severity: "loss",
    phase: "edit",
    text: "skipped: {scheme} is not http",
    doc: "Only http and https can be replayed: no data:, blob:, WebSocket or extension addresses.",
  },
  "skipped/bad-url": {
    severity: "loss",
    phase: "edit",
    text: "skipped: no URL parser takes the URL",
    doc: "The URL begins like one, but has no valid host or port, so no client can ask for it.",
  },
  "skipped/status": {
    severity: "loss",
    phase: "edit",
    text: "skipped: status {status} cannot be replayed",
    doc: "Only statuses from 200 to 599 are answers; 1xx are interim ones.",
  },
  "skipped/bad-method": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the request method is not a token",
    doc: "No client can send such a request.",
  },
  "skipped/file": {
    severity: "note",
    phase: "read",
    text: "{name}: no cassette",
    doc: "A file inside a directory that no reader recognises.",
  },
  "skipped/selection": {
    severity: "warning",
    phase: "edit",
    text: "the selection takes none of the {count} interactions",
    doc: "`--host`, `--include` and their like left nothing over. Often one of them is mistyped; `respool inspect` shows what there is.",
  },
  "skipped/duplicate": {
    severity: "note",
    phase: "edit",
    text: "skipped: equal to interaction {first}",
    doc: "`--dedupe identical` leaves out an interaction whose request and response equal an earlier one's.",
  },
  "changed/framing-header": {
    severity: "note",
    phase: "write",
    text: "{name} dropped (no framing on replay)",
    doc: "Headers such as Content-Length and Transfer-Encoding describe how the bytes travelled. Players frame their answers themselves, and a wrong length stops some.",
  },
  "changed/content-coding": {
    severity: "note",
    phase: "write",
    text: "{coding} undone, content-encoding dropped",
    doc: "The body is written decoded, without the header that named its coding, because no mock sends coded bodies reliably. What a client reads is the same.",
  },
  "changed/url": {
    severity: "warning",
    phase: "write",
    text: "URL written in the form that URL parsers give",
    doc: "Clients that normalise URLs (fetch) send another path than was recorded: dot segments removed, characters escaped. The target holds the normalised form.",
  },
  "changed/url-fragment": {
    severity: "note",
    phase: "edit",
    text: "URL fragment dropped",
    doc: "A fragment is never sent, and keeps a mock from matching.",
  },
  "changed/url-spelling": {
    severity: "warning",
    phase: "write",
    text: "URL written with {what} percent-encoded",
    doc: "The schema of HAR refuses the URL as recorded.",
  },
  "changed/header-case": {
    severity: "note",
    phase: "write",
    text: "{part} header {name} written as {written}",
    doc: "Go looks headers up by their canonical names (`Content-Type`): under another spelling `Header.Get` finds nothing, and a request misses. Names of headers are the same in any case.",
  },
  "changed/cached-response": {
    severity: "warning",
    phase: "edit",
    text: "304 with a body written as 200",
    doc: "A browser recorded the cached body beside the 304. A mock's client has no cache, so it gets the body with status 200.",
  },
  "changed/request-json": {
    severity: "note",
    phase: "write",
    text: "request JSON written as a value; its spelling is dropped",
    doc: "The player compares request JSON by value, so key order, spaces and escapes do not count. Read back, the body is spelled in JavaScript's way.",
  },
  "changed/request-text": {
    severity: "warning",
    phase: "write",
    text: "request JSON is matched as exact text ({why})",
    doc: "As a value the player would not match this body, or too many others. As text it matches the recorded bytes alone: another order of keys, or a space, misses.",
  },
  "changed/empty-length": {
    severity: "note",
    phase: "write",
    text: "content-length: 0 added",
    doc: "nock 15 never ends an answer with status 205 to node:http unless it says that it is empty.",
  },
  "changed/json-spelling": {
    severity: "loss",
    phase: "write",
    text: "response JSON written as a value; its bytes change",
    doc: "`--set nock.bodies=pretty` writes JSON responses for people. The player spells them anew: spaces, escapes and number text of the recording are gone.",
  },
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
  "repaired/header-text": {
    severity: "warning",
    phase: "read",
    text: "{part} header {name}: UTF-8 that the recorder decoded as windows-1252 is UTF-8 again",
    doc: "Playwright decodes the bytes of header values as windows-1252. They are taken back where that gives valid UTF-8.",
  },
  "repaired/yaml-text": {
    severity: "warning",
    phase: "write",
    text: "{part} {field} spelled otherwise than {library} does, whose text could not be read back",
    doc: "Some releases of Go's YAML write texts that no reader can load, or that come back changed: a list item that begins with a space or a line break and has several lines, a text that begins with a line break. Such a text is written in double quotes.",
  },
  "damaged/body": {
    severity: "loss",
    phase: "read",
    text: "{part} body: bytes are gone in the recording",
    doc: "The recorder replaced bytes of the body, or lost some. The recorded length proves it; nothing can bring them back.",
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
  "kept/secret-header": {
    severity: "warning",
    phase: "edit",
    text: "request header {name} is kept in the lossless part; it looks like a secret",
    doc: "A clean output has no request headers, but `--lossless` keeps them beside the entry. Redact before you commit the file.",
  },
  "skipped/entry": {
    severity: "loss",
    phase: "read",
    text: "entry skipped: {problem}",
    doc: "One entry of the file cannot be read; the others can. `--strict` makes it an error.",
  },
  "skipped/list": {
    severity: "loss",
    phase: "read",
    text: "{count} entries skipped; a later list of the same name replaces theirs",
    doc: "The file has two members of one name where there can be one. Like every reader of JSON this one takes the last.",
  },
  "skipped/patch": {
    severity: "warning",
    phase: "read",
    text: "the lossless part no longer fits this entry; ignored",
    doc: "`--lossless` keeps what the format cannot hold together with a checksum of the entry. The entry was edited since, so it is read as it stands.",
  },
};
