import { JSON_TYPE, oneCase, TEXT_TYPE } from "../case.mjs";

const BODY = JSON.stringify({ coded: true, text: "abcabcabcabc é".repeat(8) });

// Go's client undoes gzip only when it asked for it itself, so a caller-set Accept-Encoding keeps the coded bytes.
const ASKS = { headers: [["Accept-Encoding", "gzip, br, deflate"]] };

const coded = (name, coding, extra = {}, body = BODY) =>
  oneCase(`coding-${name}`, { path: `/coding/${name}`, ...extra }, { headers: [JSON_TYPE], body, coding });

export const codingCases = [
  coded("gzip-undone", "gzip"),
  coded("gzip-kept", "gzip", ASKS),
  coded("brotli", "br"),
  coded("brotli-asked", "br", ASKS),
  coded("deflate", "deflate"),
  coded("gzip-empty-undone", "gzip", {}, ""),
  coded("gzip-empty-kept", "gzip", ASKS, ""),
  oneCase(
    "coding-identity",
    { path: "/coding/identity" },
    { headers: [TEXT_TYPE, ["Content-Encoding", "identity"]], body: "as it is" },
  ),
];
