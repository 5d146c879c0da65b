import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/entry/node.ts";
import { type CassetteSession, withCassette } from "../../src/entry/runtime.ts";
import type { HeaderList, Interaction } from "../../src/index.ts";
import { decodeBody } from "../../src/model/body.ts";
import { headerValues, toByteString } from "../../src/model/headers.ts";
import { CLIENTS } from "../interop/shared/clients.mjs";

// What reading makes of a capture is compared with the origin's truth elsewhere; here a client must get all of that.
const root = fileURLToPath(new URL("../fixtures/har/recorded/", import.meta.url));
const captures = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const { name } = entry;
  const file = readdirSync(join(root, name)).find((one) => /^visit[.](har|zhar|zip|har[.]zip)$/.test(one));
  return file === undefined ? [] : [[name, join(root, name, file)] as const];
});

test("there are captures", () => expect(captures).toHaveLength(13));

describe.each(captures)("%s", (_, path) => {
  test("a client gets each answer as it was read", async () => {
    const differing = await withCassette(path, (session) => playAll(session));
    expect(differing).toEqual([]);
  });
});

async function playAll(session: CassetteSession): Promise<string[]> {
  await session.ready;
  expect(session.interactions.length).toBeGreaterThan(20);
  const differing: string[] = [];
  for (const interaction of session.interactions) {
    const { method, url, body } = interaction.request;
    // A body that no recording holds can be sent by nobody.
    if (body.kind === "lost") continue;
    const what = await difference(interaction);
    if (what !== undefined) differing.push(`${method} ${url}: ${what}`);
  }
  return differing;
}

async function difference({ request, outcome }: Interaction): Promise<string | undefined> {
  const { method, url, headers, body } = request;
  const sent = headers.filter(([name]) => /^content-(type|encoding)$/i.test(name));
  const asked = { method, url, headers: sent, body: Buffer.from(body.kind === "stored" ? body.bytes : []) };
  const answer = await CLIENTS.http(asked).catch((error: Error) => error);
  if (outcome.kind === "failure" || (outcome.kind === "response" && outcome.brokenBy)) {
    return answer instanceof Error ? undefined : "no error";
  }
  if (outcome.kind !== "response" || outcome.body.kind !== "stored") return "not to be answered";
  if (answer instanceof Error) return answer.message;
  if (answer.status !== outcome.status) return `status ${answer.status}`;
  const got = undone(answer.body, answer.headers);
  const want = decodeBody({ headers: outcome.headers, body: outcome.body }, decode).body.bytes;
  if (method !== "HEAD" && Buffer.compare(got, want) !== 0) return `body of ${got.length} bytes, not ${want.length}`;
  for (const name of new Set(outcome.headers.map(([one]) => one.toLowerCase()))) {
    if (/^(connection|keep-alive|transfer-encoding|content-(length|encoding))$/.test(name)) continue;
    const values = headerValues(outcome.headers, name).map(toByteString);
    if (headerValues(answer.headers, name).join("\n") !== values.join("\n")) return `header ${name}`;
  }
  return undefined;
}

function undone(bytes: Uint8Array, headers: HeaderList): Uint8Array {
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  return coding === undefined ? bytes : (decode(coding, bytes, 1 << 26) ?? bytes);
}
