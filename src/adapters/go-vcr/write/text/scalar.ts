import { decodeUtf8, encodeUtf8 } from "../../../../model/bytes.ts";
import { base64Text, settleText } from "./binary.ts";
import { foldText } from "./fold.ts";
import type { TextRules } from "./libraries.ts";
import { digitOf, literalBlock } from "./literal.ts";
import { doubleQuoted, singleQuoted } from "./quoted.ts";
import type { Job } from "./shape.ts";

/** Where a scalar stands: the column of its first character, of the key or dash before it, and its lines' indent. */
export interface Place {
  readonly column: number;
  readonly parent: number;
  readonly indent: number;
}

const binaryTag = "!!binary ";

/** The longest key, in bytes, that may stand before a colon without a question mark. */
const keyLimit = 128;

/** A text of the model as a scalar, with the line break that ends it. */
export function scalarText(job: Job, text: string, place: Place): string {
  if (isCommon(text) && (!job.shape.folds || place.column + text.length <= 80)) return `${text}\n`;
  const settled = settleText(text);
  return typeof settled === "string" ? textScalar(job, settled, place) : binaryScalar(settled, place.indent);
}

/** Bytes as a scalar: their text, or base64. */
export function bytesScalar(job: Job, bytes: Uint8Array, place: Place): string {
  const text = decodeUtf8(bytes);
  return text === undefined ? binaryScalar(bytes, place.indent) : textScalar(job, text, place);
}

/** A key that may stand before its colon on one line; undefined when it needs a question mark. */
export function simpleKey(job: Job, key: string): string | undefined {
  if (isCommon(key) && key.length <= keyLimit) return key;
  const settled = settleText(key);
  if (typeof settled !== "string") {
    const text = base64Text(settled);
    return text.endsWith("\n") ? undefined : binaryTag + text;
  }
  if (/[\n\r\x85\u2028\u2029]/.test(settled) || isLong(settled)) return undefined;
  if (job.shape.rules.keyFaults.some(({ test }) => test(settled))) {
    job.mended?.(job.path);
    return doubleQuoted(settled, 0, undefined);
  }
  const style = oneLineStyle(job.shape.rules, settled);
  if (style === "plain") return settled;
  return style === "single" ? singleQuoted(settled, 0, 0, false) : doubleQuoted(settled, 0, undefined);
}

function isLong(key: string): boolean {
  return key.length > keyLimit || (key.length * 3 > keyLimit && encodeUtf8(key).length > keyLimit);
}

/** Most texts: ASCII that no library quotes. The words that they do quote are shorter. */
function isCommon(text: string): boolean {
  return text.length > 5 && /^[A-Za-z/]/.test(text) && !/[^ -~]|:(?: |$)| #| $/.test(text);
}

function textScalar(job: Job, text: string, place: Place): string {
  const { shape } = job;
  const folded = shape.folds ? place.indent : undefined;
  if (text.includes("\n")) {
    return blockText(job, text, place) ?? `${doubleQuoted(text, place.column, folded)}\n`;
  }
  const style = oneLineStyle(shape.rules, text);
  if (style === "double") return `${doubleQuoted(text, place.column, folded)}\n`;
  if (style === "single") return `${singleQuoted(text, place.column, place.indent, shape.folds)}\n`;
  return `${shape.folds ? foldText(text, place.column, place.indent, "") : text}\n`;
}

function oneLineStyle(rules: TextRules, text: string): "plain" | "single" | "double" {
  const type = rules.otherTypes.find(({ test }) => test(text));
  if (type !== undefined) return type.quotes;
  if (!rules.notPlain.some(({ test }) => test(text))) return "plain";
  return rules.notSingle.some(({ test }) => test(text)) ? "double" : "single";
}

/** A text with line feeds as a block; undefined when it must be quoted. */
function blockText(job: Job, text: string, { parent, indent }: Place): string | undefined {
  const { rules, step } = job.shape;
  if ((!rules.blankBlocks && !/\S/.test(text)) || rules.notBlock.some(({ test }) => test(text))) return undefined;
  const digit = digitOf(text, rules, step, indent - parent);
  if (rules.blockFaults.some(({ test }) => test(text, digit, indent - parent))) {
    job.mended?.(job.path);
    return undefined;
  }
  return literalBlock(text, digit, indent);
}

function binaryScalar(bytes: Uint8Array, indent: number): string {
  const text = base64Text(bytes);
  return binaryTag + (text.endsWith("\n") ? literalBlock(text, 0, indent) : `${text}\n`);
}
