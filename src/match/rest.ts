import type { CanonicalForm } from "./canonical-form.ts";
import type { CanonicalRequest } from "./canonical-request.ts";
import { type JsonNode, jsonText } from "./json.ts";
import { numberText } from "./number-text.ts";

/**
 * What clients of one API in different languages spell in their own ways: numbers, which are equal by value, and bodies
 * on methods that have none (RFC 9110, sections 9.3.1, 9.3.2 and 9.3.5: content there has no defined meaning).
 */
export const rest: CanonicalForm = {
  doc: "numbers equal by value; no body on GET, HEAD and DELETE",
  apply(request, { method }) {
    if (/^(get|head|delete)$/i.test(method) && request.body.kind !== "none") {
      return { ...request, body: { kind: "empty", text: "" } };
    }
    if (request.body.kind !== "json") return request;
    const root = withNumbers(request.body.root);
    return root === request.body.root ? request : { ...request, body: { kind: "json", root, text: jsonText(root) } };
  },
};

/** A value with its numbers in one spelling; the same value where they are in it already. */
function withNumbers(node: JsonNode): JsonNode {
  if (typeof node === "string") return /^[-0-9]/.test(node) ? numberText(node) : node;
  let isSame = true;
  const members = node.members.map((member) => {
    const value = withNumbers(member[1]);
    if (value === member[1]) return member;
    isSame = false;
    return [member[0], value] as const;
  });
  return isSame ? node : { open: node.open, members };
}

/**
 * A form and a flat JSON object with the same fields are the same call for an API that takes both: an object whose values
 * are texts, numbers and booleans stands as the form that it would be.
 */
export const formOrJson: CanonicalForm = {
  doc: "a form against a flat JSON object with equal fields",
  loose: true,
  apply(request) {
    if (request.body.kind !== "json" || typeof request.body.root === "string" || request.body.root.open !== "{") {
      return request;
    }
    const pairs: [string, string][] = [];
    for (const [name, value] of request.body.root.members) {
      if (typeof value !== "string" || value === "null") return request;
      pairs.push([name, value.startsWith('"') ? (JSON.parse(value) as string) : value]);
    }
    return { ...request, body: { kind: "form", text: JSON.stringify(pairs), pairs } };
  },
};

/** The version at the start of a path: clients of one API in different languages are generated from different ones. */
export const apiVersion: CanonicalForm = {
  doc: "the version at the start of a path",
  loose: true,
  apply(request: CanonicalRequest) {
    const path = request.path.replace(/^((?:\/[a-z][a-z0-9-]*)?\/)v\d+(?:(?:alpha|beta|rc|p\d+)\d*)*(?=\/)/i, "$1v");
    return path === request.path ? request : { ...request, path };
  },
};
