import type { Feature } from "../../adapters/adapter.ts";
import { framingHeaders, isNamed, sameName } from "../../model/headers.ts";
import type { FormatId } from "../../model/types.ts";
import { formatById } from "../../registry.ts";
import type { Difference } from "./difference.ts";

const features: Readonly<Record<string, Feature>> = {
  "body coding": "encodedBody",
  "body pieces": "chunks",
  "broken by": "brokenBody",
  "http version": "httpVersion",
  "status text": "statusText",
  trailer: "trailers",
};

/** What says of a difference whether one of two formats has no place for such a thing. */
export function unheldBy(a: FormatId, b: FormatId): (difference: Difference) => boolean {
  if (a === b) return () => false;
  const formats = [formatById(a), formatById(b)];
  return (difference) => {
    if (isOfTransport(difference)) return true;
    const feature = featureOf(difference);
    return feature !== undefined && formats.some(({ holds }) => holds[feature] !== "held");
  };
}

function featureOf({ part, field, kind }: Difference): Feature | undefined {
  if (part === "match") return "matchPolicy";
  if (field !== "header") return features[field];
  if (kind === "spelling") return "headerCase";
  return part === "request" ? "requestHeaders" : undefined;
}

/** Headers of how bodies travelled, and the order of all: recorders differ in whether they keep them. */
function isOfTransport({ part, field, name = "" }: Difference): boolean {
  if (field === "header order") return true;
  if (part !== "response" || field !== "header") return false;
  return isNamed(framingHeaders, name) || sameName(name, "content-encoding");
}
