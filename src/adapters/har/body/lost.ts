import { emptyBody, forbidsBody } from "../../../model/body.ts";
import type { Body, HeaderList, JsonObject, LostBody, StoredBody } from "../../../model/types.ts";
import { objectAt, textAt } from "../../shared/json/values.ts";
import type { EntryContext } from "../entry.ts";
import { contentLength, isCoded, lengthOf, wireLength } from "./facts.ts";

const reasons: readonly LostBody["reason"][] = ["evicted", "not-stored", "redirect", "cached", "unknown"];

/** A lost body, `size` only where it is known. */
export function lost(reason: LostBody["reason"], size: number | undefined): LostBody {
  return { kind: "lost", reason, ...(size !== undefined && { size }) };
}

/** The reason that our own writer left at a lost body. */
export function writtenReason(value: unknown): LostBody["reason"] | undefined {
  return reasons.find((reason) => reason === value);
}

/** What our own writer leaves empty: it names every lost body, and headers may lie about the length of the others. */
export function writtenEmpty({ _incomplete }: JsonObject): StoredBody {
  return _incomplete === true ? { ...emptyBody, complete: false } : emptyBody;
}

/** The body of a response for which the file holds no text. */
export function missingResponse(
  c: EntryContext,
  message: { readonly method: string; readonly status: number; readonly headers: HeaderList },
  content: JsonObject,
): Body {
  const { method, status, headers } = message;
  const written = writtenReason(content._lost);
  if (written !== undefined) return lost(written, lengthOf(content.size));
  if (c.file.producer.id === "respool") return writtenEmpty(content);
  if (forbidsBody(method, status) || contentLength(headers) === 0) return emptyBody;
  const size = lengthOf(content.size) || undefined;
  const wire = wireLength(headers, method, status);
  // An empty text says that there was none. A size of 0 says so too, but browsers also write it for followed redirects.
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  const isNone = typeof content.text === "string" || (content.size === 0 && !isRedirect && !isCoded(headers));
  if (isNone && !wire && size === undefined) return emptyBody;
  return lost(isRedirect ? "redirect" : reasonOf(c, content), wire ?? size);
}

function reasonOf({ entry, file }: EntryContext, content: JsonObject): LostBody["reason"] {
  const { _fromCache, _error } = entry.fields;
  const response = objectAt(entry.fields.response);
  if (textAt(_fromCache) !== undefined) return "cached";
  if (
    textAt(_error) !== undefined ||
    textAt(response._error) !== undefined ||
    textAt(response._failureText) !== undefined
  )
    return "unknown";
  // DevTools leaves a body out when it was over, or pushed out of, its buffer; an empty text means that it could not say.
  if (typeof content.text === "string") return "unknown";
  return file.producer.id === "devtools" ? "evicted" : "not-stored";
}
