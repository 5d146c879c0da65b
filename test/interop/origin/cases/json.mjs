import { page } from "../case.mjs";

const json = (name, body) => page(`json-${name}`, `/json/${name}`, "application/json", body);

export const jsonCases = [
  json("compact", '{"id":1,"name":"alpha","tags":["a","b"],"nested":{"ok":true,"none":null}}'),
  json("pretty", '{\n  "id": 1,\n  "name": "alpha",\n  "tags": [\n    "a",\n    "b"\n  ]\n}'),
  json("trailing-newline", '{"id":1,"name":"alpha"}\n'),
  json("big-numbers", '{"id":9007199254740993,"ratio":1.0,"huge":1e400,"zero":-0,"small":1E-7}'),
  json("escapes", String.raw`{"gt":"\u003e","pair":"\ud83d\ude00","slash":"a\/b","nul":"\u0000","tab":"\t"}`),
  json("non-ascii", '{"name":"Zoë","mood":"😀","city":"東京"}'),
  json("scalar-number", "42"),
  json("scalar-true", "true"),
  json("scalar-null", "null"),
  json("scalar-string", '"s"'),
  json("scalar-empty-string", '""'),
  json("duplicate-keys", '{"a":1,"b":2,"a":3}'),
  json("array", '[{"id":1},{"id":2},[],{}]'),
  json("hex-strings", '["cafe","00ff"]'),
  json("numeric-keys", '{"10":"ten","2":"two","b":1,"a":2}'),
  json("proto-key", '{"__proto__":{"a":1},"constructor":2}'),
  json("invalid", '{"cut":'),
  page("json-no-content-type", "/json/no-content-type", undefined, '{"typed":false}'),
  page("json-problem", "/json/problem", "application/problem+json", '{"title":"Out of tea","status":200}'),
];
