/** What is known of an error code: the exit status of the command line, and what the page in docs/errors.md says. */
export interface ErrorSpec {
  readonly exit: 1 | 2 | 3 | 4 | 70;
  readonly doc: string;
}

/** The code of an error, spelled `area/thing`. A released code never changes its meaning. */
export type ErrorCode =
  | "input/unreadable"
  | "input/unknown-format"
  | "input/unsupported"
  | "input/syntax"
  | "input/invalid"
  | "input/too-large"
  | "output/collision"
  | "output/exists"
  | "output/unwritable"
  | "output/unrepresentable"
  | "output/needs-origin"
  | "output/too-large"
  | "output/secret"
  | "option/invalid"
  | "replay/miss"
  | "replay/unused"
  | "replay/context"
  | "replay/fake-timers"
  | "internal/bug";

/** Every error code with what is known of it. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorSpec>> = {
  "input/unreadable": {
    exit: 3,
    doc: "The input cannot be opened or read. The message carries the system's own code.",
  },
  "input/unknown-format": {
    exit: 3,
    doc: "No reader recognises the input, or two recognise it equally well. Name the format with `--from`.",
  },
  "input/unsupported": {
    exit: 3,
    doc: "The input is recognised, but as something that cannot be read: another tool's cassette, or a version that does not exist.",
  },
  "input/syntax": {
    exit: 3,
    doc: "The text breaks the rules of its notation (YAML, JSON, base64, UTF-8). Line and column point at the first fault.",
  },
  "input/invalid": {
    exit: 3,
    doc: "The text is well formed, but a field has a type or a value that the format does not allow; the recorder's own player would refuse it too.",
  },
  "input/too-large": {
    exit: 3,
    doc: "The input, or something that it unfolds to (a compressed body, an alias), is larger than what can be held.",
  },
  "output/collision": {
    exit: 4,
    doc: "Two inputs would be written to one file (the case of letters does not count). Nothing was written.",
  },
  "output/exists": {
    exit: 4,
    doc: "The output file exists with other content. Use `--force` to replace it.",
  },
  "output/unwritable": {
    exit: 4,
    doc: "The output cannot be written. The message carries the system's own code.",
  },
  "output/unrepresentable": {
    exit: 4,
    doc: "What was asked for cannot be said in the target's file. The hint names the way out.",
  },
  "output/needs-origin": {
    exit: 4,
    doc: "The recording holds no host, and the target needs one. Give it with `--base-url`.",
  },
  "output/too-large": {
    exit: 4,
    doc: "A single output file would be larger than its player can load. Split it with `--split`.",
  },
  "output/secret": {
    exit: 4,
    doc: "A value that redacting took out was found once more in what would be written. Nothing was written.",
  },
  "option/invalid": {
    exit: 2,
    doc: "An option is unknown, has a value that is not allowed, or does not go with another one.",
  },
  "replay/miss": {
    exit: 1,
    doc: "A test sent requests that its cassette does not answer. The message names each, the nearest recorded one, and where they differ.",
  },
  "replay/unused": {
    exit: 1,
    doc: "Interactions of a cassette were not asked for, and `unused` is `error`.",
  },
  "replay/context": {
    exit: 1,
    doc: "A request cannot be told to belong to one of several cassettes in use: it was sent outside of the tests that use them.",
  },
  "replay/fake-timers": {
    exit: 1,
    doc: "Fake timers have replaced `process.nextTick` or `queueMicrotask`, without which no HTTP works in Node. Leave those two real.",
  },
  "internal/bug": {
    exit: 70,
    doc: "A mistake of respool itself. Please report it with the input's format and version; never with the recording.",
  },
};
