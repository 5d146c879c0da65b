import type { JsonObject } from "../../model/types.ts";
import type { Adapter, Format, OutputFile, SourceText } from "../adapter.ts";
import { detectGoVcr } from "./detect.ts";

/** The registry's row for go-vcr. */
export const goVcr: Format = {
  id: "go-vcr",
  title: "go-vcr cassette (YAML)",
  aliases: ["govcr", "go"],
  fileNames: [".yaml"],
  holds: {
    timing: "held",
    statusText: "held",
    httpVersion: "held",
    trailers: "held",
    repeatedHeaders: "held",
    headerOrder: "lost/header-order",
    headerCase: "changed/header-case",
    rawHeaderBytes: "held",
    requestHeaders: "assumed/request-headers",
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
      name: "layout",
      values: ["short", "full", "omitempty", "sorted"],
      on: "write",
      doc: "short: version 1, as go-vcr 1 and 2 write; full: 3 to 4.0.2; omitempty: 4.0.3 and later; sorted: other tools. Left out: the source's own, else omitempty.",
    },
    {
      name: "shape",
      values: ["default", "compact"],
      on: "write",
      doc: "compact: indents of 2, lists level with their keys. Left out: the source's own, else indents of 4; version 1 is compact.",
    },
    {
      name: "library",
      values: ["yaml.v2", "yaml.v3", "yaml-v4-rc.3", "yaml-v4-rc.6", "yaml-v4"],
      on: "write",
      doc: "The YAML library of Go whose spelling is written. Left out: the source's own, else that of the newest go-vcr which writes the layout.",
    },
    {
      name: "player",
      values: ["v3", "v4.0.3", "v4"],
      on: "write",
      doc: "The release whose default matcher is to find the requests of other formats; v4.0.3 stands for 4.0.0 to 4.0.3. Left out: v4.",
    },
    {
      name: "headers",
      values: "list",
      on: "write",
      doc: "Request headers to keep from other formats, beside Content-Type: those that the Go client sets itself.",
    },
    {
      name: "redirects",
      values: ["followed", "manual"],
      default: "followed",
      on: "write",
      doc: "followed: the request behind a redirect is written as Go's client makes it; manual: as a request of its own.",
    },
    {
      name: "render",
      values: ["changed", "all"],
      default: "changed",
      on: "write",
      doc: "all: nothing of a go-vcr source is copied as it stands, everything is spelled anew.",
    },
  ],
  detect: detectGoVcr,
  load: () => {
    adapter ??= import("./read/read.ts").then(({ readGoVcr }) => ({ read: readGoVcr, write, profile }));
    return adapter;
  },
  with: ({ layout, player }) => ({
    ...goVcr,
    holds: { ...goVcr.holds, ...layoutLosses(layout), ...playerLosses(player) },
  }),
};

// Asking the module system again for each of a folder's small files would take a twentieth of the time of reading them.
let adapter: Promise<Adapter> | undefined;

// Who reads only does not load what writes.
async function* write(...given: Parameters<NonNullable<Adapter["write"]>>): AsyncGenerator<OutputFile> {
  const writer = await import("./write/write.ts");
  yield* writer.write(...given);
}

async function profile(text: SourceText): Promise<JsonObject | undefined> {
  const { profileOf } = await import("./write/profile.ts");
  return profileOf(text);
}

function layoutLosses(layout: unknown): Partial<Format["holds"]> {
  const isShort = layout === "short" || layout === "sorted";
  return isShort ? { httpVersion: "lost/http-version", trailers: "lost/trailers" } : {};
}

function playerLosses(player: unknown): Partial<Format["holds"]> {
  return player === "v3" ? { requestHeaders: "lost/request-headers" } : {};
}
