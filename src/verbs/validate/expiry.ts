import { decodeBase64, decodeUtf8, encodeUtf8, holdsBytes } from "../../model/bytes.ts";
import { headerValues } from "../../model/headers.ts";
import type { Body, HeaderList, Interaction } from "../../model/types.ts";
import { recordedAt } from "./age.ts";
import { type Check, findingAt } from "./check.ts";

/** Tokens and cookies that were good when they were recorded, and are not any more; `now` is in ms since 1970. */
export function expiryCheck(now: number): Check {
  return {
    see(interaction, position) {
      const say = findingAt(interaction, position);
      const recorded = recordedAt(interaction) ?? 0;
      const isOver = (time: number) => time < now && time > recorded;
      const tokens = new Map<number, string>();
      for (const [place, text] of textsOf(interaction)) {
        for (const time of expiriesIn(text)) if (isOver(time)) tokens.set(time, place);
      }
      return [
        ...Array.from(tokens, ([time, place]) => say("token/expired", "", { place, date: dateOf(time) })),
        ...cookiesOf(interaction).flatMap(({ name, expires }) =>
          isOver(expires) ? [say("cookie/expired", "/outcome/headers", { name, date: dateOf(expires) })] : [],
        ),
      ];
    },
  };
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function* textsOf({ request, outcome }: Interaction): Generator<[place: string, text: string]> {
  yield ["the request URL", request.url];
  yield* messageTexts("request", request.headers, request.body);
  if (outcome.kind === "response") yield* messageTexts("response", outcome.headers, outcome.body);
}

function* messageTexts(part: string, headers: HeaderList, body: Body): Generator<[place: string, text: string]> {
  for (const [name, value] of headers) yield [`${part} header ${name.toLowerCase()}`, value];
  const text = body.kind === "stored" && holdsBytes(body.bytes, start) ? decodeUtf8(body.bytes) : undefined;
  if (text !== undefined) yield [`the ${part} body`, text];
}

// A JSON Web Token begins with the base64 of `{"`; its second part holds the claims (RFC 7519, section 3).
// Beginning only where a run of its letters does, the pattern looks at each letter once.
const token = /(?<![\w-])eyJ[\w-]{8,}\.(eyJ[\w-]{8,})\.[\w-]*/g;
// Few bodies hold the beginning of one, and the others need not be made a text.
const start = encodeUtf8("eyJ");

function* expiriesIn(text: string): Generator<number> {
  if (!text.includes("eyJ")) return;
  for (const [, claims = ""] of text.matchAll(token)) {
    const base64 = claims.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = decodeBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
    const exp = /"exp"\s*:\s*(\d{9,11})\b/.exec((bytes && decodeUtf8(bytes)) ?? "")?.[1];
    if (exp !== undefined) yield Number(exp) * 1000;
  }
}

/** The cookies that an answer sets until a date; one with a length of time begins anew with each replay. */
function cookiesOf({ outcome }: Interaction): { name: string; expires: number }[] {
  if (outcome.kind !== "response") return [];
  return headerValues(outcome.headers, "set-cookie").flatMap((cookie) => {
    const name = cookie.split("=", 1)[0]?.trim() ?? "";
    const date = /;\s*expires=([^;]+)/i.exec(cookie)?.[1];
    const expires = Date.parse(date?.replaceAll("-", " ") ?? "");
    return Number.isNaN(expires) || /;\s*max-age=/i.test(cookie) ? [] : [{ name, expires }];
  });
}
