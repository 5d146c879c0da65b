import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HeaderList, Interaction } from "../../model/types.ts";
import { compilePolicy } from "../../secrets/policy/compile.ts";
import { memorySource } from "../../source.ts";
import { write } from "../../write.ts";
import type { SecretFinding } from "./findings.ts";
import type { RuleSet } from "./rules.ts";
import { type ScanOptions, scan } from "./scan.ts";

const session = "s3ss10n-4f1e-77aa";
const get = (url: string, text = "{}", headers: HeaderList = [], type = "application/json"): Interaction => ({
  request: { method: "GET", url, headers, body: emptyBody },
  outcome: {
    kind: "response",
    status: 200,
    headers: [["Content-Type", type]],
    body: storedBody(encodeUtf8(text)),
  },
});

async function fileOf(...interactions: readonly Interaction[]): Promise<Uint8Array> {
  const { files } = await write({ meta: {}, interactions }, { to: "har" });
  return files[0]?.bytes as Uint8Array;
}

/** Scans; gives each finding but for its fingerprint and its file, and checks that no value is in any. */
async function seen(bytes: Uint8Array, o: ScanOptions = {}, values: readonly string[] = [session]) {
  const { findings } = await scan(memorySource(bytes, "a.har"), o);
  for (const value of values) expect(JSON.stringify(findings)).not.toContain(value);
  return findings.map(short);
}

function short({ kind, by, rule, at, place, request, count }: SecretFinding) {
  return [at.interaction, request, kind, [rule ?? by, count].join(" "), place];
}

/** A rule set that finds one text. */
const ruleFor =
  (value: string): RuleSet =>
  async (text) => {
    const start = text.indexOf(value);
    return start < 0 ? [] : [{ rule: "a-rule", kind: "odd-token", start, end: start + value.length }];
  };

test("the whole of a scan", async () => {
  const bytes = await fileOf(
    get("http://h.test/public"),
    get("http://h.test/login?user=1", `{"session_token":"${session}"}`),
  );
  const { findings, ...rest } = await scan(memorySource(bytes, "a.har"));
  expect(rest).toEqual({
    from: { format: "har", version: "1.2", confidence: rest.from.confidence, why: rest.from.why },
    interactions: 2,
    notices: { counts: {}, first: [] },
  });
  expect(findings).toEqual([
    {
      kind: "token",
      by: "name",
      at: { file: "a.har", interaction: 1, line: findings[0]?.at.line },
      place: "response body /session_token",
      request: "GET http://h.test/login?user=1",
      count: 1,
      fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
    },
  ]);
  expect(findings[0]?.at.line).toBeGreaterThan(1);
});

test("a fingerprint tells the place, not the value", async () => {
  const of = async (url: string, text: string) => {
    const { findings } = await scan(memorySource(await fileOf(get(url, text)), "a.har"));
    return findings.map(({ fingerprint }) => fingerprint);
  };
  const [first] = await of("http://h.test/", `{"session_token":"${session}"}`);
  expect(await of("http://h.test/", '{"session_token":"an0ther-one-1234"}')).toEqual([first]);
  expect(await of("http://h.test/b", `{"session_token":"${session}"}`)).not.toEqual([first]);
  expect(await of("http://h.test/", `{"refresh_token":"${session}"}`)).not.toEqual([first]);
  // A secret of the URL itself is masked before.
  const [withKey] = await of(`http://h.test/?session_token=${session}`, "{}");
  expect(await of("http://h.test/?session_token=an0ther-one-1234", "{}")).toEqual([withKey]);
});

test("a kind at a place is one finding, however many values it has", async () => {
  const text = `{"items":[{"session_token":"${session}"},{"session_token":"an0ther-one-1234"}]}`;
  expect(await seen(await fileOf(get("http://h.test/", text)))).toEqual([
    [0, "GET http://h.test/", "token", "name 1", "response body /items/0/session_token"],
    [0, "GET http://h.test/", "token", "name 1", "response body /items/1/session_token"],
  ]);
  const twice: HeaderList = [
    ["X-Api-Key", session],
    ["X-Api-Key", "an0ther-one-1234"],
    ["X-Api-Key", session],
  ];
  expect(await seen(await fileOf(get("http://h.test/", "{}", twice)))).toEqual([
    [0, "GET http://h.test/", "api-key", "name 2", "request header x-api-key"],
  ]);
});

test("what rules find is said once, with a name of ours, and only if it is news", async () => {
  const odd = "odd.Zx81.Kq72.Pw93";
  const bytes = await fileOf(get("http://h.test/", `{"session_token":"${session}","note":"see ${odd}"}`));
  expect(await seen(bytes, { rules: ruleFor(odd) }, [session, odd])).toEqual([
    [0, "GET http://h.test/", "token", "name 1", "response body /session_token"],
    [0, "GET http://h.test/", "odd-token", "a-rule 1", "response body"],
  ]);
  const own = [[0, "GET http://h.test/", "token", "name 1", "response body /session_token"]];
  // A part of it, all of it, and more than it.
  for (const value of [session.slice(3), session, `session_token":"${session}`]) {
    expect(await seen(bytes, { rules: ruleFor(value) })).toEqual(own);
  }
  const policy = await compilePolicy({ exempt: { patterns: [{ match: "odd.*" }] } });
  expect(await seen(bytes, { rules: ruleFor(odd), policy })).toEqual(own);
});

