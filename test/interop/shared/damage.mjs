// Describes one connection; a replay has its own framing, and a client may have undone the coding.
const NOT_COMPARED = new Set(["connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"]);

/** The parts of a player's answer that are not as the origin sent them; `isJoined` says that it keeps one value per name. */
export function damagedParts({ response }, answer, isJoined) {
  if ("error" in answer)
    return [answer.error === "no match" || /^Nock: No match/.test(answer.error) ? "no match" : "no answer"];
  const parts = {
    status: answer.status === response.status,
    "response headers": linesOf(answer.headers, isJoined) === linesOf(response.headers, isJoined),
    // node:http hands a client the coded bytes.
    "response body": [response.bodySha256, response.wireSha256].includes(answer.bodySha256),
  };
  return Object.keys(parts).filter((part) => !parts[part]);
}

/** Header lines in an order of their own; fetch shows one value per name, save for cookies. */
export function linesOf(headers, isJoined) {
  const values = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!NOT_COMPARED.has(key)) values.set(key, [...(values.get(key) ?? []), value]);
  }
  const lines = [...values].map(([name, all]) => [name, isJoined && name !== "set-cookie" ? [all.join(", ")] : all]);
  return JSON.stringify(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}
