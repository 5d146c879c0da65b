import { expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { diff, write } from "../../src/index.ts";
import { storedBody } from "../../src/model/body.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import type { Interaction } from "../../src/model/types.ts";
import { bytesOf } from "../support/files.ts";

// What would take a comparison the square of its length, if nothing stopped it.

async function har(texts: readonly string[], type = "text/plain"): Promise<Uint8Array> {
  const interactions = texts.map(
    (text, index): Interaction => ({
      request: { method: "GET", url: "http://h.test/", headers: [], body: storedBody(new Uint8Array(0)) },
      outcome: { kind: "response", status: 200, headers: [["Content-Type", type]], body: storedBody(encodeUtf8(text)) },
      origin: { index },
    }),
  );
  return bytesOf((await write({ meta: {}, interactions }, { to: "har", decode })).files);
}
const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));

test("texts and lists of which every line differs", async () => {
  const lines = (word: string) => many(60_000, (i) => `${word} ${i}`).join("\n");
  const text = await diff(await har([lines("a")]), await har([lines("b")]), { decode });
  expect(text.changes[0]).toMatchObject({ kind: "changed", more: 59_900 });
  const list = (step: number) => JSON.stringify(many(60_000, (i) => i * step));
  const json = await diff(await har([list(2)], "application/json"), await har([list(3)], "application/json"), {
    decode,
  });
  expect(json.changes[0]?.kind).toBe("changed");
});

test("equal requests in great number, backwards", async () => {
  const answers = many(3000, (i) => `answer ${i}`);
  const { changes, same } = await diff(await har(answers), await har([...answers].reverse()), { decode });
  expect(changes.every(({ kind }) => kind === "moved")).toBe(true);
  expect(changes.length + same).toBe(3000);
});

test("JSON that is nested too deep to be read is compared as a text", async () => {
  const deep = (n: number, inner: string) => `${"[".repeat(n)}${inner}${"]".repeat(n)}`;
  const { changes } = await diff(await har([deep(5000, "1")]), await har([deep(5000, "2")]), { decode });
  expect(changes[0]?.differences).toMatchObject([{ field: "body", line: 1, kind: "differs" }]);
});
