import { fstatSync, writeSync } from "node:fs";
import { errorCodes } from "../model/error-codes.ts";
import { RespoolError } from "../model/errors.ts";
import { visibleJson } from "../model/visible.ts";
import { systemError } from "../node/errors.ts";
import { type Paint, paintFor } from "./colour.ts";
import { on, type Values } from "./flags.ts";
import { type Progress, progressOf } from "./progress.ts";

/** What a command has for people. All of it goes to standard error; data go to standard output. */
export interface Io {
  readonly json: boolean;
  /** For standard error. */
  readonly paint: Paint;
  /** For data on standard output. */
  readonly paintData: Paint;
  /** How many columns standard output has, where it is a terminal. */
  readonly width?: number;
  /** How far a batch is; shown on terminals only. */
  readonly progress: Progress;
  /** Lines of the report; nothing with `--quiet` or `--json`. */
  report(lines: readonly string[]): void;
  /** Lines that `--quiet` does not silence; nothing with `--json`, whose document holds them. */
  error(lines: readonly string[]): void;
}

/** What the shared flags ask for. */
export function ioOf(values: Values): Io {
  const json = on(values, "json");
  const tell = (lines: readonly string[]) => printLines(lines, "stderr");
  const isTerminal = mayBeTerminal(2) && process.stderr.isTTY;
  const noColor = on(values, "no-color");
  const dataTerminal = !json && mayBeTerminal(1) && process.stdout.isTTY ? process.stdout : undefined;
  return {
    json,
    paint: paintFor(isTerminal, noColor),
    paintData: paintFor(dataTerminal !== undefined, noColor),
    ...(dataTerminal !== undefined && { width: dataTerminal.columns }),
    progress: progressOf(isTerminal && !json && !on(values, "quiet")),
    report: json || on(values, "quiet") ? () => undefined : tell,
    error: json ? () => undefined : tell,
  };
}

/** Writes text to standard output, or where else it belongs. */
export function printText(text: string, stream: "stdout" | "stderr" = "stdout"): void {
  writeAll(stream, Buffer.from(text));
}

/** Writes lines of text to standard output, or where else they belong. */
export function printLines(lines: readonly string[], stream: "stdout" | "stderr" = "stdout"): void {
  if (lines.length > 0) printText(`${lines.join("\n")}\n`, stream);
}

/** Writes the one document of `--json`. */
export function printJson(document: object): void {
  printText(`${visibleJson(document)}\n`);
}

/** Writes bytes to standard output. */
export async function printBytes(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of content instanceof Uint8Array ? [content] : content) writeAll("stdout", piece);
}

/** Refuses to write data and the document of `--json` to one place. */
export function refuseBoth(json: boolean, what: string): void {
  if (json) throw new RespoolError("option/invalid", `--json and ${what} both write to standard output`);
}

/** False where a stream is surely no terminal; asking `process.stderr` loads what a pipe does not need. */
function mayBeTerminal(file: 1 | 2): boolean {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    return false;
  }
}

/** Writes without Node's streams, whose loading takes longer than many a conversion. */
function writeAll(stream: "stdout" | "stderr", bytes: Uint8Array): void {
  const file = stream === "stdout" ? 1 : 2;
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (e) {
      const { code } = e as NodeJS.ErrnoException;
      // A reader that has seen enough (head, less) closes the pipe; that is no failure.
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") {
        if (stream === "stderr") process.exit(errorCodes["output/unwritable"].exit);
        throw systemError("output/unwritable", "standard output cannot be written", "-", e);
      }
      // The pipe is full and whoever made it wants no waiting writers: try again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
