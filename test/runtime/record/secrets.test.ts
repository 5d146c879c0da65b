import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SessionOptions, withCassette } from "../../../src/entry/runtime.ts";
import { fileHere } from "../tape.ts";
import { originFor } from "./origin.ts";

// What no file may ever hold.
const planted = {
  bearer: "tok-Zx81kQ0pVb7Ns5Lq2Rw9",
  query: "qk-93hf82bd71mzpq04xx",
  password: "correct-horse-9-battery",
  session: "s3ss10n-c00k1e-v4lue-77",
  client: "cs-0123abcd4567efgh",
  inGzip: "gz-zzTop5ecretz-0042",
  inEvent: "ev-8271-streamed-7712",
  custom: "ACME-4711-0815",
};

const origin = originFor((request, response) => {
  const json = { "content-type": "application/json", "set-cookie": `sid=${planted.session}; HttpOnly` };
  if (request.url === "/gzip") {
    const body = gzipSync(JSON.stringify({ access_token: planted.inGzip, note: planted.custom }));
    response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(body);
  } else if (request.url === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`data: {"refresh_token":"${planted.inEvent}"}\n\ndata: [DONE]\n\n`);
  } else response.writeHead(200, json).end(JSON.stringify({ echo: planted.bearer, ok: true }));
});

/** Sends every secret that was planted, or others in their stead. */
async function ask(with_: (secret: string) => string = (secret) => secret): Promise<string[]> {
  const { url } = origin;
  const form = new FormData();
  form.set("password", with_(planted.password));
  const json = { method: "POST", headers: { "content-type": "application/json" } };
  const sent: [string, RequestInit][] = [
    [`/q?api_key=${with_(planted.query)}&page=1`, { headers: { authorization: `Bearer ${with_(planted.bearer)}` } }],
    ["/json", { ...json, body: JSON.stringify({ user: "a", password: with_(planted.password) }) }],
    ["/form", { method: "POST", body: new URLSearchParams({ a: "b", client_secret: with_(planted.client) }) }],
    ["/multipart", { method: "POST", body: form }],
    ["/cookie", { headers: { cookie: `sid=${with_(planted.session)}` } }],
    ["/gzip", {}],
    ["/events", {}],
  ];
  const texts: string[] = [];
  for (const [path, init] of sent) texts.push(await (await fetch(url + path, init)).text());
  return texts;
}

const { CI } = process.env;
const real = { writeSync: fs.writeSync, writeFileSync: fs.writeFileSync };
let onDisk = "";

beforeEach(() => {
  delete process.env.CI;
  onDisk = "";
  const note = (data: unknown) => {
    onDisk += typeof data === "string" ? data : Buffer.from(data as Uint8Array).toString("latin1");
  };
  Object.assign(fs, {
    writeSync(fd: number, data: Uint8Array, ...rest: []) {
      note(data);
      return real.writeSync(fd, data, ...rest);
    },
    writeFileSync(path: string, data: string, o: object) {
      note(data);
      real.writeFileSync(path, data, o);
    },
  });
  syncBuiltinESMExports();
});
afterEach(() => {
  if (CI !== undefined) process.env.CI = CI;
  Object.assign(fs, real);
  syncBuiltinESMExports();
});

const policy: SessionOptions["redact"] = { redact: { patterns: [{ name: "acme", match: "ACME-\\d+-\\d+" }] } };

describe.each(["a.yaml", "a.har", "a.nock.json", "recording"])("%s", (name) => {
  const o: SessionOptions = { redact: policy, ...(name === "recording" && { format: "polly" }) };

  test("no secret reaches the disk, in no file that is written on the way", async () => {
    const path = fileHere(name);
    await withCassette(path, { ...o, mode: "once" }, () => ask());
    await withCassette(path, { ...o, mode: "new_episodes" }, async () => {
      await ask();
      await fetch(`${origin.url}/q?api_key=${planted.query}&page=2`);
    });
    await withCassette(path, { ...o, mode: "all" }, () => ask());
    expect(onDisk).toContain("REDACTED_");
    expect(onDisk.length).toBeGreaterThan(3000);
    const spelled = (secret: string) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
    const found = Object.entries(planted).filter(([, secret]) => spelled(secret).some((text) => onDisk.includes(text)));
    expect(found).toEqual([]);
  });

  test("live requests are compared without their secrets, whatever stands in their place", async () => {
    const path = fileHere(name);
    const recorded = await withCassette(path, { ...o, mode: "once" }, () => ask());
    const shown = recorded.map((text) =>
      Object.entries(planted).reduce((all, [, secret]) => all.replaceAll(secret, "SECRET"), text),
    );
    for (const other of [(secret: string) => secret, (secret: string) => `other-${secret}`, () => "none"]) {
      const replayed = await withCassette(path, { ...o, unused: "error" }, () => ask(other));
      expect(replayed.map((text) => text.replace(/REDACTED_[A-Z_]+_\d+/g, "SECRET"))).toEqual(shown);
    }
    await expect(withCassette(path, o, () => fetch(`${origin.url}/q?api_key=x&page=3`))).rejects.toThrow();
  });
});

test("requests that only secrets tell apart are answered in the order of the recording", async () => {
  const path = fileHere("a.yaml");
  const login = async (password: string) => {
    const body = JSON.stringify({ password });
    return (await fetch(`${origin.url}/json`, { method: "POST", body })).status;
  };
  await withCassette(path, { mode: "once" }, async () => [
    await login("first-pass-w0rd"),
    await login("second-pass-w0rd"),
  ]);
  const run = async (session: { unused: readonly unknown[] }) => {
    await login("x");
    expect(session.unused).toHaveLength(1);
    await login("y");
    await login("z");
  };
  await expect(withCassette(path, run)).rejects.toThrow(/all 2 of 2 equal interactions were used/);
});

test("what was recorded before with its secrets keeps its bytes", async () => {
  const path = fileHere("a.yaml");
  await withCassette(path, { mode: "once" }, () => fetch(`${origin.url}/a?api_key=${planted.query}`));
  const before = fs.readFileSync(path, "utf8").replaceAll("REDACTED_API_KEY_1", planted.query);
  fs.writeFileSync(path, before);
  await withCassette(path, { mode: "new_episodes" }, () => fetch(`${origin.url}/b?api_key=${planted.query}`));
  const after = fs.readFileSync(path, "utf8");
  expect(after.startsWith(before)).toBe(true);
  expect(after.slice(before.length)).not.toContain(planted.query);
});
