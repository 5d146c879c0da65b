import { expect, test } from "vitest";
import { emptyBody } from "../../../model/body.ts";
import type { HeaderList, Interaction, Notice } from "../../../model/types.ts";
import type { ProducerId } from "./producer.ts";
import { wholeFile } from "./whole.ts";

const plain: Interaction = {
  request: { method: "GET", url: "https://h.test/", headers: [["Accept", "*/*"]], body: emptyBody },
  outcome: { kind: "response", status: 200, headers: [["Content-Type", "text/plain"]], body: emptyBody },
  timing: { startedAt: "2026-01-02T03:04:05Z" },
};
const failed: Interaction = { ...plain, outcome: { kind: "failure", message: "no" } };
const asked = (headers: HeaderList): Interaction => ({ ...plain, request: { ...plain.request, headers } });
const answered = (headers: HeaderList): Interaction => ({
  ...plain,
  outcome: { kind: "response", status: 200, headers, body: emptyBody },
});

function said(id: ProducerId, interactions: readonly Interaction[]): Notice[] {
  const notices: Notice[] = [];
  const whole = wholeFile({ producer: { id }, notice: (n) => notices.push(n) });
  for (const interaction of interactions) whole.see(interaction);
  expect(notices).toEqual([]);
  whole.end();
  return notices;
}

test("a sanitized export of DevTools", () => {
  expect(said("devtools", [plain, plain])).toEqual([{ code: "lost/credentials", at: {} }]);
});

test.each<[name: string, id: ProducerId, interactions: Interaction[]]>([
  ["a cookie", "devtools", [plain, asked([["cookie", "a=1"]])]],
  ["a cookie that is set", "devtools", [answered([["SET-COOKIE", "a=1"]]), plain]],
  ["an authorization", "devtools", [asked([["Authorization", "x"]]), plain]],
  ["another producer", "firefox", [plain]],
  ["no answer", "devtools", [failed]],
  ["nothing of HTTP", "devtools", [{ ...plain, request: { ...plain.request, url: "data:,x" } }]],
  ["an export from before", "devtools", [{ ...plain, timing: { startedAt: "2023-12-31T23:59:59Z" } }]],
  ["nothing", "devtools", []],
])("no word of credentials with %s", (_, id, interactions) => {
  expect(said(id, interactions)).toEqual([]);
});

test("times without a zone are counted", () => {
  const at = (startedDateTime: string): Interaction => ({ ...plain, extensions: { har: { startedDateTime } } });
  const interactions = [
    at("2026-01-02T03:04:05"),
    plain,
    at("2026-01-02 03:04:05"),
    at("2026-01-02 03:04:05Z"),
    at("then"),
  ];
  expect(said("generic", interactions)).toEqual([{ code: "assumed/time-zone", at: {}, data: { count: 2 } }]);
});
