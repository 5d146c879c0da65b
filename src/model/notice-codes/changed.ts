import type { NoticeSpec } from "./spec.ts";

/** What is written otherwise than it was recorded. */
export const changed: Readonly<Record<`changed/${string}`, NoticeSpec>> = {
  "changed/framing-header": {
    severity: "note",
    phase: "write",
    text: "{name} dropped (no framing on replay)",
    doc: "Headers such as Content-Length and Transfer-Encoding describe how the bytes travelled. Players frame their answers themselves, and a wrong length stops some.",
  },
  "changed/content-coding": {
    severity: "note",
    phase: "write",
    text: "{coding} undone, content-encoding dropped",
    doc: "The body is written decoded, without the header that named its coding, because no mock sends coded bodies reliably. What a client reads is the same.",
  },
  "changed/url": {
    severity: "warning",
    phase: "write",
    text: "URL written in the form that URL parsers give",
    doc: "Clients that normalise URLs (fetch) send another path than was recorded: dot segments removed, characters escaped. The target holds the normalised form.",
  },
  "changed/url-fragment": {
    severity: "note",
    phase: "edit",
    text: "URL fragment dropped",
    doc: "A fragment is never sent, and keeps a mock from matching.",
  },
  "changed/url-spelling": {
    severity: "warning",
    phase: "write",
    text: "URL written with {what} percent-encoded",
    doc: "The schema of HAR refuses the URL as recorded.",
  },
  "changed/header-case": {
    severity: "note",
    phase: "write",
    text: "{part} header {name} written as {written}",
    doc: "Go looks headers up by their canonical names (`Content-Type`): under another spelling `Header.Get` finds nothing, and a request misses. Polly puts the values of a repeated name together by its first spelling. Names of headers are the same in any case.",
  },
  "changed/cached-response": {
    severity: "warning",
    phase: "edit",
    text: "304 with a body written as 200",
    doc: "A browser recorded the cached body beside the 304. A mock's client has no cache, so it gets the body with status 200.",
  },
  "changed/request-json": {
    severity: "note",
    phase: "write",
    text: "request JSON written as a value; its spelling is dropped",
    doc: "The player compares request JSON by value, so key order, spaces and escapes do not count. Read back, the body is spelled in JavaScript's way.",
  },
  "changed/request-text": {
    severity: "warning",
    phase: "write",
    text: "request JSON is matched as exact text ({why})",
    doc: "As a value the player would not match this body, or too many others. As text it matches the recorded bytes alone: another order of keys, or a space, misses.",
  },
  "changed/empty-length": {
    severity: "note",
    phase: "write",
    text: "content-length: 0 added",
    doc: "nock 15 never ends an answer with status 205 to node:http unless it says that it is empty.",
  },
  "changed/json-spelling": {
    severity: "loss",
    phase: "write",
    text: "response JSON written as a value; its bytes change",
    doc: "`--set nock.bodies=pretty` writes JSON responses for people. The player spells them anew: spaces, escapes and number text of the recording are gone.",
  },
  "changed/request": {
    severity: "warning",
    phase: "edit",
    text: "request {what} holds a placeholder now; a client must send that, or it must take no part in matching",
    doc: "A secret stood in a part of the request that players compare. Let the suite send the placeholder in place of the secret, or leave the part out of matching (`--ignore-query`, `--ignore-body`, a matcher of your own).",
  },
  "changed/match": {
    severity: "loss",
    phase: "edit",
    text: "the request is {what} by redacting: it was told apart from another one, or was the same as one",
    doc: "Redacting must keep apart what was apart (`merged`: two requests are the same now) and the same what was the same (`parted`). Where a secret was written in two ways (a number and a text), both are one text now.",
  },
  "changed/attachment": {
    severity: "warning",
    phase: "write",
    text: "{part} body stands in the entry now; {file} beside the source still holds what it was",
    doc: "The body was changed, so the file that held it is not the body any more. Nothing names that file now, but it still lies where it was, with what the body held before: delete it if that was a secret.",
  },
};
