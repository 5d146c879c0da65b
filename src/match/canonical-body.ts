import { bytesToByteString, decodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest, MatchPolicy } from "../model/types.ts";
import { isForm } from "./form.ts";
import { type JsonNode, jsonText, readJson } from "./json.ts";
import { canonicalMultipart } from "./multipart.ts";
import { type Pair, readPairs } from "./pairs.ts";
import { parsePointers } from "./pointer.ts";
import { canonicalText } from "./text.ts";

/** A body for comparing: two bodies are the same when `kind` and `text` are. The text is exact, not a hash. */
export type CanonicalBody =
  | { readonly kind: "none" | "lost" | "empty"; readonly text: "" }
  | { readonly kind: "json"; readonly text: string; readonly root: JsonNode }
  | { readonly kind: "form"; readonly text: string; readonly pairs: readonly Pair[] }
  /** One character per byte in `multipart` and `bytes`. */
  | { readonly kind: "multipart" | "text" | "bytes"; readonly text: string };

/**
 * The body of a request as a policy compares it. The bytes decide what a body is, the media type only where they leave
 * it open: recordings without request headers are the rule, and a wrong Content-Type is common. A body that is not what
 * the policy names is compared as bytes.
 */
export function canonicalBody(
  { headers, body }: Pick<HttpRequest, "headers" | "body">,
  policy: Pick<MatchPolicy, "body" | "ignoreBody">,
): CanonicalBody {
  if (policy.body === "none") return { kind: "none", text: "" };
  if (body.kind === "lost") return { kind: "lost", text: "" };
  const { bytes } = body;
  if (bytes.length === 0) return { kind: "empty", text: "" };
  const auto = policy.body === "auto";
  if (body.coding !== "encoded") {
    if (auto || policy.body === "multipart") {
      const text = canonicalMultipart(headers, bytes);
      if (text !== undefined) return { kind: "multipart", text };
    }
    const text = decodeUtf8(bytes);
    if (text !== undefined) {
      if (auto || policy.body === "json") {
        const root = readJson(text, parsePointers(policy.ignoreBody));
        if (root !== undefined) return { kind: "json", text: jsonText(root), root };
      }
      if (policy.body === "form" || (auto && isForm(headers, text))) {
        const pairs = readPairs(text);
        return { kind: "form", text: JSON.stringify(pairs), pairs };
      }
      if (auto || policy.body === "text") return { kind: "text", text: canonicalText(text) };
    }
  }
  return { kind: "bytes", text: bytesToByteString(bytes) };
}
