/** A body as its JSON value, or as it is; as `matchRequestsBy.body` it makes key order and white space irrelevant. */
function parsedJson(body) {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Polly's `matchRequestsBy` from its JSON, in which `"json-body"` stands for a function that parses the body. */
export function matchRequestsBy(literal = {}) {
  return Object.fromEntries(
    Object.entries(literal).map(([name, value]) => [name, value === "json-body" ? parsedJson : value]),
  );
}
