import { JSON_TYPE, oneCase, TEXT_TYPE } from "../case.mjs";
import { code } from "../wire.mjs";
import { ALL_BYTES } from "./binary.mjs";

const post = (name, headers, body, response) =>
  oneCase(`upload-${name}`, { method: "POST", path: `/upload/${name}`, headers, body }, response);

const ACCEPTED = { headers: [JSON_TYPE], body: '{"received":true}' };
const BINARY_TYPE = ["Content-Type", "application/octet-stream"];

export const uploadCases = [
  post("binary-json-reply", [BINARY_TYPE], ALL_BYTES, ACCEPTED),
  post("binary-text-reply", [BINARY_TYPE], ALL_BYTES, { headers: [TEXT_TYPE], body: "cafe is not hex" }),
  // Go's json.Encoder ends each value with a line feed.
  post("json-pretty", [JSON_TYPE], '{\n  "name": "alpha",\n  "count": 2\n}\n', ACCEPTED),
  post("json-big-numbers", [JSON_TYPE], '{"id":9007199254740993,"ratio":1.0,"huge":1e400,"zero":-0}', ACCEPTED),
  post("json-key-order", [JSON_TYPE], '{"zeta":1,"alpha":{"y":1,"x":2},"10":"ten","2":"two"}', ACCEPTED),
  post("json-escapes", [JSON_TYPE], String.raw`{"html":"\u003cb\u003e\u0026","é":"ü"}`, ACCEPTED),
  post("json-dotted-keys", [JSON_TYPE], '{"a.b":1,"c[0]":2}', ACCEPTED),
  post("json-array", [JSON_TYPE], "[3,1,2]", ACCEPTED),
  post("json-scalar", [JSON_TYPE], "42", ACCEPTED),
  post("json-gzip", [JSON_TYPE, ["Content-Encoding", "gzip"]], code("gzip", '{"compressed":true}'), ACCEPTED),
  post("no-content-type", [], "just text", ACCEPTED),
  post("text-lines", [TEXT_TYPE], "\nfirst\r\nsecond  \nthird 🍵\n", ACCEPTED),
  post("text-numeric", [TEXT_TYPE], "123", ACCEPTED),
  post("empty", [JSON_TYPE], "", ACCEPTED),
];
