import type { Verb } from "./flags.ts";

/** A command as the help lists it; its code is loaded when it is asked for. */
export interface VerbEntry {
  readonly name: string;
  readonly doc: string;
  load(): Promise<Verb>;
}

/** Every command, in the order of the help. */
export const verbs: readonly VerbEntry[] = [
  {
    name: "convert",
    doc: "write recordings in another format",
    load: async () => (await import("./commands/convert.ts")).convertVerb,
  },
  {
    name: "inspect",
    doc: "show what a recording holds",
    load: async () => (await import("./commands/inspect.ts")).inspectVerb,
  },
  {
    name: "diff",
    doc: "show how two recordings differ",
    load: async () => (await import("./commands/diff.ts")).diffVerb,
  },
  {
    name: "explain",
    doc: "tell which interaction answers a request, or why none does",
    load: async () => (await import("./commands/explain.ts")).explainVerb,
  },
  {
    name: "merge",
    doc: "make one recording of several",
    load: async () => (await import("./commands/merge.ts")).mergeVerb,
  },
  {
    name: "split",
    doc: "make several recordings of one",
    load: async () => (await import("./commands/split.ts")).splitVerb,
  },
  {
    name: "redact",
    doc: "take secrets out of recordings",
    load: async () => (await import("./commands/redact.ts")).redactVerb,
  },
  {
    name: "scan",
    doc: "look for secrets in recordings",
    load: async () => (await import("./commands/scan.ts")).scanVerb,
  },
  {
    name: "validate",
    doc: "look for what is wrong with recordings",
    load: async () => (await import("./commands/validate.ts")).validateVerb,
  },
  {
    name: "formats",
    doc: "list the formats and their options",
    load: async () => (await import("./commands/formats.ts")).formatsVerb,
  },
  {
    name: "completion",
    doc: "print what makes a shell complete command lines",
    load: async () => (await import("./commands/completion.ts")).completionVerb,
  },
];
