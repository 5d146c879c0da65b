import { expect, test } from "vitest";
import { storedBody } from "../../model/body.ts";
import { packPatch, unpackPatch } from "./json.ts";

test("header lists are flat, bodies are text or base64, the rest is as it is", () => {
  const patch = {
    request: {
      headers: [
        ["A", "b"],
        ["C", "\udce9"],
      ],
      trailers: [],
      body: { bytes: new TextEncoder().encode("a\r\n\u{1f5fe}"), coding: "encoded" },
    },
    outcome: { kind: "response", body: storedBody(Uint8Array.of(255, 0)), trailers: null },
    extensions: { x: { body: { bytes: "b" }, headers: [["d"]] } },
  };
  const json = {
    request: { headers: ["A", "b", "C", "\udce9"], trailers: [], body: { text: "a\r\n\u{1f5fe}", coding: "encoded" } },
    outcome: {
      kind: "response",
      body: { kind: "stored", base64: "/wA=", coding: "decoded", fidelity: "exact", complete: true },
      trailers: null,
    },
    extensions: { x: { body: { bytes: "b" }, headers: [["d"]] } },
  };
  expect(packPatch(patch)).toEqual(json);
  expect(unpackPatch(JSON.parse(JSON.stringify(json)))).toEqual(patch);
});

test("a lost body and a text that is an empty one", () => {
  const patch = {
    request: { body: { kind: "lost", reason: "evicted" } },
    outcome: { body: { bytes: new Uint8Array() } },
  };
  const json = { request: { body: { kind: "lost", reason: "evicted" } }, outcome: { body: { text: "" } } };
  expect(packPatch(patch)).toEqual(json);
  expect(unpackPatch(json)).toEqual(patch);
});

test.each([
  [{ request: 5 }, { request: 5 }],
  [{ request: { headers: "x", body: null } }, { request: { headers: "x", body: null } }],
  [
    { request: { headers: ["a", "b", "c"] } },
    {
      request: {
        headers: [
          ["a", "b"],
          ["c", undefined],
        ],
      },
    },
  ],
  [{ outcome: { body: { base64: "!" } } }, { outcome: { body: { bytes: "!" } } }],
  [{ outcome: { body: { text: 5 } } }, { outcome: { body: { text: 5 } } }],
])("%j, which is no patch, stays wrong", (json, unpacked) => {
  expect(unpackPatch(json)).toEqual(unpacked);
});
