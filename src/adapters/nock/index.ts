import type { Format } from "../adapter.ts";
import { detect } from "./detect.ts";
import { moduleRow } from "./module/row.ts";

/** The registry's row for nock definitions. */
export const nock: Format = {
  id: "nock",
  title: "nock definitions",
  aliases: ["nock-definitions", "nock-json"],
  fileNames: [".nock.json"],
  holds: {
    timing: "lost/timing",
    statusText: "lost/status-text",
    httpVersion: "lost/http-version",
    trailers: "lost/trailers",
    repeatedHeaders: "held",
    headerOrder: "held",
    headerCase: "held",
    rawHeaderBytes: "held",
    requestHeaders: "lost/request-headers",
    binaryBody: "held",
    exactJson: "held",
    encodedBody: "changed/content-coding",
    chunks: "lost/chunks",
    failure: "skipped/failure",
    brokenBody: "lost/broken-body",
    lostBody: "skipped/lost-body",
    unrecorded: "skipped/unrecorded",
    matchPolicy: "lost/match-policy",
  },
  options: [
    {
      name: "bodies",
      values: ["exact", "pretty"],
      default: "exact",
      on: "write",
      doc: "exact: responses replay with the same bytes; pretty: JSON responses of any spelling are written as values.",
    },
    {
      name: "reqheaders",
      values: "list",
      on: "write",
      doc: "Request headers that a request must have, with the recorded values, where the recording has them.",
    },
    {
      name: "indent",
      values: "integer",
      on: "write",
      doc: "Spaces per level, at most 10; 0 puts each definition on one line. Left out: 2, or as the source has it.",
    },
    {
      name: "module",
      values: ["esm", "cjs", "ts"],
      on: "write",
      doc: "Writes a module that calls nock, in place of definitions; nothing can read it back.",
    },
    {
      name: "delays",
      values: ["none", "recorded"],
      default: "none",
      on: "write",
      doc: "Of modules: recorded lets answers take as long as they took, in whole milliseconds.",
    },
  ],
  detect,
  load: () => import("./adapter.ts"),
  with: (o) => moduleRow(nock, o),
};
