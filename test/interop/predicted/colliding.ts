import { decode } from "../../../src/entry/node.ts";
import { type HeaderList, type Interaction, write } from "../../../src/index.ts";
import { storedBody } from "../../../src/model/body.ts";
import { encodeUtf8 } from "../../../src/model/bytes.ts";
import type { Body, Outcome } from "../../../src/model/types.ts";
import { bytesOf } from "../../support/files.ts";

/** A HAR of requests that some players cannot tell apart, and of some that no player can answer. */
export async function colliding(): Promise<Uint8Array> {
  const interactions = [
    one("GET", "/polled", "", "waiting"),
    one("GET", "/polled", "", "done"),
    one("GET", "/polled", "", "done"),
    one("GET", "/same", "", "same"),
    one("GET", "/same", "", "same"),
    one("POST", "/rpc", '{"call":"a"}', "A"),
    one("POST", "/rpc", '{"call":"b"}', "B"),
    one("POST", "/rpc", '{ "call": "b" }', "B again"),
    one("PUT", "/put", '{"v":1}', "one"),
    one("PUT", "/put", '{"v":2}', "two"),
    one("GET", "/query?a=1&b=2", "", "ab"),
    one("GET", "/query?b=2&a=1", "", "ba"),
    one("GET", "/escaped/%7euser", "", "escaped"),
    one("GET", "/escaped/~user", "", "plain"),
    one("DELETE", "/gone", "", "deleted", { status: 204, body: storedBody(new Uint8Array(0)) }),
    { ...one("GET", "/unanswered", "", ""), outcome: { kind: "unrecorded", reason: "blocked" } as Outcome },
    one("GET", "/evicted", "", "", { body: { kind: "lost", reason: "evicted" } }),
    one("POST", "/not-sent", "", "answered", {}, { kind: "lost", reason: "not-stored" }),
    one("GET", "/last", "", "last"),
  ];
  const cassette = {
    meta: {},
    interactions: interactions.map((interaction, index) => ({ ...interaction, origin: { index } })),
  };
  const { files } = await write(cassette, { to: "har", decode, lossless: true });
  return bytesOf(files);
}

function one(
  method: string,
  target: string,
  sent: string,
  answered: string,
  more: { readonly status?: number; readonly body?: Body } = {},
  body: Body = storedBody(encodeUtf8(sent)),
): Interaction {
  const type: HeaderList = sent === "" && body.kind === "stored" ? [] : [["Content-Type", "application/json"]];
  return {
    request: { method, url: `http://origin.test${target}`, headers: type, body },
    outcome: {
      kind: "response",
      status: 200,
      headers: [["Content-Type", "text/plain"]],
      body: storedBody(encodeUtf8(answered)),
      ...more,
    },
  };
}
