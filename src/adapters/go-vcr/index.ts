import type { Adapter, Format } from "../adapter.ts";
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
    headerOrder: "held",
    headerCase: "held",
    rawHeaderBytes: "held",
    requestHeaders: "held",
    binaryBody: "held",
    exactJson: "held",
    encodedBody: "held",
    chunks: "lost/chunks",
    failure: "skipped/failure",
    brokenBody: "lost/broken-body",
    lostBody: "skipped/lost-body",
    unrecorded: "skipped/unrecorded",
    matchPolicy: "lost/match-policy",
  },
  options: [],
  detect: detectGoVcr,
  load: () => {
    adapter ??= import("./read/read.ts").then(({ readGoVcr }) => ({ read: readGoVcr }));
    return adapter;
  },
};

// Asking the module system again for each of a folder's small files would take a twentieth of the time of reading them.
let adapter: Promise<Adapter> | undefined;
