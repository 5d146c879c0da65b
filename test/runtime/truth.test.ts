import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { withCassette } from "../../src/entry/runtime.ts";
import type { HeaderList } from "../../src/index.ts";
import type { PlayResult } from "../interop/shared/answer.ts";
import { askedBody } from "../interop/shared/asked-body.mjs";
import { CLIENTS } from "../interop/shared/clients.mjs";
import { compare } from "../interop/shared/compare.ts";
import type { Truth, TruthExchange } from "../interop/shared/truth.ts";

for (const format of ["go-vcr", "nock", "polly"]) {
  const folder = new URL(`../fixtures/${format}/recorded/`, import.meta.url);
  const whole: Truth = JSON.parse(readFileSync(new URL("truth.json", folder), "utf8"));
  const releases = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

  describe.each(releases)(`${format} %s`, (release) => {
    const truth = { ...whole, exchanges: whole.exchanges.filter((one) => !one.notRecordedBy?.includes(release)) };
    const damaged = new Set(truth.exchanges.flatMap((one) => (one.damagedBy?.includes(release) ? [one.case] : [])));
    const path = fileIn(fileURLToPath(new URL(release, folder)));

    test.each([
      ["http", false],
      ["fetch", false],
      ["http", true],
    ] as const)("answers as the origin did, by %s, JSON keys in another order: %s", async (client, shuffled) => {
      const results: PlayResult[] = [];
      const played = withCassette(path, async () => {
        for (const exchange of truth.exchanges) results.push(await playOne(exchange, client, shuffled));
      });
      // What was recorded damaged may miss; whether something else does, the comparison tells.
      await played.catch((e) => expect(e).toMatchObject({ code: "replay/miss" }));
      const isJoined = client === "fetch" || format !== "go-vcr";
      const differences = compare({ client, results }, truth, isJoined).filter(
        (one) => !damaged.has(one.split(":")[0] ?? ""),
      );
      expect(differences).toEqual([]);
    });
  });
}

type Client = "http" | "fetch";

async function playOne({ case: name, request }: TruthExchange, client: Client, shuffled: boolean): Promise<PlayResult> {
  try {
    const body = askedBody(request, shuffled);
    const answer = await CLIENTS[client]({ ...request, body });
    const bytes = client === "fetch" ? answer.body : undone(answer.body, answer.headers);
    const bodySha256 = createHash("sha256").update(bytes).digest("hex");
    // Framing and coding are as a server would have them; the comparison looks at what they carry.
    const own = isCoded(answer.headers) ? /^((transfer|content)-encoding|content-length)$/i : /^transfer-encoding$/i;
    const headers = answer.headers.filter(([one]: readonly [string, string]) => !own.test(one));
    return { case: name, status: answer.status, headers, bodySha256, bodyBytes: bytes.length };
  } catch (e) {
    return { case: name, error: String((e as Error).cause ?? e) };
  }
}

function isCoded(headers: HeaderList): boolean {
  return headers.some(([name]) => name.toLowerCase() === "content-encoding");
}

/** What node:http leaves coded. */
function undone(bytes: Uint8Array, headers: HeaderList): Uint8Array {
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  return coding === undefined ? bytes : (decode(coding, bytes, 1 << 26) ?? bytes);
}

/** The one recording in a folder. */
function fileIn(folder: string): string {
  const [file, ...more] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /[.](ya?ml|har|json)$/.test(name),
  );
  if (file === undefined || more.length > 0) throw new Error(`${more.length} more recordings in ${folder}`);
  return join(folder, file);
}
