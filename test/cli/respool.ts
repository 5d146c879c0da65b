import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The command as users start it. */
export const bin: string = fileURLToPath(new URL("../../bin/respool.js", import.meta.url));

/** What a run of the command left behind. */
interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder to run in, removed after the tests of the file. */
export interface Place {
  readonly folder: string;
  write(path: string, content: string | Uint8Array): void;
  respool(args: readonly string[], input?: string | Uint8Array): Run;
}

/** Makes a temporary folder with files in it. */
export function makePlace(files: Readonly<Record<string, string | Uint8Array>> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), "respool-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    respool(args, input = "") {
      const { NO_COLOR: _, ...env } = process.env;
      const run = spawnSync(process.execPath, [bin, ...args], { cwd: folder, input, env, encoding: "utf8" });
      return { exit: run.status, stdout: run.stdout, stderr: run.stderr };
    },
  };
}

/** A go-vcr v3 cassette; each exchange is method, URL and response body, with an Authorization header sent. */
export function cassette(...exchanges: readonly (readonly [method: string, url: string, body: string])[]): string {
  const entries = exchanges.map(
    ([method, url, body], id) => `    - id: ${id}
      request:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        content_length: 0
        transfer_encoding: []
        trailer: {}
        host: ${/\/\/([^/?]*)/.exec(url)?.[1]}
        remote_addr: ""
        request_uri: ""
        body: ""
        form: {}
        headers:
            Authorization:
                - Bearer hunter2
        url: ${url}
        method: ${method}
      response:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        transfer_encoding: []
        trailer: {}
        content_length: ${body.length}
        uncompressed: false
        body: ${JSON.stringify(body)}
        headers:
            Content-Length:
                - "${body.length}"
            Content-Type:
                - application/json
        status: 200 OK
        code: 200
        duration: 6.036881ms
`,
  );
  return `---\nversion: 2\ninteractions:\n${entries.join("")}`;
}
