/** A body as its JSON value, or as it is; as `matchRequestsBy.body` it makes key order and white space irrelevant. */
function parsedJson(body) {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/**
 * Polly's `matchRequestsBy` from its JSON, in which `"json-body"` stands for a function that parses the body; or from the
 * text that a conversion prints, as `{ text }`.
 */
export function matchRequestsBy(literal = {}) {
  if (typeof literal.text === "string") return new Function(`return { ${literal.text} };`)().matchRequestsBy;
  return Object.fromEntries(
    Object.entries(literal).map(([name, value]) => [name, value === "json-body" ? parsedJson : value]),
  );
}
