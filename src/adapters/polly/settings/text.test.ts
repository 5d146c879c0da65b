import { describe, expect, test } from "vitest";
import { strict } from "../../../match/presets.ts";
import type { MatchRequestsBy } from "../id/id.ts";
import { matchObject } from "./object.ts";
import { type PollyOptions, settingsOf } from "./settings.ts";
import { matchText } from "./text.ts";

const evaluated = (text: string) => new Function(`return { ${text} };`)().matchRequestsBy as MatchRequestsBy;
const bodies = [
  "",
  "plain",
  "null",
  "12",
  '"text"',
  '{"b": 1, "a": [1, {"c": null}]}',
  "[]",
  "{broken",
  new TextEncoder().encode('{"a":1}'),
  new TextEncoder().encode("\ufefftext"),
  new TextEncoder().encode('{"a":1}').buffer,
  Uint8Array.of(0xff, 0x00),
  new URLSearchParams("a=1&b=2"),
  { form: "data" },
];

describe("the text to paste does what the object does", () => {
  test.each<PollyOptions>([
    {},
    { body: "exact" },
    { body: "none" },
    { headers: "all", order: false },
    { headers: { except: ["date"] }, url: ["pathname", "query"] },
    { url: ["protocol", "hostname", "hash"] },
  ])("%j", (options) => {
    const settings = settingsOf(strict, options);
    const object = matchObject(settings);
    const pasted = evaluated(matchText(settings));
    const { body: pastedBody, ...rest } = pasted;
    const { body, ...others } = object;
    const filled = { method: true, headers: true, url: {}, order: true, ...rest };
    expect(filled).toEqual(others);
    if (typeof body !== "function" || typeof pastedBody !== "function") expect(pastedBody).toBe(body);
    else for (const sent of bodies) expect(pastedBody(sent as never)).toEqual(body(sent as never));
  });
});

test("what a plain object cannot say is a call of ours", () => {
  const settings = settingsOf({ ...strict, ignoreQuery: ["t"], ignoreBody: ["/id"] }, { order: false });
  expect(matchText(settings)).toBe(
    'matchRequestsBy: matchRequestsBy({"ignoreQuery":["t"],"ignoreBody":["/id"]}, {"order":false})',
  );
  expect(matchText(settingsOf({ ...strict, headers: ["X-A"] }))).toBe(
    'matchRequestsBy: matchRequestsBy({}, {"headers":{"only":["X-A"]}})',
  );
});
