import { extension, type Ledger, model, under } from "../ledger.ts";

const request: Ledger = [
  model("scope", "url", "Scheme, host, port, base path; with `path` the URL, without the default port that nock adds."),
  model("port", "url", "Legacy: the port, number or text; added to `scope`."),
  model("path", "url", "Path and query as sent."),
  model("method", "method", "The method in any case, as nock compares it; `get` and its like are read in upper case."),
  model("body.**", "body", "JSON value, text, or hex of bytes that are not UTF-8; absent means that any body matches."),
  model(
    "reqheaders.*",
    "headers",
    "A header that the request must have with this value; its name joins the match policy.",
  ),
  model("reqheaders.*[]", "headers", "One of several values of such a header."),
];

const outcome: Ledger = [
  model("status", "status", "The status; 0 or absent means 200."),
  model("reply", "status", "Legacy: the status as text; wins over `status`."),
  model("response.**", "body", "JSON value, text, hex, or the hex pieces of a coded body."),
  model("responseIsBinary", "body", "True when `response` is the hex of the body's bytes."),
  model("rawHeaders", "headers", "Null where headers belong: none."),
  model("rawHeaders[]", "headers", "Response headers as a flat list, name and value in turn."),
  model("rawHeaders.*", "headers", "Response headers as an object."),
  model("rawHeaders.*[]", "headers", "One of several values of such a header."),
  model(
    "headers.*",
    "headers",
    "Legacy response headers, read where `rawHeaders` is missing, else kept; nock ignores them.",
  ),
  model("headers.*[]", "headers", "One of several values of such a header."),
];

const definition: Ledger = [
  ...under("", "request", request),
  ...under("", "outcome", outcome),
  model(
    "badheaders[]",
    "match.headers",
    "A header that the request must not have: one that takes part in matching and is absent.",
  ),
  extension("options.allowUnmocked", "Lets requests that match nothing through to the network; kept."),
  extension("options.encodedQueryParams", "Says that the query in `path` is encoded already; kept."),
  extension("options.reqheaders.**", "Overwritten by the definition's own `reqheaders`; kept."),
  extension("options.badheaders.**", "Overwritten by the definition's own `badheaders`; kept."),
  extension("options.*.**", "Any other option of nock's scopes; kept."),
  extension("filteringRequestBody.**", "A function in memory; text or an object makes nock refuse the file; kept."),
  extension("filteringPath.**", "A function or RegExp in memory; text or an object makes nock refuse the file; kept."),
  extension("times", "A count that nock ignores in a definition; kept."),
  extension("persist", "Ignored by nock in a definition; kept."),
  extension("optionally", "Ignored by nock in a definition; kept."),
  extension("delay.**", "Ignored by nock in a definition, so it is no timing; kept."),
  model("respool.**", "", "Our own key of `--lossless`: what nock cannot hold, put back."),
];

/** Every path of a file of nock definitions: a list of them, or lists in an object, by the name of a test. */
export const ledger: Ledger = [
  ...under("[]", "interactions[]", definition),
  ...under("*[]", "interactions[]", definition),
];
