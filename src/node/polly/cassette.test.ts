import { expect, test } from "vitest";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { Interaction, JsonObject } from "../../model/types.ts";
import { memorySource } from "../../source.ts";
import { interactionsAfter, openCassette } from "./cassette.ts";

const exchange = (path: string, answer: string) => ({
  scope: "http://a.test:80",
  method: "GET",
  path,
  status: 200,
  response: answer,
});
const source = memorySource(
  encodeUtf8(JSON.stringify([exchange("/a", "first"), exchange("/b", "other"), exchange("/a", "second")])),
);
const none = () => undefined;
const match = { headers: false };

/** An entry as Polly makes one, with the key of another. */
const recorded = ({ _id = "", _order = 0 }: JsonObject, answer: string): JsonObject => ({
  _id,
  _order,
  request: { method: "GET", url: "http://a.test/a", headers: [] },
  response: { status: 200, headers: [], content: { text: answer } },
});

const answers = (interactions: readonly Interaction[]) =>
  interactions.map(({ outcome }) =>
    outcome.kind === "response" && outcome.body.kind === "stored" ? Buffer.from(outcome.body.bytes).toString() : "",
  );

test("numbers equal requests in their turn, and shows the first one alone where order is false", async () => {
  const { entries } = await openCassette(source, match, none);
  expect(entries.map(({ _order }) => _order)).toEqual([0, 0, 1]);
  expect(entries[0]?._id).toBe(entries[2]?._id);
  const unordered = await openCassette(source, { ...match, order: false }, none);
  expect(unordered.entries.map(({ _order }) => _order)).toEqual([0, 0]);
  expect(answers(await interactionsAfter(unordered, unordered.entries))).toEqual(["first", "other", "second"]);
});

test("gives back the very interactions that were read, less those that Polly dropped", async () => {
  const opened = await openCassette(source, match, none);
  const { interactions } = opened.read.cassette;
  const all = await interactionsAfter(opened, opened.entries);
  expect(all.map((one, i) => one === interactions[i])).toEqual([true, true, true]);
  expect(answers(await interactionsAfter(opened, opened.entries.slice(1, 2)))).toEqual(["other"]);
});

test("puts what was recorded anew where it was, and new ones in their turn at the end", async () => {
  const opened = await openCassette(source, match, none);
  const [first, other, second] = opened.entries as [JsonObject, JsonObject, JsonObject];
  const [third, fourth] = [2, 3].map((_order) => recorded({ ...first, _order }, `turn ${_order}`)) as JsonObject[];
  const after = await interactionsAfter(opened, [
    fourth as JsonObject,
    second,
    recorded(first, "anew"),
    other,
    third as JsonObject,
  ]);
  expect(answers(after)).toEqual(["anew", "other", "second", "turn 2", "turn 3"]);
});

test("says why a file that cannot keep its text takes no recording", async () => {
  expect((await openCassette(source, match, none)).refusal).toBeUndefined();
  const anchors =
    "version: 2\ninteractions:\n- &a\n  request: {method: GET, url: 'http://a.test/'}\n  response: {code: 200}\n- *a\n";
  expect((await openCassette(memorySource(encodeUtf8(anchors)), match, none)).refusal).toMatch(/cannot be kept/);
});

test("leaves out the date of entries whose recording has none, which then never expire", async () => {
  expect((await openCassette(source, match, none)).entries.map((entry) => "startedDateTime" in entry)).toEqual([
    false,
    false,
    false,
  ]);
});
