import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { storedBody } from "../model/body.ts";
import { concatBytes, encodeBase64, encodeUtf8 } from "../model/bytes.ts";
import { RespoolError } from "../model/errors.ts";
import { headerValue } from "../model/headers.ts";
import type { HttpRequest } from "../model/types.ts";
import { systemError } from "../node/errors.ts";

// curl's own options, by its manual: those that make the request, those with a value that do not, and the short names of both.
const making = {
  request: "X",
  header: "H",
  data: "d",
  "data-ascii": "",
  "data-raw": "",
  "data-binary": "",
  "data-urlencode": "",
  json: "",
  form: "F",
  "form-string": "",
  user: "u",
  "user-agent": "A",
  referer: "e",
  cookie: "b",
  "oauth2-bearer": "",
  url: "",
  "url-query": "",
} as const;
const others: Readonly<Record<string, string>> = {
  output: "o",
  "max-time": "m",
  "connect-timeout": "",
  proxy: "x",
  "proxy-user": "U",
  retry: "",
  "retry-delay": "",
  "retry-max-time": "",
  "write-out": "w",
  "cookie-jar": "c",
  "dump-header": "D",
  cacert: "",
  capath: "",
  cert: "E",
  key: "",
  resolve: "",
  "connect-to": "",
  interface: "",
  "limit-rate": "",
  "max-redirs": "",
  ciphers: "",
  config: "K",
  stderr: "",
  "unix-socket": "",
};
// Short switches take no value; all that is not in a table is a switch.
const switches = { get: "G", head: "I" } as const;

type Making = keyof typeof making;

/**
 * The request that a curl command sends, without what curl itself adds to say who it is. Files that it names are read. Throws
 * `option/invalid`, `input/unreadable`.
 */
export async function parseCurl(command: string): Promise<HttpRequest> {
  const { split } = await import("shlex");
  const words = splitWords(command, split);
  if (words[0] === "curl") words.shift();
  const named = { ...making, ...others };
  const option = (short: string, type: "string" | "boolean") => ({ type, ...(short !== "" && { short }) });
  const { tokens } = parseArgs({
    args: words,
    options: {
      ...Object.fromEntries(Object.entries(named).map(([name, short]) => [name, option(short, "string")])),
      ...Object.fromEntries(Object.entries(switches).map(([name, short]) => [name, option(short, "boolean")])),
    },
    strict: false,
    tokens: true,
  });
  const given: (readonly [name: Making, value: string])[] = [];
  const on = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") given.push(["url", token.value]);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(making, token.name)) on.add(token.name);
    else if (token.value === undefined) throw invalid(`${token.rawName} of the curl command has no value`);
    else given.push([token.name as Making, token.value]);
  }
  return requestOf(given, on);
}

function splitWords(command: string, split: (text: string) => string[]): string[] {
  try {
    // A backslash at the end of a line goes with the line end.
    return split(command.trim().replace(/\\\r?\n/g, " "));
  } catch (cause) {
    throw new RespoolError("option/invalid", "the curl command has a quote without an end", { cause });
  }
}

