import { derived, extension, type Ledger, model, under } from "../ledger.ts";

const vendor = "A producer's own field; kept.";
const comment = "A remark; kept.";

const headers: Ledger = [
  model("headers", "headers", "Null where a list belongs: none."),
  extension("headers[]", "An item that is no object; kept."),
  model(
    "headers[].name",
    "headers",
    "The name; items of names that begin with a colon are kept as a list of their own.",
  ),
  model("headers[].value", "headers", "The value; chrome-har joins repeats with line feeds, which are taken apart."),
  extension("headers[].comment", comment),
  extension("headers[]._*.**", vendor),
];

const cookies: Ledger = [
  derived("cookies", "headers", "Null where a list belongs: none."),
  derived("cookies[].name", "headers", "The name in a cookie header; read only where the headers were filtered out."),
  derived("cookies[].value", "headers", "The value in a cookie header; Firefox garbles it."),
  derived("cookies[].path", "headers", "The attribute Path."),
  derived("cookies[].domain", "headers", "The attribute Domain."),
  derived("cookies[].expires", "headers", "The attribute Expires, in almost any spelling, or null."),
  derived("cookies[].httpOnly", "headers", "The attribute HttpOnly."),
  derived("cookies[].secure", "headers", "The attribute Secure."),
  derived("cookies[].sameSite", "headers", "The attribute SameSite."),
  extension("cookies[].partitionKey.**", "Chrome's key of a partitioned cookie; kept."),
  extension("cookies[].comment", comment),
  extension("cookies[]._*.**", vendor),
];

