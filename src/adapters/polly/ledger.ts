import { derived, extension, type Ledger, model, under } from "../ledger.ts";

const headers: Ledger = [
  model("headers[].name", "headers", "The name, in lower case as Polly writes it."),
  model("headers[].value", "headers", "The value, a byte string; a number counts as its text."),
  model("headers[].value[]", "headers", "One of several values, as version 4 wrote them."),
  derived(
    "headers[]._fromType",
    "headers",
    "`array` where the client gave a list; kept for lists of one other than set-cookie.",
  ),
];

const cookies: Ledger = [
  derived("cookies[].name", "headers", "The name in a cookie header; the header itself is read."),
  derived("cookies[].value", "headers", "The value in a cookie header."),
  derived("cookies[].path", "headers", "The attribute Path."),
  derived("cookies[].domain", "headers", "The attribute Domain."),
  derived("cookies[].expires", "headers", "The attribute Expires as an ISO date."),
  derived("cookies[].maxAge", "headers", "The attribute Max-Age."),
  derived("cookies[].httpOnly", "headers", "The attribute HttpOnly."),
  derived("cookies[].secure", "headers", "The attribute Secure."),
  derived("cookies[].sameSite", "headers", "The attribute SameSite."),
];

const request: Ledger = [
  ...headers,
  ...cookies,
  model("method", "method", "The method, in upper case."),
  model("url", "url", "The URL after one pass through url-parse and qs; not exactly what was sent."),
  derived("queryString[].name", "url", "A name in the query as qs decodes it."),
  derived(
    "queryString[].value.**",
    "url",
    "Its value: text, null for a bare name, an object for a name with brackets.",
  ),
  derived("queryString[]._fromType", "url", "`array` for a repeated name."),
  derived("postData.mimeType", "headers", "The Content-Type, parameters included."),
  model("postData.text", "body", "The body as text; `postData` without it is a body that was not stored."),
  model(
    "postData.textJSON.**",
    "body",
    "The body parsed, in place of `text`: some persisters do so; only its meaning is left.",
  ),
  derived("postData.params[].**", "body", "Always an empty list; kept when it is not."),
  derived("bodySize", "body", "The Content-Length, else the length of `text`; never trusted."),
  derived("headersSize", "headers", "The length of the header block."),
];

const response: Ledger = [
  ...headers,
  ...cookies,
  model("status", "status", "The status."),
  derived("statusText", "status", "From Polly's own table, OK for what is not in it; says nothing of the wire."),
  model("content.text", "body", "Text, base64, hex, or a JSON list of such pieces, one per chunk of a coded body."),
  model(
    "content.encoding",
    "body",
    "How `text` stands for bytes: base64, hex, utf-8, another name of Node's, or absent.",
  ),
  model("content._isBinary", "body", "Before version 6: true when `text` is hex."),
  derived(
    "content.textDecoded.**",
    "body",
    "The body decoded or parsed for readers, beside `text`: some persisters do so.",
  ),
  derived("content.mimeType", "headers", "The Content-Type; text/plain where there is none."),
  derived("content.size", "body", "The Content-Length, else the length of `text`; never trusted."),
  derived("bodySize", "body", "As `content.size`."),
  derived("headersSize", "headers", "The length of the header block."),
  derived("redirectURL", "headers", "The Location header."),
];

const entry: Ledger = [
  derived("_id", "request", "The hash of what Polly matches by; kept as a mark, which is no loss elsewhere."),
  model("startedDateTime", "timing.startedAt", "The start, which Polly sorts by and reckons expiry from."),
  model("time", "timing.totalMs", "Whole milliseconds until the end of the body, which Polly can wait for on replay."),
  derived("timings.wait", "timing.totalMs", "The same as `time`, so not the time to the headers."),
  model("_respool.**", "", "Our own key of `--lossless`: what Polly cannot hold, put back."),
  ...under("request", "request", request),
  ...under("response", "outcome", response),
];

const constantTimings: Ledger = [
  derived("log.entries[].timings.blocked", "meta.format", "Always -1."),
  derived("log.entries[].timings.dns", "meta.format", "Always -1."),
  derived("log.entries[].timings.connect", "meta.format", "Always -1."),
  derived("log.entries[].timings.ssl", "meta.format", "Always -1."),
  derived("log.entries[].timings.send", "meta.format", "Always 0."),
  derived("log.entries[].timings.receive", "meta.format", "Always 0."),
];

/** Every path of a Polly recording of versions 4 to 6, as JSON or as YAML. */
export const ledger: Ledger = [
  model("log._recordingName", "meta.name", "The name given to Polly; the folder, not this, is looked up."),
  derived("log.version", "meta.format", "Always 1.2, the version of HAR."),
  model("log.creator.name", "meta.producer.name", "Always `Polly.JS`; Polly refuses any other."),
  model("log.creator.version", "meta.producer.version", "The version of Polly's core, which tells hex from base64."),
  extension("log.creator.comment", "`persister:` and the persister's id; kept."),
  extension("log.browser.name", "The browser that recorded; kept."),
  extension("log.browser.version", "The version of the browser; kept."),
  derived("log.pages[].**", "meta.format", "Always an empty list; kept when it is not."),
  derived("log.entries[].cache.**", "meta.format", "Always empty; kept when it is not."),
  derived(
    "log.entries[]._order",
    "interactions",
    "The number of the request among those with its id; Polly finds it by both.",
  ),
  derived("log.entries[].request.httpVersion", "meta.format", "Always HTTP/1.1, so it says nothing."),
  derived("log.entries[].response.httpVersion", "meta.format", "Always HTTP/1.1, so it says nothing."),
  ...constantTimings,
  ...under("log.entries[]", "interactions[]", entry),
];
