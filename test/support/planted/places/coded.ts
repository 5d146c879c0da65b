import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { eventFrame, protobuf, zstdFrame } from "../frames.ts";
import type { Kind } from "../kind.ts";
import { type Place, type Sketch, utf8 } from "../place.ts";
import { randomOf } from "../random.ts";

const document = (value: string, kind: Kind) =>
  utf8(JSON.stringify({ id: 7, [kind.name]: value, rest: "the same ".repeat(9) }));

const codings: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: (bytes) => brotliCompressSync(bytes),
  zstd: zstdFrame,
};

const plain = (bytes: Uint8Array) => new Uint8Array(bytes);

function answer(type: string, bytes: Uint8Array, more: Sketch["headers"] = [], facts: Sketch["facts"] = {}): Sketch {
  return {
    headers: [["Content-Type", type], ...more, ["Content-Length", String(bytes.length)]],
    body: plain(bytes),
    facts,
  };
}

function coded(name: string, code: (bytes: Uint8Array) => Buffer): Place[] {
  return [
    {
      name: `response in ${name}`,
      toldBy: "name",
      fits: () => true,
      plant: (value, kind) => [
        answer("application/json", code(document(value, kind)), [["Content-Encoding", name]], { coding: "encoded" }),
      ],
    },
    {
      name: `request in ${name}`,
      toldBy: "name",
      fits: () => true,
      plant: (value, kind) => [
        {
          method: "PUT",
          requestHeaders: [
            ["Content-Type", "application/json"],
            ["Content-Encoding", name],
          ],
          requestBody: plain(code(document(value, kind))),
          facts: { coding: "encoded" },
        },
      ],
    },
  ];
}

type Text64 = (text: string) => string;
const base64: Text64 = (text) => Buffer.from(text).toString("base64");
const bare: Text64 = (text) => base64(text).replace(/=+$/, "");
const url: Text64 = (text) => Buffer.from(text).toString("base64url");

function in64(
  name: string,
  toldBy: Place["toldBy"],
  code: (value: string, kind: Kind) => string,
  fits: Place["fits"] = notNumber,
): Place {
  return {
    name,
    toldBy,
    fits,
    plant: (value, kind) => [answer("application/json", utf8(JSON.stringify({ data: code(value, kind), n: 1 })))],
  };
}

/** What makes a text end within a group of base64, where it shows whether there is padding. */
function unevenly(length: number, kind: Kind): string {
  const size = length + Buffer.byteLength(kind.make(randomOf("any")));
  return "?".repeat(size % 3 === 0 ? 1 : 0);
}

// A number in base64 is like any other: only its name could tell.
const notNumber = (kind: Kind) => kind.number !== true;

/** Bodies in codings: of content, of files, of bytes as text, of frames. */
export const codedPlaces: readonly Place[] = [
  ...Object.entries(codings).flatMap(([name, code]) => coded(name, code)),
  {
    name: "gzip file",
    toldBy: "name",
    fits: () => true,
    plant: (value, kind) => [answer("application/gzip", gzipSync(document(value, kind)))],
  },
  in64("base64 of json", "name", (value, kind) => base64(JSON.stringify({ [kind.name]: value, n: 1 }))),
  in64("base64 without padding", "shape", (value, kind) => bare(`see ${value} ok${unevenly(7, kind)}`)),
  in64("base64 for urls", "shape", (value, kind) => url(`see ${value} ok ??????${unevenly(14, kind)}`)),
  ...[0, 1, 2].map((lead) =>
    in64(`base64, ${lead} behind a group`, "shape", (value) =>
      base64(`${"#".repeat(3 + lead)} ${value} and some more text`),
    ),
  ),
  ...[0, 1, 2].map((lead) =>
    in64(`base64 for urls, ${lead} behind a group, known`, "nothing", (value) =>
      url(`${"\u00ff".repeat(3)}${"#".repeat(lead)}${value}\u00ff\u00fe`),
    ),
  ),
  {
    name: "body in base64",
    toldBy: "shape",
    fits: notNumber,
    plant: (value) => [answer("text/plain", utf8(`${base64(`a file with ${value} in it\n`)}\n`))],
  },
  {
    name: "data url",
    toldBy: "shape",
    fits: notNumber,
    plant: (value) => [answer("text/css", utf8(`a { b: url(data:text/plain;base64,${base64(`x ${value} y`)}) }`))],
  },
  {
    name: "frames of aws",
    toldBy: "name",
    fits: () => true,
    plant: (value, kind) => [
      answer(
        "application/vnd.amazon.eventstream",
        Buffer.concat([
          eventFrame({ ":event-type": "start" }, "{}"),
          eventFrame({ ":event-type": "chunk" }, JSON.stringify({ [kind.name]: value })),
          eventFrame({ ":event-type": "end" }, "{}"),
        ]),
      ),
    ],
  },
  {
    name: "protocol buffers",
    toldBy: "shape",
    fits: notNumber,
    plant: (value) => [answer("application/x-protobuf", protobuf("robot", value, "end"))],
  },
  {
    name: "chunks that part it",
    toldBy: "name",
    fits: () => true,
    plant: (value, kind) => {
      const text = `data: {"n":1}\n\ndata: ${JSON.stringify({ [kind.name]: value })}\n\n`;
      const bytes = utf8(text);
      const middle = Buffer.byteLength(text.slice(0, text.lastIndexOf(":") + 5));
      return [
        {
          headers: [["Content-Type", "text/event-stream"]],
          body: bytes,
          facts: {
            chunks: [
              { end: 15, atMs: 1 },
              { end: middle, atMs: 2 },
              { end: bytes.length, atMs: 3 },
            ],
          },
        },
      ];
    },
  },
];
