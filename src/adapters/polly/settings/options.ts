import { RespoolError } from "../../../model/errors.ts";
import { isToken } from "../../../model/headers.ts";
import { didYouMean } from "../../../model/suggest.ts";
import type { Options } from "../../adapter.ts";
import { type UrlPart, urlParts } from "../id/address.ts";
import type { PollyOptions } from "./settings.ts";

/** The options of the format that say what ids are made of, read from their texts. Throws `option/invalid`. */
export function pollyOptions({ headers, body, url, order }: Options): PollyOptions {
  return {
    ...(typeof headers === "string" && { headers: headersIn(headers) }),
    ...(typeof body === "string" && { body: body as NonNullable<PollyOptions["body"]> }),
    ...(Array.isArray(url) && { url: url.map(partNamed) }),
    ...(typeof order === "string" && { order: order === "true" }),
  };
}

function headersIn(text: string): NonNullable<PollyOptions["headers"]> {
  if (text === "none" || text === "all") return text;
  const [, how, list = ""] = /^(except|only):(.*)$/s.exec(text) ?? [];
  const names = list.split(",").map((name) => name.trim());
  if (how === undefined || !names.every(isToken)) {
    throw new RespoolError("option/invalid", `polly.headers cannot be "${text}"`, {
      hint: "Write none, all, except:NAME,… or only:NAME,….",
    });
  }
  return how === "except" ? { except: names } : { only: names };
}

function partNamed(name: string): UrlPart {
  const part = urlParts.find((one) => one === name);
  if (part === undefined) {
    throw new RespoolError("option/invalid", `polly.url cannot hold "${name}"`, { hint: didYouMean(name, urlParts) });
  }
  return part;
}
