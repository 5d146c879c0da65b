import type { Format } from "../adapter.ts";
import { detect } from "./detect.ts";
import { withOptions } from "./target.ts";

/** The registry's row for HTTP archives. */
export const har: Format = {
  id: "har",
  title: "HAR",
  aliases: ["http-archive"],
  fileNames: [".har"],
  packedNames: [".zip", ".zhar"],
  holds: {
    timing: "held",
    statusText: "held",
    httpVersion: "held",
    trailers: "lost/trailers",
    repeatedHeaders: "held",
    headerOrder: "held",
    headerCase: "held",
    rawHeaderBytes: "held",
    requestHeaders: "held",
    binaryBody: "held",
    exactJson: "held",
    encodedBody: "changed/content-coding",
    chunks: "lost/chunks",
    failure: "held",
    brokenBody: "held",
    lostBody: "held",
    unrecorded: "held",
    matchPolicy: "lost/match-policy",
  },
  options: [
    {
      name: "content",
      values: ["embed", "attach", "zip"],
      default: "embed",
      on: "write",
      doc: "Where bodies go: into the entries; into files beside the HAR, as Playwright's recorder attaches them; into one zip with it.",
    },
    {
      name: "player",
      values: ["none", "playwright"],
      default: "none",
      on: "write",
      doc: "playwright: leaves out what Playwright's routeFromHAR cannot answer, and says what it answers otherwise.",
    },
    {
      name: "indent",
      values: "integer",
      on: "write",
      doc: "Spaces per level, at most 10; 0 puts each entry on one line. Left out: 2, or as the source has it.",
    },
  ],
  detect,
  load: () => import("./adapter.ts"),
  with: (o) => withOptions(har, o),
};
