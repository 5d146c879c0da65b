import { derived, extension, type Ledger, model, under } from "../ledger.ts";

const request = under("interactions[].request", "interactions[].request", [
  derived("content_length", "body", "The body's length in bytes, 0 when unknown; never trusted."),
  extension("transfer_encoding", "Null where a list belongs: none."),
  extension("transfer_encoding[]", "`chunked` when the client sent a body of unknown size; kept."),
  model("trailer", "trailers", "Null where a map belongs: none."),
  extension("trailer.*", "Null where a list of values belongs: a name without any, kept."),
  model("trailer.*[]", "trailers", "One value of a field sent after the body."),
  derived("host", "url", "The Host that the client asked for; kept when the URL says another, or it is empty."),
  extension("remote_addr", "The client's address, filled by go-vcr's server middleware alone; kept."),
  extension("request_uri", "The request target, filled by go-vcr's server middleware alone; kept."),
  model("body", "body", "Text, or base64 under `!!binary`; its bytes are the body."),
  derived("form", "", "Null where a map belongs: none."),
  derived("form.*", "", "Null where a list of values belongs: a name without any."),
  derived("form.*[]", "", "Form and query values, computed by Go from body and URL; never turned into a body."),
  model("headers", "headers", "Null where a map belongs: none."),
  extension("headers.*", "Null where a list of values belongs: a name without any, kept."),
  model("headers.*[]", "headers", "One value of a header that the caller set."),
  model("url", "url", "The URL as the client's request had it."),
  model("method", "method", "The method; empty means GET in Go."),
]);

const response = under("interactions[].response", "interactions[].outcome", [
  model("", "", "Null where a map belongs; the interaction counts as unrecorded."),
  model("proto", "httpVersion", "The version on the wire; another spelling than Go's is kept."),
  derived("proto_major", "httpVersion", "Goes with `proto`."),
  derived("proto_minor", "httpVersion", "Goes with `proto`."),
  extension("transfer_encoding", "Null where a list belongs: none."),
  extension("transfer_encoding[]", "`chunked` where HTTP/1.1 framed the body so; kept."),
  model("trailer", "trailers", "Null where a map belongs: none."),
  extension("trailer.*", "Null where a list of values belongs: a name without any, kept."),
  model("trailer.*[]", "trailers", "One value of a field sent after the body."),
  derived("content_length", "body", "The body's length in bytes, -1 when Go did not know it; never trusted."),
  model("uncompressed", "body.undone", "True when Go undid gzip and removed its header."),
  model("body", "body", "Text, or base64 under `!!binary`; its bytes are the body."),
  model("headers", "headers", "Null where a map belongs: none."),
  extension("headers.*", "Null where a list of values belongs: a name without any, kept."),
  model("headers.*[]", "headers", "One value of a header."),
  model("status", "statusText", "Number and reason phrase; kept whole when the number is not that of `code`."),
  model("code", "status", "The status; it wins over the number in `status`."),
]);

/** Every path of a go-vcr cassette: the short, full, omitempty and key-sorted layouts of v1 to v4. */
export const ledger: Ledger = [
  model("version", "meta.version", "1 or 2, the layout of the file; absent counts as the current one."),
  extension("mu.**", "The lock of v1 to v3, tagged for YAML but never seen in a file; kept."),
  model("interactions", "interactions", "Null where a list belongs: none."),
  derived("interactions[].id", "interactions", "The place in the file, from 0; kept when it differs."),
  derived("interactions[].request.id", "interactions", "The same in the key-sorted layout."),
  derived(
    "interactions[].request.proto",
    "meta.format",
    "HTTP/1.1 whatever was spoken; kept when it is not, as after a redirect.",
  ),
  derived("interactions[].request.proto_major", "meta.format", "1; kept when it is not."),
  derived("interactions[].request.proto_minor", "meta.format", "1; kept when it is not."),
  ...request,
  ...response,
  model(
    "interactions[].response.duration",
    "interactions[].timing.waitMs",
    "Until the headers; 0s, empty, null: unknown.",
  ),
  model(
    "interactions[].respool.**",
    "interactions[]",
    "Our own key of `--lossless`: what go-vcr cannot hold, put back.",
  ),
];
