import { expect, test } from "vitest";
import { opaque } from "../../test/support/found.ts";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { Interaction } from "../model/types.ts";
import { findInMeta, findSecrets, mapMeta, mapTexts, textsOf } from "./places.ts";

const body = (text: string) => storedBody(encodeUtf8(text));
const interaction: Interaction = {
  request: {
    method: "POST",
    url: "https://h.test/?sig=s1",
    headers: [
      ["X-Api-Key", "k1"],
      ["Content-Type", "application/json"],
    ],
    trailers: [["X-Secret", "s2"]],
    body: body('{"password":"p1"}'),
  },
  outcome: {
    kind: "response",
    status: 200,
    statusText: `OK Bearer ${opaque(20)}`,
    headers: [["Set-Cookie", "a=1"]],
    trailers: [["X-Note", "n"]],
    body: body("plain"),
    brokenBy: { kind: "failure", message: "connect https://u:pw1@h.test/" },
  },
  extensions: { har: { _token: opaque(24), note: "x" } },
  match: { ignoreQuery: [`access_token=${opaque(4)}`] },
  origin: { file: "a.har", index: 3 },
};

test("each place is named, without values", async () => {
  const found = await findSecrets(interaction, {}, 9);
  expect(found.map(({ kind, value, by, place }) => [kind, value, by, place])).toEqual([
    ["signature", "s1", "name", "request query sig"],
    ["api-key", "k1", "name", "request header x-api-key"],
    ["secret", "s2", "name", "request trailer x-secret"],
    ["password", "p1", "name", "request body /password"],
    ["cookie", "1", "name", "response header set-cookie a"],
    ["token", opaque(20), "entropy", "response status"],
    ["password", "pw1", "name", "failure"],
    ["token", opaque(24), "name", "extension har /_token"],
  ]);
  for (const { at } of found) expect(at).toEqual({ interaction: 3, file: "a.har" });
});

test("names that look like secrets are not shown", async () => {
  const token = `gh${"p_"}${opaque(36)}`;
  const odd: Interaction = {
    ...interaction,
    request: {
      ...interaction.request,
      url: "/",
      headers: [],
      trailers: [],
      body: body(JSON.stringify({ [token]: { [opaque(30)]: { ["a".repeat(65)]: { password: "p1" } } } })),
    },
    outcome: { kind: "unrecorded", reason: "none" },
    extensions: {},
    match: {},
  };
  expect((await findSecrets(odd, {})).map(({ place }) => place)).toEqual([
    "request body /\u2026",
    "request body /\u2026/\u2026/\u2026/password",
  ]);
});

test("every text is shown once, and what nobody changes is the same", async () => {
  expect((await textsOf(interaction, {})).map(({ place }) => place)).toEqual([
    "request url",
    "request header x-api-key",
    "request header content-type",
    "request trailer x-secret",
    "request body",
    "response header set-cookie",
    "response trailer x-note",
    "response body",
    "response status",
    "failure",
    "extension har",
    "match",
  ]);
  expect(await mapTexts(interaction, {}, () => undefined)).toBe(interaction);
  expect(await mapTexts(interaction, {}, ({ text }) => ({ text, rounds: [] }))).toBe(interaction);
});

test("what is changed is changed there, and nothing else", async () => {
  const shout = (places: readonly string[]) =>
    mapTexts(interaction, {}, ({ where, text }) =>
      places.includes(where) ? { text: text.toUpperCase(), rounds: [[]] } : undefined,
    );
  const { request, outcome } = interaction;
  if (outcome.kind !== "response") throw new Error("no response");
  expect(await shout(["request url"])).toEqual({
    ...interaction,
    request: { ...request, url: "HTTPS://H.TEST/?SIG=S1" },
  });
  expect(await shout(["request body"])).toEqual({
    ...interaction,
    request: { ...request, body: body('{"PASSWORD":"P1"}') },
  });
  expect(await shout(["response trailer"])).toEqual({
    ...interaction,
    outcome: { ...outcome, trailers: [["X-Note", "N"]] },
  });
  expect(await shout(["failure", "response status"])).toEqual({
    ...interaction,
    outcome: {
      ...outcome,
      statusText: `OK Bearer ${opaque(20)}`.toUpperCase(),
      brokenBy: { kind: "failure", message: "CONNECT HTTPS://U:PW1@H.TEST/" },
    },
  });
  expect(await shout(["extension har"])).toEqual({
    ...interaction,
    extensions: { har: { _TOKEN: opaque(24).toUpperCase(), NOTE: "X" } },
  });
  const failed: Interaction = { ...interaction, outcome: { kind: "failure", message: "no", code: "E" } };
  expect(
    await mapTexts(failed, {}, ({ where }) => (where === "failure" ? { text: "yes", rounds: [] } : undefined)),
  ).toEqual({ ...failed, outcome: { kind: "failure", message: "yes", code: "E" } });
});

test("what a file says of itself", () => {
  const meta = {
    format: "har",
    version: "1.2",
    name: "https://u:pw1@h.test/",
    extensions: { har: { comment: "x", list: [{ password: "p1" }] } },
  };
  expect(findInMeta(meta, {}).map(({ kind, value, place }) => [kind, value, place])).toEqual([
    ["password", "pw1", "file /name"],
    ["password", "p1", "file /extensions/har/list/0/password"],
  ]);
  expect(mapMeta(meta, {}, () => undefined)).toBe(meta);
  expect(mapMeta(meta, {}, ({ text }) => ({ text: text.replace("pw1", "X"), rounds: [] }))).toEqual({
    ...meta,
    name: "https://u:X@h.test/",
  });
});

test("extensions nested too deep for JSON are passed over", async () => {
  let deep: Record<string, unknown> = { password: "p1" };
  for (let i = 0; i < 200_000; i++) deep = { a: deep };
  const odd = { ...interaction, extensions: { har: deep } } as unknown as Interaction;
  expect((await findSecrets(odd, {})).some(({ place }) => place.startsWith("extension"))).toBe(false);
});
