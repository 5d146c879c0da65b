import type { Format } from "../adapter.ts";
import { detect } from "./detect.ts";
import { folderOf } from "./id/folder.ts";

/** The registry's row for recordings of Polly.js. */
export const polly: Format = {
  id: "polly",
  title: "Polly.js recording",
  aliases: ["pollyjs", "polly-js"],
  fileNames: [".polly.har"],
  holds: {
    timing: "lost/timing",
    statusText: "lost/status-text",
    httpVersion: "lost/http-version",
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
    failure: "skipped/failure",
    brokenBody: "lost/broken-body",
    lostBody: "skipped/lost-body",
    unrecorded: "skipped/unrecorded",
    matchPolicy: "held",
  },
  options: [
    {
      name: "headers",
      values: "text",
      default: "none",
      on: "write",
      doc: "Request headers that are part of an entry's id: none, all, except:NAME,… or only:NAME,….",
    },
    {
      name: "body",
      values: ["json", "exact", "none"],
      default: "json",
      on: "write",
      doc: "How the request body is part of an entry's id: json: as a value where it is JSON; exact: as text; none: not.",
    },
    {
      name: "url",
      values: "list",
      on: "write",
      doc: "The parts of the URL that are part of an entry's id; default: protocol,username,password,hostname,port,pathname,query.",
    },
    {
      name: "order",
      values: ["true", "false"],
      default: "true",
      on: "write",
      doc: "Whether equal requests are counted, so that each gets an answer of its own; false: the first answers all of them.",
    },
    {
      name: "rehash",
      values: ["true", "false"],
      default: "false",
      on: "write",
      doc: "true: ids of Polly's own recordings are made anew, for other settings.",
    },
    {
      name: "name",
      values: "text",
      on: "write",
      doc: "What the recording is called, which also says its folder; left out: its path in a batch, else as the source says.",
    },
    {
      name: "date",
      values: "text",
      on: "write",
      doc: "When entries began whose recording does not say; default: the response's Date, else the beginning of 1970.",
    },
  ],
  detect,
  pathOf,
  load: () => import("./adapter.ts"),
};

function pathOf(name: string): string {
  return `${folderOf(name)}/recording.har`;
}
