import type { Finding } from "../../adapters/adapter.ts";
import { isPreflight, webSocketMessages } from "../../edit/resource-type.ts";
import { contentCodings, type Decode, decodeBody, forbidsBody } from "../../model/body.ts";
import { headerValues, isToken } from "../../model/headers.ts";
import type { HeaderList, HttpRequest, HttpResponse } from "../../model/types.ts";
import { isHttpUrl, isTargetOnly, schemeOf, urlParts } from "../../model/url.ts";
import { type Check, findingAt, type Say } from "./check.ts";

/** What of an interaction cannot be right, or cannot be used, whatever the format. */
export function exchangeCheck(): Check {
  return {
    see(interaction, position) {
      const say = findingAt(interaction, position);
      const { request, outcome } = interaction;
      const found: Finding[] = [];
      if (!isToken(request.method)) found.push(say("method/invalid", "/request/method"));
      found.push(...urlFindings(request, say));
      if (outcome.kind === "unrecorded" && webSocketMessages(interaction) === undefined) {
        found.push(say("response/missing", "/outcome", { reason: outcome.reason }));
      }
      if (outcome.kind !== "response") return found;
      if (!Number.isInteger(outcome.status) || outcome.status < 100 || outcome.status > 599) {
        found.push(say("status/range", "/outcome/status", undefined, String(outcome.status)));
      }
      const { body } = outcome;
      if (body.kind === "lost" && body.reason !== "redirect" && !isPreflight(interaction)) {
        found.push(say("body/lost", "/outcome/body", { part: "response", reason: body.reason }));
      }
      for (const [part, message] of [["request", request] as const, ["response", outcome] as const]) {
        if (message.body.kind === "stored" && !message.body.complete)
          found.push(say("body/incomplete", `${placeOf(part)}/body`, { part }));
      }
      return found;
    },
  };
}

const urlPlace = "/request/url";

function placeOf(part: "request" | "response"): string {
  return part === "request" ? "/request" : "/outcome";
}

function urlFindings({ url }: HttpRequest, say: Say): Finding[] {
  if (isTargetOnly(url)) return [say("url/no-origin", urlPlace)];
  if (schemeOf(url) === "") return [say("url/relative", urlPlace)];
  return isHttpUrl(url) && urlParts(url) === undefined ? [say("url/invalid", urlPlace)] : [];
}

/** What headers say of bodies and is not so. */
export function headersCheck(decode: Decode): Check {
  return {
    see(interaction, position) {
      const say = findingAt(interaction, position);
      const { request, outcome } = interaction;
      return [
        ...messageFindings("request", request, decode, say),
        ...(outcome.kind === "response" &&
        !forbidsBody(request.method, outcome.status) &&
        webSocketMessages(interaction) === undefined
          ? messageFindings("response", outcome, decode, say)
          : []),
      ];
    },
  };
}

function messageFindings(
  part: "request" | "response",
  { headers, body }: HttpRequest | HttpResponse,
  decode: Decode,
  say: Say,
): Finding[] {
  if (body.kind === "lost" || !body.complete) return [];
  const codings = contentCodings(headers);
  const named = codings.join(", ");
  const { how } = decodeBody({ headers, body }, decode);
  // What a recorder is known to decode under its header says nothing wrong.
  const isLie = how === "lie" && body.bytes.length > 0;
  const length = lengthOf(headers);
  const isWire = codings.length === 0 ? body.undone === undefined : body.coding === "encoded";
  return [
    ...(isLie ? [say("body/coding", `${placeOf(part)}/headers`, { part, coding: named })] : []),
    ...(isWire && length !== undefined && length !== body.bytes.length
      ? [say("body/length", `${placeOf(part)}/headers`, { part, said: length, size: body.bytes.length })]
      : []),
  ];
}

function lengthOf(headers: HeaderList): number | undefined {
  const values = headerValues(headers, "content-length").map((value) => value.trim());
  return values.length > 0 && values.every((value) => /^\d{1,15}$/.test(value)) ? Number(values[0]) : undefined;
}