function requestOf(given: readonly (readonly [name: Making, value: string])[], on: ReadonlySet<string>): HttpRequest {
  const all = (...names: Making[]) => given.filter(([name]) => names.includes(name));
  const last = (name: Making) => all(name).at(-1)?.[1];
  const url = last("url");
  if (url === undefined) throw invalid("the curl command names no URL");
  const data = all("data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json");
  const pieces = data.map(([name, value]) => dataOf(name, value));
  const form = all("form", "form-string");
  const isJson = data.some(([name]) => name === "json");
  const sent = isJson ? concatBytes(pieces) : joined(pieces);
  const isQuery = on.has("get");
  const queries = [
    ...(isQuery && pieces.length > 0 ? [Buffer.from(sent).toString()] : []),
    ...all("url-query").map(([, value]) => value),
  ];
  const headers = headersOf(all("header").map(([, value]) => value));
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && headerValue(headers, name) === undefined) headers.push([name, value]);
  };
  const user = last("user");
  const bearer = last("oauth2-bearer");
  add("Authorization", user && `Basic ${encodeBase64(encodeUtf8(user.includes(":") ? user : `${user}:`))}`);
  add("Authorization", bearer && `Bearer ${bearer}`);
  add("User-Agent", last("user-agent"));
  add("Referer", last("referer"));
  add("Cookie", last("cookie"));
  if (isJson) add("Accept", "application/json");
  const hasBody = !isQuery && (pieces.length > 0 || form.length > 0);
  if (form.length > 0) add("Content-Type", `multipart/form-data; boundary=${boundary}`);
  else if (hasBody) add("Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded");
  const body = !hasBody ? new Uint8Array(0) : form.length > 0 ? multipart(form) : sent;
  return {
    method: last("request") ?? (on.has("head") ? "HEAD" : hasBody ? "POST" : "GET"),
    url: withQueries(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`, queries),
    headers,
    body: storedBody(body),
  };
}

function withQueries(url: string, queries: readonly string[]): string {
  return queries.reduce((sum, query) => `${sum}${sum.includes("?") ? "&" : "?"}${query}`, url);
}

function headersOf(lines: readonly string[]): [name: string, value: string][] {
  return lines.flatMap((line): [string, string][] => {
    const [, name = "", mark, value = ""] = /^([^:;]+)([:;])\s*(.*)$/s.exec(line) ?? [];
    if (name === "") throw invalid("a header of the curl command has no colon");
    // curl sends `Name;` as an empty header, and takes `Name:` as one to leave out.
    return mark === ":" && value === "" ? [] : [[name.trim(), value.trim()]];
  });
}

function dataOf(name: Making, value: string): Uint8Array {
  if (name === "data-raw") return encodeUtf8(value);
  if (name === "data-urlencode") return encodeUtf8(urlencoded(value));
  if (!value.startsWith("@")) return encodeUtf8(value);
  const bytes = fileBytes(value.slice(1));
  return name === "data" || name === "data-ascii"
    ? bytes.filter((byte) => byte !== 0x0a && byte !== 0x0d && byte !== 0)
    : bytes;
}

/** `name=content` and `=content` as curl's manual says; the name is as it is. */
function urlencoded(value: string): string {
  const at = value.search(/[=@]/);
  const name = at < 0 ? "" : value.slice(0, at);
  const content = value[at] === "@" ? Buffer.from(fileBytes(value.slice(at + 1))).toString() : value.slice(at + 1);
  return `${name}${name === "" ? "" : "="}${encodeURIComponent(content)}`;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return concatBytes(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [encodeUtf8("&"), piece])));
}

// Bodies are compared without their boundaries.
const boundary = "------------------------respool";

function multipart(form: readonly (readonly [name: Making, value: string])[]): Uint8Array {
  const parts = form.map(([option, field]) => {
    const at = field.indexOf("=");
    const [name, value] = [field.slice(0, at), field.slice(at + 1)];
    const [path = "", ...facts] = value.slice(1).split(";");
    const isFile = option === "form" && value.startsWith("@");
    const type = facts.find((fact) => fact.startsWith("type="))?.slice(5) ?? "application/octet-stream";
    const file = isFile ? `; filename="${path.split("/").at(-1)}"\r\nContent-Type: ${type}` : "";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return concatBytes([encodeUtf8(head), isFile ? fileBytes(path) : encodeUtf8(value), encodeUtf8("\r\n")]);
  });
  return concatBytes([...parts, encodeUtf8(`--${boundary}--\r\n`)]);
}

function fileBytes(path: string): Uint8Array {
  if (path === "-") throw invalid("the curl command reads standard input");
  try {
    return new Uint8Array(readFileSync(path));
  } catch (e) {
    throw systemError("input/unreadable", "a file of the curl command cannot be read", path, e);
  }
}

function invalid(message: string): RespoolError {
  return new RespoolError("option/invalid", message, { hint: "Quote the whole command: --curl 'curl https://…'." });
}
