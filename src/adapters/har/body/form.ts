import { encodeUtf8 } from "../../../model/bytes.ts";
import type { JsonValue } from "../../../model/types.ts";
import { listAt, objectAt, textAt } from "../../shared/json/values.ts";

/** A field of a form, as `postData.params` lists it. */
export interface FormField {
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly fileName?: string;
  readonly contentType?: string;
}

/** A body made of the fields that a file lists in its place. */
export interface FormBody {
  readonly bytes: Uint8Array;
  /** What is guessed, for people. */
  readonly why: string;
  /** How many parts of uploaded files have no content. */
  readonly emptied: number;
}

/** The fields that `params` lists; what is no field is left out. */
export function formFields(params: JsonValue | undefined): readonly FormField[] {
  return listAt(params).flatMap((item) => {
    const { name, value, ...file } = objectAt(item);
    const fileName = textAt(file.fileName);
    const contentType = textAt(file.contentType);
    if (typeof name !== "string") return [];
    const type = contentType === undefined ? {} : { contentType };
    return [{ name, value: value ?? undefined, ...(fileName !== undefined && { fileName }), ...type }];
  });
}

/** The body of an urlencoded form. DevTools lists its fields as they are encoded on the wire. */
export function urlencodedBody(fields: readonly FormField[], isEncoded: boolean): FormBody {
  const encode = (text: string) => (isEncoded ? text : encodeFormText(text));
  const pairs = fields.map(({ name, value }) =>
    value === undefined ? encode(name) : `${encode(name)}=${encode(textOf(value))}`,
  );
  return { bytes: encodeUtf8(pairs.join("&")), why: "urlencoded", emptied: 0 };
}

/** The encoding of URLSearchParams and forms: space is `+`, and only letters, digits and `*-._` stay. */
function encodeFormText(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(wellFormed)
    .replace(/%20/g, "+")
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The body of a multipart form, with the boundary of its Content-Type. */
export function multipartBody(fields: readonly FormField[], boundary: string): FormBody {
  const parts = fields.map(({ name, value, fileName, contentType }) => {
    const file = fileName === undefined ? "" : `; filename="${quoted(fileName)}"`;
    const type = contentType === undefined ? "" : `Content-Type: ${contentType.replace(/[\r\n]+/g, " ")}\r\n`;
    const head = `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type}`;
    return `--${boundary}\r\n${head}\r\n${value === undefined ? "" : textOf(value)}\r\n`;
  });
  const emptied = fields.filter(({ fileName, value }) => fileName !== undefined && (value ?? "") === "").length;
  return { bytes: encodeUtf8(`${parts.join("")}--${boundary}--\r\n`), why: "multipart", emptied };
}

/** What browsers do to the quotes and line breaks of a name. */
function quoted(name: string): string {
  return name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** The JSON object that chrome-har took apart; `undefined` when its fields do not tell what it was. */
export function jsonBody(fields: readonly FormField[]): FormBody | undefined {
  const names = new Set(fields.map(({ name }) => name));
  const isPlain = fields.every(({ name, value }) => /^[A-Za-z_$][\w$-]*$/.test(name) && value !== undefined);
  if (!isPlain || names.size < fields.length) return undefined;
  const text = `{${fields.map(({ name, value }) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`;
  return { bytes: encodeUtf8(text), why: "JSON, types unknown", emptied: 0 };
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
