/** Makes a case of one exchange; `response` defaults to status 200. */
export function oneCase(name, request, response) {
  return { name, exchanges: [exchange(request, response)] };
}

/** Fills in what most requests and responses share. */
export function exchange(request, response) {
  return {
    request: { method: "GET", headers: [], ...request },
    response: { status: 200, headers: [], body: "", ...response },
  };
}

/** A GET that is answered with this body under this media type (none when undefined). */
export function page(name, path, mediaType, body) {
  const headers = mediaType === undefined ? [] : [["Content-Type", mediaType]];
  return oneCase(name, { path }, { headers, body });
}

/** Header text as the byte string of its UTF-8 form: one character per byte. */
export function utf8(text) {
  return Buffer.from(text, "utf8").toString("latin1");
}

export const JSON_TYPE = ["Content-Type", "application/json"];
export const TEXT_TYPE = ["Content-Type", "text/plain; charset=utf-8"];
