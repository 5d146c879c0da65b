import { oneCase, TEXT_TYPE, utf8 } from "../case.mjs";

const answered = (name, headers, request = {}) =>
  oneCase(`header-${name}`, { path: `/header/${name}`, ...request }, { headers: [TEXT_TYPE, ...headers], body: "ok" });

export const headerCases = [
  answered("repeated", [
    ["X-Multi", "one"],
    ["X-Other", "between"],
    ["X-Multi", "two, with comma"],
  ]),
  answered("set-cookies", [
    ["Set-Cookie", "session=abc123; Path=/; HttpOnly"],
    ["Set-Cookie", "theme=dark; Expires=Wed, 21 Oct 2065 07:28:00 GMT"],
  ]),
  answered("utf8", [["X-Weather", utf8("☂ in Zürich")]]),
  answered("latin1", [["X-Place", "caf\xe9 Z\xfcrich"]]),
  answered("long", [["X-Long", "0123456789abcdef".repeat(375)]]),
  answered("empty-value", [["X-Empty", ""]]),
  // Go writes every name in its canonical form.
  answered("spelling", [
    ["x-lower-case", "a"],
    ["X-UPPER-CASE", "b"],
    ["X_Under_Score", "c"],
  ]),
  answered("yaml-like", [
    ["X-Number", "0123"],
    ["X-Boolean", "no"],
    ["X-Mark", "@at: # hash"],
  ]),
  answered("request", [], {
    headers: [
      ["Accept", "text/plain"],
      ["Authorization", "Bearer test-token"],
      ["X-Trace", "first"],
      ["X-Trace", "second"],
      ["X-Weather", utf8("☂")],
    ],
  }),
];