const postData: Ledger = [
  model("", "body", "Null: no body."),
  derived("mimeType", "headers", "The Content-Type, with or without its parameters."),
  model("text", "body", "The body as text, or one character per byte; decoded by its length."),
  model("encoding", "body", "`base64`: how `text` stands for bytes, in drafts of 1.3."),
  model("_file", "body", "Playwright: the file beside the HAR, or in its archive, that holds the bytes."),
  model("_sha1", "body", "Older Playwright: the name of such a file."),
  model("_lost", "body", "Our own: why there is no body."),
  model("_incomplete", "body", "Our own: whether there is only the beginning of a body, where lengths do not tell."),
  model("params[].name", "body", "A form field's name; read only where there is no `text`."),
  model("params[].value", "body", "Its value, still percent-encoded in DevTools."),
  model("params[].fileName", "body", "The name of an uploaded file, whose content is often missing."),
  model("params[].contentType", "body", "The media type of an uploaded file."),
  extension("params[].comment", comment),
  extension("params[]._*.**", vendor),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const request: Ledger = [
  model("method", "method", "The method; missing, empty or invented ones occur."),
  model("url", "url", "The absolute URL, of any scheme, fragment included."),
  model("httpVersion", "httpVersion", "The version in many spellings; kept when it is not the usual one, or none."),
  ...headers,
  ...cookies,
  derived("queryString", "url", "Null where a list belongs: none."),
  derived("queryString[].name", "url", "A name in the query, decoded or not; never read."),
  derived("queryString[].value", "url", "Its value, decoded or not; never read."),
  extension("queryString[].comment", comment),
  extension("queryString[]._*.**", vendor),
  ...under("postData", "", postData),
  derived("headersSize", "headers", "The length of the header block, -1 when unknown; never trusted."),
  derived("bodySize", "body", "The body's length, -1 when unknown; a hint for decoding it."),
  extension("settingEncodeUrl", "Insomnia's own setting; kept."),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const content: Ledger = [
  model("", "body", "Null: no body is stored."),
  derived("size", "body", "The length of the decoded body in some producers; a hint, and the size of a lost body."),
  derived("compression", "body", "Decoded less sent length; a hint."),
  derived("mimeType", "headers", "The Content-Type, with or without its parameters; DevTools cuts them."),
  model(
    "text",
    "body",
    "The decoded body as text, decoded again to bytes by its charset and length; absent when lost.",
  ),
  model("encoding", "body", "`base64`: how `text` stands for bytes."),
  model("_file", "body", "Playwright: the file beside the HAR, or in its archive, that holds the body."),
  model("_sha1", "body", "Older Playwright: the name of such a file."),
  model("_lost", "body", "Our own: why there is no body."),
  model("_incomplete", "body", "Our own: whether there is only the beginning of a body, where lengths do not tell."),
  extension("charset", "In chrome-har: the charset that the browser took; kept."),
  extension("comment", "A remark, such as Firefox's on bodies left out; kept, and says why a body is lost."),
  extension("_*.**", vendor),
];

const response: Ledger = [
  model("", "", "Null: the interaction counts as unrecorded."),
  model("status", "status", "The status; 0 and -1 mean that there was no answer."),
  model("statusText", "statusText", "The reason phrase; empty over HTTP/2 and 3."),
  model("httpVersion", "httpVersion", "The version in many spellings; kept when it is not the usual one, or none."),
  ...headers,
  ...cookies,
  ...under("content", "", content),
  derived("redirectURL", "headers", "The Location header, made absolute by some; null in Charles."),
  derived("redirectionURL", "headers", "Internet Explorer's spelling of `redirectURL`."),
  derived("headersSize", "headers", "The length of the header block, -1 when unknown; never trusted."),
  derived("bodySize", "body", "The length of the body as sent, -1 when unknown; never trusted."),
  model("_error", "", "DevTools, mitmproxy: why there is no answer, or why its body broke off."),
  model("_failureText", "", "Playwright: why there is no answer, or why its body broke off."),
  model("_errorCode", "", "Our own: the code of a failure that its text does not name."),
  model("_unrecorded", "", "Our own: why there is no answer, where nothing failed."),
  extension("fromDiskCache", "In chrome-har: whether the browser's cache answered; kept."),
  extension("fromEarlyHints", "In chrome-har: whether early hints had it loaded; kept."),
  extension("fromPrefetchCache", "In chrome-har: whether it had been fetched ahead; kept."),
  extension("fromServiceWorker", "In chrome-har: whether a service worker answered; kept."),
  extension("_transferSize", "DevTools: the length of head and body as sent; kept."),
  extension(
    "_charlesStatus",
    "Charles: COMPLETE, or what went wrong; kept, and any other word is why there is no whole answer.",
  ),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const cached: Ledger = [
  derived("", "outcome", "Null: there was no such entry."),
  extension("expires", "When the cached answer expires; kept."),
  extension("lastAccess", "When it was last used; kept."),
  extension("eTag", "Its entity tag; kept."),
  extension("hitCount", "How often it was used; kept."),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const timings: Ledger = [
  derived("", "", "Null where an object belongs: unknown."),
  model("wait", "waitMs", "From the end of the request to the first byte of the answer."),
  model("blocked", "phases", "Waiting for a connection; -1 when it does not apply."),
  model("dns", "phases", "Looking the host up; -1 when it does not apply."),
  model("connect", "phases", "Connecting, `ssl` included; -1 when it does not apply."),
  model("ssl", "phases", "The TLS handshake, a part of `connect`; -1 when it does not apply."),
  model("send", "phases", "Sending the request."),
  model("receive", "phases", "Reading the answer."),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const entry: Ledger = [
  extension("pageref", "The id of the entry's page, which need not exist; kept."),
  model("startedDateTime", "timing.startedAt", "The start as ISO text; kept as it is when it is no such date."),
  model("time", "timing.totalMs", "Until the end; -1 when unknown, kept when it is otherwise negative or no number."),
  ...under("request", "request", request),
  ...under("response", "outcome", response),
  extension("cache", "Text where an object belongs; kept, but null says nothing."),
  ...under("cache.beforeRequest", "", cached),
  ...under("cache.afterRequest", "", cached),
  extension("cache.afterRequest.*.**", "Firefox puts fields of its own here; kept."),
  extension("cache.comment", comment),
  extension("cache._*.**", vendor),
  ...under("timings", "timing", timings),
  extension("serverIPAddress", "The server's address, empty or in brackets in some; kept."),
  extension("connection", "An id of the connection, a port in DevTools; kept."),
  extension("comment", comment),
  model("_error", "outcome", "Some tools: why there is no answer, beside the response."),
  model("_failureText", "outcome", "Some tools: why there is no answer, beside the response."),
  extension("_initiator.**", "DevTools, Browsertime: what made the browser send this; kept."),
  extension("_priority", "DevTools, Safari: the browser's priority; kept."),
  extension("_resourceType", "DevTools: document, script, fetch and the like; kept."),
  extension("_connectionId", "DevTools: the id of the connection; kept."),
  extension("_fromCache", "DevTools: memory or disk; kept, and says why a body is lost."),
  extension("_fetchType", "Safari: how the answer was got; kept."),
  extension("_serverPort", "Safari, Playwright: the server's port; kept."),
  extension("_apiRequest", "Playwright: true for calls of its API client; kept."),
  extension("_isHTTPS", "Proxyman: whether TLS was spoken; kept."),
  extension("_clientAddress", "Proxyman: the client's address; kept."),
  extension("_webSocketMessages.**", "The frames of a WebSocket, which is skipped before replay; kept."),
  extension("_eventSourceMessages[].time", "When an event came, in seconds since 1970; kept."),
  extension("_eventSourceMessages[].eventName", "The type of an event; kept, and read where the body is missing."),
  extension("_eventSourceMessages[].eventId", "The id of an event; kept, and read where the body is missing."),
  extension("_eventSourceMessages[].data", "The data of an event; kept, and read where the body is missing."),
  model("_respool.**", "", "Our own key of `--lossless`: what HAR cannot hold, put back."),
  extension("_*.**", vendor),
];

const page: Ledger = [
  extension("id", "The page's id, which need not be unique; kept."),
  extension("title", "The page's title; kept."),
  extension("startedDateTime", "When the page began to load; kept."),
  extension("pageTimings", "Null where an object belongs; kept as the page is."),
  extension("pageTimings.onContentLoad", "Milliseconds until the content was there; kept."),
  extension("pageTimings.onLoad", "Milliseconds until the page was there; kept."),
  extension("pageTimings.comment", comment),
  extension("pageTimings._*.**", vendor),
  extension("comment", comment),
  extension("_*.**", vendor),
];

const log: Ledger = [
  model("version", "meta.version", "1.1 or 1.2, though anything is read."),
  model("creator", "meta.producer", "Null where an object belongs: unknown."),
  model("creator.name", "meta.producer.name", "The tool that wrote the file; the key to its quirks."),
  model("creator.version", "meta.producer.version", "The version of that tool."),
  extension("creator.comment", comment),
  extension("creator._*.**", vendor),
  derived("browser", "meta.producer", "Null where an object belongs: unknown."),
  extension("browser.name", "The browser behind the tool, a second key to quirks; kept."),
  extension("browser.version", "The version of the browser; kept."),
  extension("browser.comment", comment),
  extension("browser._*.**", vendor),
  derived("pages", "meta", "Null in Fiddler: none."),
  ...under("pages[]", "", page),
  model("entries", "interactions", "Null where a list belongs: none."),
  ...under("entries[]", "interactions[]", entry),
  extension("comment", comment),
  extension("_*.**", vendor),
];

/** Every path of HAR 1.1 and 1.2, with the fields that producers add. */
export const ledger: Ledger = [...under("log", "", log), extension("_*.**", vendor)];
