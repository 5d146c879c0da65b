const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON text with the members of every object in reverse order and without white space; the text of every scalar
 * stays as it is, and so does the order in an object that repeats a key. Text that is no JSON object or array comes
 * back unchanged.
 * @param {string} text
 * @returns {string}
 */
export function reverseKeys(text) {
  if (!isContainer(text)) return text;
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;
  return value();

  function value() {
    const token = tokens[at++];
    if (token === "[") return `[${items("]", value).join(",")}]`;
    if (token !== "{") return token;
    const members = items("}", member);
    // The last of equal keys wins, so their order has a meaning.
    const unique = new Set(members.map(([key]) => JSON.parse(key))).size === members.length;
    if (unique) members.reverse();
    return `{${members.map((pair) => pair.join(":")).join(",")}}`;
  }

  function member() {
    const key = tokens[at];
    at += 2;
    return [key, value()];
  }

  function items(end, item) {
    const found = [];
    while (tokens[at] !== end) {
      found.push(item());
      if (tokens[at] === ",") at++;
    }
    at++;
    return found;
  }
}

function isContainer(text) {
  try {
    return typeof (JSON.parse(text) ?? 0) === "object";
  } catch {
    return false;
  }
}
