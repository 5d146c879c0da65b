import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { write } from "../../../src/index.ts";
import { storedBody } from "../../../src/model/body.ts";
import { encodeUtf8 } from "../../../src/model/bytes.ts";
import type { HttpResponse, Interaction, MatchPolicy } from "../../../src/model/types.ts";
import { onlyFile } from "../nock/converted.ts";
import { linkNock } from "../nock/player.ts";

const run = promisify(execFile);
const ROOT = new URL("../../../node_modules/", import.meta.url);
const TSC = fileURLToPath(new URL("typescript/bin/tsc", ROOT));

const text = (value: string) => storedBody(encodeUtf8(value));
const json = [["Content-Type", "application/json"]] as const;

function exchange(
  request: Partial<Interaction["request"]>,
  response: Partial<HttpResponse>,
  more: Partial<Interaction> = {},
): Interaction {
  return {
    request: { method: "POST", url: "http://api.test/v1?a=1", headers: [], body: text(""), ...request },
    outcome: { kind: "response", status: 200, headers: [], body: text(""), ...response },
    ...more,
  };
}

const chunked = {
  body: storedBody(encodeUtf8("xy"), {
    chunks: [
      { end: 1, atMs: 5 },
      { end: 2, atMs: 9 },
    ],
  }),
};
const value = '{"a":[1,"x",null,{"__proto__":{"b":true}}],"constructor":1.5}';
const policies: readonly Partial<MatchPolicy>[] = [{}, { repeat: "last" }, { repeat: "cycle" }];

// Everything that a module can hold, each with every policy of repeats.
const interactions: readonly Interaction[] = policies.flatMap((match) =>
  [
    exchange({ body: text(value) }, { body: text(value), headers: json }, { timing: { waitMs: 5 } }),
    exchange({ body: text(value) }, { body: text("again") }, { match: { ignoreBody: ["/a"], ignoreQuery: ["b"] } }),
    exchange({ body: text('{"a":[1]}') }, { body: text("[1]"), headers: json }),
    exchange({ body: storedBody(Uint8Array.of(255)) }, { body: storedBody(Uint8Array.of(255)) }),
    exchange({ body: text("--b\r\n\r\n--b--") }, chunked, { match: { query: "none" } }),
    exchange({ method: "PURGE" }, { ...chunked, brokenBy: { kind: "failure", message: "reset", code: "X" } }),
    exchange({ headers: [["X-A", "1"]] }, { headers: [...json, ...json] }, { match: { headers: ["x-a", "x-b"] } }),
    exchange({ url: "http://api.test/v2" }, { body: text("one") }),
    exchange({ url: "http://api.test/v2" }, { body: text("two") }),
    { ...exchange({}, {}), outcome: { kind: "failure", message: "gone", code: "EPIPE" } } as const,
    exchange({}, { status: 204 }, { extensions: { nock: { options: { allowUnmocked: true } } } }),
  ].map((one) => ({ ...one, match: { ...one.match, ...match } })),
);

test.each(["nock13", "nock14", "nock15"] as const)("a module has the types of %s", async (nock) => {
  const { files } = await write(
    { meta: {}, interactions },
    { to: "nock", set: { "nock.module": "ts", "nock.delays": "recorded" } },
  );
  const folder = await mkdtemp(join(tmpdir(), "respool-types-"));
  try {
    await linkNock(folder, nock);
    await mkdir(join(folder, "node_modules", "@types"));
    const nodeTypes = fileURLToPath(new URL("@types/node", ROOT));
    await symlink(nodeTypes, join(folder, "node_modules", "@types", "node"), "junction");
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    const module = new TextDecoder().decode(onlyFile(files));
    for (const helper of ["path", "json", "multipart", "absent", "stream", "cycle"]) {
      expect(module).toContain(`function ${helper}(`);
    }
    await writeFile(join(folder, "a.nock.ts"), module);
    await writeFile(
      join(folder, "use.ts"),
      'import { replay } from "./a.nock.js";\nfor (const scope of replay()) scope.done();\n// @ts-expect-error\nreplay(1);\n',
    );
    const flags = "--module nodenext --target es2022 --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes";
    const more =
      "--noImplicitOverride --verbatimModuleSyntax --isolatedDeclarations --declaration --erasableSyntaxOnly";
    const args = [
      ...`${flags} ${more} --noUnusedLocals --noUnusedParameters --types node`.split(" "),
      "--skipLibCheck",
    ];
    // What tsc has to say stands on its standard output.
    const said = await run(process.execPath, [TSC, "--outDir", join(folder, "out"), ...args, "use.ts"], { cwd: folder })
      .then(({ stdout }) => stdout)
      .catch((error: { stdout: string }) => error.stdout);
    expect(said).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});
