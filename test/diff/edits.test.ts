import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { type Diff, diff, memorySource, placeOf, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Cassette, HttpResponse, Interaction } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";

// One edit at random in a recording: diff finds it at its place, and nothing else.

const interaction = (n: number, same: boolean): Interaction => ({
  request: {
    method: "POST",
    url: `http://api.test/v1/items${same ? "" : `/${n}`}?page=${n}&sort=up`,
    headers: [["Content-Type", "application/json"]],
    body: storedBody(encodeUtf8(`{"n":${n},"list":[1,2,3],"deep":{"name":"x"}}`)),
  },
  outcome: {
    kind: "response",
    status: 200,
    statusText: "OK",
    httpVersion: "1.1",
    headers: [
      ["Content-Type", n % 3 === 0 ? "text/plain" : n % 3 === 1 ? "application/json" : "text/event-stream"],
      ["X-Kept", `value ${n}`],
    ],
    body: storedBody(
      encodeUtf8(
        n % 3 === 0
          ? `first\nsecond ${n}\nthird\n`
          : n % 3 === 1
            ? `{"id":${n},"items":[{"k":1},{"k":2},{"k":3}],"note":"n"}`
            : `data: {"at":1,"n":${n}}\n\ndata: {"at":2}\n\ndata: [DONE]\n\n`,
      ),
    ),
  },
  origin: { index: n },
});

type Edit = readonly [place: string, change: (interaction: Interaction) => Interaction];

const replaced = (one: Interaction, from: string, to: string, of: "request" | "outcome"): Interaction => {
  const side = one[of] as HttpResponse;
  if (side.body.kind === "lost") throw new Error("lost");
  const text = Buffer.from(side.body.bytes).toString();
  if (!text.includes(from)) throw new Error(`no ${from} in ${text}`);
  return { ...one, [of]: { ...side, body: storedBody(encodeUtf8(text.replace(from, to))) } };
};
const inResponse =
  (change: (response: HttpResponse) => object) =>
  (one: Interaction): Interaction => ({
    ...one,
    outcome: { ...(one.outcome as HttpResponse), ...change(one.outcome as HttpResponse) },
  });
const inUrl =
  (from: string | RegExp, to: string) =>
  (one: Interaction): Interaction => ({
    ...one,
    request: { ...one.request, url: one.request.url.replace(from, to) },
  });

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const general = word.chain((w) =>
  fc.constantFrom<Edit>(
    ["response status", inResponse(() => ({ status: 418 }))],
    ["response status text", inResponse(() => ({ statusText: w }))],
    [
      "response header X-Kept",
      inResponse(({ headers }) => ({ headers: headers.map(([k, v]) => [k, k === "X-Kept" ? w : v]) })),
    ],
    ["response header X-New", inResponse(({ headers }) => ({ headers: [...headers, ["X-New", w]] }))],
    ["response header X-Kept", inResponse(({ headers }) => ({ headers: headers.slice(0, 1) }))],
    ["request query sort", inUrl("sort=up", `sort=${w}`)],
    [`request query ${w}`, inUrl(/$/, `&${w}=1`)],
    ["request query sort", inUrl("&sort=up", "")],
    ["request path", inUrl("/v1/", `/${w}/`)],
    ["request origin", inUrl("api.test", `${w}.test`)],
    ["request method", (one) => ({ ...one, request: { ...one.request, method: "PUT" } })],
    ["request body /deep/name", (one) => replaced(one, '"name":"x"', `"name":"${w}y"`, "request")],
    ["request body /list/1", (one) => replaced(one, "[1,2,3]", "[1,3]", "request")],
    ["request body /list/3", (one) => replaced(one, "[1,2,3]", "[1,2,3,4]", "request")],
    [`request body /deep/${w}`, (one) => replaced(one, '"name":"x"', `"name":"x","${w}":null`, "request")],
  ),
);
const ofBody = (n: number, w: string): fc.Arbitrary<Edit> =>
  n % 3 === 0
    ? fc.constantFrom<Edit>(
        ["response body line 2", (one) => replaced(one, "second", w, "outcome")],
        ["response body line 2", (one) => replaced(one, `second ${n}\n`, "", "outcome")],
        ["response body line 3", (one) => replaced(one, "third", `${w}\nthird`, "outcome")],
      )
    : n % 3 === 1
      ? fc.constantFrom<Edit>(
          ["response body /note", (one) => replaced(one, '"n"}', `"n${w}"}`, "outcome")],
          ["response body /items/1", (one) => replaced(one, '{"k":2},', "", "outcome")],
          ["response body /items/2/k", (one) => replaced(one, '{"k":3}', '{"k":"3"}', "outcome")],
          ["response body", (one) => replaced(one, '"id"', ' "id"', "outcome")],
        )
      : fc.constantFrom<Edit>(
          ["response body item 1 /n", (one) => replaced(one, `"n":${n}`, `"n":"${w}"`, "outcome")],
          ["response body item 2", (one) => replaced(one, 'data: {"at":2}\n\n', "", "outcome")],
          ["response body item 3", (one) => replaced(one, "[DONE]", w, "outcome")],
        );

const edited = fc
  .record({ size: fc.integer({ min: 1, max: 9 }), at: fc.nat(), same: fc.boolean(), w: word, body: fc.boolean() })
  .chain(({ size, at, same, w, body }) => {
    const n = at % size;
    return (body ? ofBody(n, w) : general).map((edit) => ({ size, n, same, edit }));
  });

async function diffOf(a: readonly Interaction[], b: readonly Interaction[], to: string): Promise<Diff> {
  const sourceOf = async (interactions: readonly Interaction[]) => {
    const cassette: Cassette = { meta: {}, interactions };
    return memorySource(await bytesOf((await write(cassette, { to, decode })).files), "x");
  };
  return diff(await sourceOf(a), await sourceOf(b), { decode });
}

test.each(["har", "go-vcr"])("an edit is found at its place and nothing else, in %s", async (to) => {
  await fc.assert(
    fc.asyncProperty(edited, async ({ size, n, same, edit: [place, change] }) => {
      const a = Array.from({ length: size }, (_, i) => interaction(i, same));
      const b = a.map((one, i) => (i === n ? change(one) : one));
      const { changes, file, same: equal } = await diffOf(a, b, to);
      const found = changes.map(({ kind, a: from, b: into, differences }) => ({
        kind,
        at: [from?.index, into?.index],
        places: differences.map(placeOf),
      }));
      // go-vcr's status line holds status and text; HAR keeps the text beside another status.
      expect(found).toEqual([{ kind: "changed", at: [n, n], places: [place] }]);
      expect(file).toEqual([]);
      expect(equal).toBe(size - 1);
    }),
    { numRuns: 400, seed: 20_261_123 },
  );
});

test("what was put in, taken out and moved is told as that", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 12 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom("gone", "added", "moved"),
      async (size, p, q, kind) => {
        const all = Array.from({ length: size }, (_, i) => interaction(i, false));
        const [from, to] = [p % size, q % size];
        fc.pre(kind !== "moved" || Math.abs(from - to) > 1);
        const without = all.filter((_, i) => i !== from);
        const moved = [...without.slice(0, to), all[from] as Interaction, ...without.slice(to)];
        const [a, b] = kind === "gone" ? [all, without] : kind === "added" ? [without, all] : [all, moved];
        const { changes, same } = await diffOf(a, b, "har");
        expect(changes.map((change) => [change.kind, (change.a ?? change.b)?.index])).toEqual([[kind, from]]);
        expect(same).toBe(size - 1);
      },
    ),
    { numRuns: 150, seed: 20_261_123 },
  );
});
