import { RELEASES } from "../polly/releases.mjs";

const RECORDING = "origin";

const plain = RELEASES.flatMap((release) =>
  ["node-http", "fetch"].map((adapter) => ({ name: `${release}-${adapter}`, release, adapter, recording: RECORDING })),
);

/**
 * Everything that is recorded: with which release and adapter, under which name, and what is not the library's default.
 * @type {readonly { name: string, release: string, adapter: "node-http" | "fetch", recording: string, match?: object, persister?: "yaml" | "text-json" }[]}
 */
export const RECORDINGS = [
  ...plain,
  {
    name: "6.0.6-settings",
    release: "6.0.6",
    adapter: "fetch",
    recording: RECORDING,
    match: { headers: false, body: "json-body", order: false },
  },
  { name: "6.0.6-names", release: "6.0.6", adapter: "fetch", recording: "Zürich/../東京: grün?/a b" },
  { name: "6.0.6-yaml", release: "6.0.6", adapter: "node-http", recording: RECORDING, persister: "yaml" },
  { name: "6.0.6-text-json", release: "6.0.6", adapter: "node-http", recording: RECORDING, persister: "text-json" },
];
