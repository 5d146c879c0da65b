/** How go-vcr types a field, which decides what text it takes. */
export type FieldKind = "text" | "body" | "integer" | "flag" | "list" | "map" | "duration";

/** The fields of go-vcr's request, in the order in which it writes them. */
export const requestFields: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  // The second layout of version 2 has the interaction's id in here; go-vcr itself ignores it there.
  ["id", "integer"],
  ["proto", "text"],
  ["proto_major", "integer"],
  ["proto_minor", "integer"],
  ["content_length", "integer"],
  ["transfer_encoding", "list"],
  ["trailer", "map"],
  ["host", "text"],
  ["remote_addr", "text"],
  ["request_uri", "text"],
  ["body", "body"],
  ["form", "map"],
  ["headers", "map"],
  ["url", "text"],
  ["method", "text"],
]);

/** The fields of go-vcr's response, in the order in which it writes them. */
export const responseFields: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ["proto", "text"],
  ["proto_major", "integer"],
  ["proto_minor", "integer"],
  ["transfer_encoding", "list"],
  ["trailer", "map"],
  ["content_length", "integer"],
  ["uncompressed", "flag"],
  ["body", "body"],
  ["headers", "map"],
  ["status", "text"],
  ["code", "integer"],
  ["duration", "duration"],
]);
