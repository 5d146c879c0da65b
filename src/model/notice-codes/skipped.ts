import type { NoticeSpec } from "./spec.ts";

/** What was left out as a whole. */
export const skipped: Readonly<Record<`skipped/${string}`, NoticeSpec>> = {
  "skipped/failure": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the network failed when this was recorded",
    doc: "The request got no answer when it was recorded, and the target's file cannot fail.",
  },
  "skipped/unrecorded": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the file holds no response",
    doc: "The file holds a request without an answer.",
  },
  "skipped/lost-body": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the response body is not in the recording ({reason})",
    doc: "The recorder did not keep the body. `--missing-body empty` answers with an empty one, `--missing-body error` stops.",
  },
  "skipped/preflight": {
    severity: "note",
    phase: "edit",
    text: "skipped: a CORS preflight",
    doc: "Browsers send preflights by themselves; no test does.",
  },
  "skipped/websocket": {
    severity: "loss",
    phase: "edit",
    text: "skipped: a WebSocket ({count} messages)",
    doc: "A WebSocket is no exchange of HTTP. Its messages stay in the extensions of the interaction; cassettes cannot play them.",
  },
  "skipped/not-http": {
    severity: "loss",
    phase: "edit",
    text: "skipped: {scheme} is not http",
    doc: "Only http and https can be replayed: no data:, blob:, WebSocket or extension addresses.",
  },
  "skipped/bad-url": {
    severity: "loss",
    phase: "edit",
    text: "skipped: no URL parser takes the URL",
    doc: "The URL begins like one, but has no valid host or port, so no client can ask for it.",
  },
  "skipped/status": {
    severity: "loss",
    phase: "edit",
    text: "skipped: status {status} cannot be replayed",
    doc: "Only statuses from 200 to 599 are answers; 1xx are interim ones.",
  },
  "skipped/bad-method": {
    severity: "loss",
    phase: "edit",
    text: "skipped: the request method is not a token",
    doc: "No client can send such a request.",
  },
  "skipped/file": {
    severity: "note",
    phase: "read",
    text: "{name}: no cassette",
    doc: "A file inside a directory that no reader recognises.",
  },
  "skipped/selection": {
    severity: "warning",
    phase: "edit",
    text: "the selection takes none of the {count} interactions",
    doc: "`--host`, `--include` and their like left nothing over. Often one of them is mistyped; `respool inspect` shows what there is.",
  },
  "skipped/duplicate": {
    severity: "note",
    phase: "edit",
    text: "skipped: equal to interaction {first}",
    doc: "`--dedupe identical` leaves out an interaction whose request and response equal an earlier one's.",
  },
  "skipped/entry": {
    severity: "loss",
    phase: "read",
    text: "entry skipped: {problem}",
    doc: "One entry of the file cannot be read; the others can. `--strict` makes it an error.",
  },
  "skipped/list": {
    severity: "loss",
    phase: "read",
    text: "{count} entries skipped; a later list of the same name replaces theirs",
    doc: "The file has two members of one name where there can be one. Like every reader of JSON this one takes the last.",
  },
  "skipped/patch": {
    severity: "warning",
    phase: "read",
    text: "the lossless part no longer fits this entry; ignored",
    doc: "`--lossless` keeps what the format cannot hold together with a checksum of the entry. The entry was edited since, so it is read as it stands.",
  },
};
