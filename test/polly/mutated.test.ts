import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { convert, errorCodes, isRespoolError, type JsonValue, read } from "../../src/index.ts";
import { encodeUtf8 } from "../../src/model/bytes.ts";
import { fixtures } from "../support/files.ts";

// Whatever is done to a recording, it is read as a cassette that can be written, or refused with a code and a place.

const smallest = (ending: string) =>
  fixtures()
    .filter(({ format, path }) => format === "polly" && path.endsWith(ending))
    .sort((a, b) => a.bytes.length - b.bytes.length)[0]?.bytes ?? new Uint8Array(0);
const { log } = JSON.parse(new TextDecoder().decode(smallest(".har")));
const short = { log: { ...log, entries: [...log.entries.slice(0, 3), ...log.entries.slice(-3)] } };
const json = encodeUtf8(JSON.stringify(short, null, 2));
const yaml = smallest(".yaml").subarray(0, 6000);

/** Reads, and writes what was read; gives the code of a refusal. Fails on any other error than ours. */
async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await convert(bytes, { from: "polly", to: "polly", decode, set: { "polly.rehash": "true" } });
    return undefined;
  } catch (e) {
    if (!isRespoolError(e) || e.code === "internal/bug") throw e;
    expect(errorCodes).toHaveProperty([e.code]);
    return e.code;
  }
}

describe.each([
  ["JSON", json],
  ["YAML", yaml],
])("%s", (_, seed) => {
  test("cut off anywhere", async () => {
    expect(await refusal(seed)).toBeUndefined();
    for (let end = 0; end < seed.length; end += 97) await refusal(seed.subarray(0, end));
  });

  test("changed anywhere", async () => {
    const change = fc.tuple(
      fc.nat(seed.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(...encodeUtf8("\n\t :-'\"\\{}[],#&*!|>%@0"))),
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = seed.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        if ((await refusal(bytes)) === undefined) read++;
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
    expect(read).toBeGreaterThan(30);
  });

  test("pieces left out, or doubled", async () => {
    const cut = fc.tuple(fc.nat(seed.length), fc.nat(400), fc.nat(seed.length));
    await fc.assert(
      fc.asyncProperty(cut, async ([start, length, to]) => {
        const piece = seed.subarray(start, start + length);
        await refusal(new Uint8Array(Buffer.concat([seed.subarray(0, start), seed.subarray(start + length)])));
        await refusal(new Uint8Array(Buffer.concat([seed.subarray(0, to), piece, seed.subarray(to)])));
      }),
      { numRuns: 100, seed: 20_261_123 },
    );
  });
});

/** The paths of all values, and of what holds them. */
function places(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner as JsonValue, [...path, name]))];
}

function replaced(value: JsonValue, [name, ...rest]: readonly string[], other: JsonValue): JsonValue {
  if (name === undefined || typeof value !== "object" || value === null) return other;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy, name, replaced(Reflect.get(copy, name) ?? null, rest, other));
  return copy as JsonValue;
}

const others = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, "", "x", 0, -1, 1e300, [], [[]], {}, [null], { value: null }, "\ud800"),
  fc.constantFrom<JsonValue>(JSON.parse('{"__proto__":{"polluted":1}}'), { constructor: { prototype: 1 } }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);

test("values of other types in any place", async () => {
  const value: JsonValue = { log: { ...log, entries: log.entries.slice(0, 2) } };
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places(value)), others, async (path, other) => {
      if ((await refusal(encodeUtf8(JSON.stringify(replaced(value, path, other))))) === undefined) read++;
    }),
    { numRuns: 2000, seed: 20_261_123 },
  );
  expect(read).toBeGreaterThan(1000);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("no value of the file stands in an error or a notice", async () => {
  const secret = "s3cr3t-t0ken";
  const value: JsonValue = { log: { ...log, entries: log.entries.slice(0, 1) } };
  const said: string[] = [];
  for (const path of places(value)) {
    const bytes = encodeUtf8(JSON.stringify(replaced(value, path, { [secret]: secret })));
    try {
      const { notices } = await read(bytes, { from: "polly", decode });
      said.push(JSON.stringify(notices));
    } catch (e) {
      if (!isRespoolError(e)) throw e;
      said.push(JSON.stringify(e), e.message);
    }
  }
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((text) => text.includes(secret))).toEqual([]);
});
