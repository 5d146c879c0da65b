import { RespoolError } from "../../../model/errors.ts";
import type { MatchPolicy } from "../../../model/types.ts";
import { type UrlPart, urlParts } from "../id/address.ts";
import type { MatchRequestsBy } from "../id/id.ts";
import { settingsIn } from "./object.ts";
import { defaultUrl, type PollyOptions, type Settings } from "./settings.ts";

/** What a setting of Polly's comes to here: the part of a match policy, and the options. */
export interface FromPolly {
  readonly policy: Partial<MatchPolicy>;
  readonly options: PollyOptions;
}

/**
 * The policy and the options that say what an object for `matchRequestsBy` says. Of functions only those are understood that
 * `matchRequestsBy` made. Throws `option/invalid`.
 */
export function fromObject(match: MatchRequestsBy): FromPolly {
  const { method, headers, body, url, order, ignoreQuery, ignoreBody } = settingsIn(match) ?? dataIn(match);
  return {
    policy: {
      ...(!method && { method }),
      ...(ignoreQuery.length > 0 && { ignoreQuery }),
      ...(ignoreBody.length > 0 && { ignoreBody }),
    },
    options: { headers, body, url, order },
  };
}

function dataIn({ method = true, headers = true, body = true, url = {}, order = true }: MatchRequestsBy): Settings {
  if (typeof method !== "boolean") throw notData("method");
  if (typeof headers === "function") throw notData("headers");
  if (typeof body !== "boolean") throw notData("body");
  return {
    method,
    headers: typeof headers === "object" ? { except: headers.exclude ?? [] } : headers ? "all" : "none",
    body: body ? "exact" : "none",
    url: partsIn(url),
    order,
    ignoreQuery: [],
    ignoreBody: [],
  };
}

function partsIn(url: NonNullable<MatchRequestsBy["url"]>): readonly UrlPart[] {
  if (typeof url === "boolean") return url ? urlParts : [];
  if (typeof url === "function") throw notData("url");
  return urlParts.filter((part) => {
    const rule = url[part] ?? defaultUrl.includes(part);
    if (typeof rule === "function") throw notData(`url.${part}`);
    return rule;
  });
}

function notData(name: string): RespoolError {
  return new RespoolError(
    "option/invalid",
    `matchRequestsBy.${name} is a function, of which nobody can tell what it does`,
    {
      hint: "Say it as a match policy, and let matchRequestsBy of respool/polly make the object.",
    },
  );
}