test("a short secret elsewhere does not hide what a rule finds", async () => {
  const odd = "odd.Zx81.Kq72.Pw93";
  const bytes = await fileOf(get("http://h.test/", `{"note":"see ${odd}"}`, [["Cookie", "id=81; on=a"]]));
  const findings = await seen(bytes, { rules: ruleFor(odd) }, [odd]);
  expect(findings.at(-1)).toEqual([0, "GET http://h.test/", "odd-token", "a-rule 1", "response body"]);
});

test("masks and placeholders are no news", async () => {
  const bytes = await fileOf(get("http://h.test/", '{"a":"pg://app:REDACTED_PASSWORD_1@db","b":"<your-token>"}'));
  for (const value of ["pg://app:REDACTED_PASSWORD_1@db", "<your-token>"]) {
    expect(await seen(bytes, { rules: ruleFor(value) })).toEqual([]);
  }
});

test("a header that is exempt is so for rules as well", async () => {
  const odd = "odd.Zx81.Kq72.Pw93";
  const bytes = await fileOf(get("http://h.test/", "{}", [["X-Request-Tag", odd]]));
  expect(await seen(bytes, { rules: ruleFor(odd) }, [odd])).toEqual([
    [0, "GET http://h.test/", "odd-token", "a-rule 1", "request header x-request-tag"],
  ]);
  const policy = await compilePolicy({ exempt: { headers: ["x-request-tag"] } });
  expect(await seen(bytes, { rules: ruleFor(odd), policy })).toEqual([]);
});

test("the request line holds no secret, however it was found", async () => {
  const odd = "odd.Zx81.Kq72.Pw93";
  const line = async (url: string, o: ScanOptions, text = "{}") =>
    (await seen(await fileOf(get(url, text)), o, [odd, session])).map((one) => one[1]);
  // By a rule, by a policy's path, by its values, by what stands in a body.
  expect(await line(`http://h.test/x/${odd}/y`, { rules: ruleFor(odd) })).toEqual(["GET http://h.test/x/…/y"]);
  const paths = await compilePolicy({ redact: { paths: ["/x/{}/*"] } });
  expect(await line(`http://h.test/x/${odd}/y`, { policy: paths })).toEqual(["GET http://h.test/x/…/y"]);
  const values = await compilePolicy({ redact: { values: [{ name: "license", value: odd }] } });
  expect(await line(`http://h.test/x/${odd}/y`, { policy: values })).toEqual(["GET http://h.test/x/…/y"]);
  expect(await line(`http://h.test/x/${session}`, {}, `{"session_token":"${session}"}`)).toEqual([
    "GET http://h.test/x/…",
  ]);
});

test("the values of a policy are found wherever they stand, and said once", async () => {
  const policy = await compilePolicy({ redact: { values: [{ name: "license", value: "L1C-ense-0001" }] } });
  const text = '{"a":"it is L1C-ense-0001","session_token":"L1C-ense-0001"}';
  expect(await seen(await fileOf(get("http://h.test/", '{"a":"it is L1C-ense-0001"}')), { policy })).toEqual([
    [0, "GET http://h.test/", "license", "policy 1", "response body"],
  ]);
  expect(await seen(await fileOf(get("http://h.test/", text)), { policy }, ["L1C-ense"])).toEqual([
    [0, "GET http://h.test/", "token", "name 1", "response body /session_token"],
  ]);
});

test("comments of the file; not what a body has behind a #", async () => {
  const token = `ghp${"_"}${"a1B2".repeat(9)}`;
  const body = `notes\n # token ${token}\n`;
  const interactions = [get("http://h.test/", body, [], "text/plain")];
  const { files } = await write({ meta: {}, interactions }, { to: "go-vcr" });
  const yaml = new TextDecoder().decode(files[0]?.bytes as Uint8Array);
  const of = async (text: string) => {
    const { findings } = await scan(memorySource(encodeUtf8(text), "a.yaml"));
    return findings.map(({ at, kind, place }) => [at, kind, place]);
  };
  const inBody = [{ file: "a.yaml", interaction: 0, line: expect.any(Number) }, "github-token", "response body"];
  expect(await of(yaml)).toEqual([inBody]);
  const other = `ghp${"_"}${"c3D4".repeat(9)}`;
  expect(await of(`${yaml}# recorded with ${other}\n`)).toEqual([
    inBody,
    [{ file: "a.yaml" }, "github-token", "comment"],
  ]);
});

test("only what is selected", async () => {
  const bytes = await fileOf(
    get("http://h.test/a", `{"session_token":"${session}"}`),
    get("http://h.test/b", `{"session_token":"${session}"}`),
  );
  expect((await seen(bytes, { select: { include: ["**/b"] } })).map(([n, line]) => [n, line])).toEqual([
    [1, "GET http://h.test/b"],
  ]);
});

test("a rule set that fails is one error of ours, which quotes nothing", async () => {
  const failing: RuleSet = (text) => Promise.reject(new Error(`cannot match ${text}`));
  const bytes = await fileOf(get("http://h.test/", `{"session_token":"${session}"}`));
  const error = await scan(memorySource(bytes, "a.har"), { rules: failing }).catch((e: unknown) => e);
  expect(error).toMatchObject({ name: "RespoolError", code: "internal/bug", message: "looking for secrets failed" });
  expect(JSON.stringify(error)).not.toContain(session);
});
