import { storedBody } from "../../src/model/body.ts";
import { decodeUtf8, encodeUtf8 } from "../../src/model/bytes.ts";
import type { HttpRequest } from "../../src/model/types.ts";

/** A kind of edit of a request; `undefined` where there is nothing of that kind to edit. */
export type Edit = (request: HttpRequest) => HttpRequest | undefined;

const textOf = ({ body }: HttpRequest) => (body.kind === "stored" ? (decodeUtf8(body.bytes) ?? "") : "");
const withText = (request: HttpRequest, text: string): HttpRequest => ({
  ...request,
  body: storedBody(encodeUtf8(text)),
});

function inJson(change: (root: Record<string, unknown>) => boolean): Edit {
  return (request) => {
    if (!textOf(request).startsWith("{")) return undefined;
    try {
      const root = JSON.parse(textOf(request));
      return change(root) ? withText(request, JSON.stringify(root)) : undefined;
    } catch {
      return undefined;
    }
  };
}

const inUrl =
  (change: (url: URL) => boolean): Edit =>
  (request) => {
    const url = new URL(request.url);
    return change(url) ? { ...request, url: url.href } : undefined;
  };

const first = (root: Record<string, unknown>, type: string) =>
  Object.keys(root).find((key) => typeof root[key] === type && root[key] !== null);

/** What programs that were changed send otherwise. */
export const edits: Readonly<Record<string, Edit>> = {
  "a parameter more": inUrl((url) => {
    url.search += `${url.search === "" ? "?" : "&"}added=1`;
    return true;
  }),
  "a parameter less": inUrl((url) => {
    const rest = url.search.slice(1).split("&").slice(1);
    if (url.search === "") return false;
    url.search = rest.join("&");
    return true;
  }),
  "another value of a parameter": inUrl((url) => {
    if (!url.search.includes("=")) return false;
    url.search = url.search.replace(/=[^&]*/, "=other");
    return true;
  }),
  "another path": inUrl((url) => {
    url.pathname = url.pathname.replace(/\/?$/, "/more");
    return true;
  }),
  "another host": inUrl((url) => {
    url.hostname = "elsewhere.test";
    return true;
  }),
  "another method": (request) => ({ ...request, method: request.method === "PUT" ? "PATCH" : "PUT" }),
  "a member more": inJson((root) => {
    root.added = true;
    return true;
  }),
  "a member less": inJson((root) => {
    const [key] = Object.keys(root);
    return key !== undefined && Object.keys(root).length > 1 && delete root[key];
  }),
  "another text in a member": inJson((root) => {
    const key = first(root, "string");
    if (key === undefined) return false;
    root[key] = `${root[key]} and more`;
    return true;
  }),
  "another thing inside": inJson((root) => {
    const key = first(root, "object");
    if (key === undefined) return false;
    const inner = root[key] as Record<string, unknown>;
    if (Array.isArray(inner)) inner.push("one more");
    else inner.added = 1;
    return true;
  }),
  "another text": (request) =>
    textOf(request) === "" ? undefined : withText(request, `${textOf(request)} `.replace(/^(.)/, "$1 more ")),
  "no body": (request) =>
    request.body.kind === "stored" && request.body.bytes.length > 0
      ? { ...request, body: storedBody(new Uint8Array(0)) }
      : undefined,
};
