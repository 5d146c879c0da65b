import { urlParts } from "../id/address.ts";
import type { Settings } from "./settings.ts";

const jsonBody = `(body) => {
    try {
      const value = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
      return typeof value === "object" ? value : body;
    } catch {
      return body;
    }
  }`;

/**
 * The setting that a suite needs, as source text to paste: a plain object where that says it, else a call of
 * `matchRequestsBy` from `respool/polly`.
 */
export function matchText(settings: Settings): string {
  const { method, headers, body, url, order, ignoreQuery, ignoreBody } = settings;
  const isPlain = ignoreQuery.length + ignoreBody.length === 0 && (typeof headers === "string" || "except" in headers);
  if (!isPlain) return callText(settings);
  const members = [
    ...(method ? [] : ["method: false"]),
    ...headersText(headers),
    ...(body === "json" ? [`body: ${jsonBody}`] : body === "none" ? ["body: false"] : []),
    ...urlText(url),
    ...(order ? [] : ["order: false"]),
  ];
  return `matchRequestsBy: {\n${members.map((member) => `  ${member},\n`).join("")}}`;
}

function headersText(headers: Settings["headers"]): string[] {
  if (headers === "all") return [];
  if (typeof headers === "object" && "except" in headers)
    return [`headers: { exclude: ${JSON.stringify(headers.except)} }`];
  return ["headers: false"];
}

function urlText(url: Settings["url"]): string[] {
  const others = urlParts.filter((part) => url.includes(part) !== (part !== "hash"));
  return others.length === 0 ? [] : [`url: { ${others.map((part) => `${part}: ${url.includes(part)}`).join(", ")} }`];
}

/** What differs from the preset `strict`, and the options. */
function callText({ method, headers, body, url, order, ignoreQuery, ignoreBody }: Settings): string {
  const policy = {
    ...(!method && { method }),
    ...(ignoreQuery.length > 0 && { ignoreQuery }),
    ...(ignoreBody.length > 0 && { ignoreBody }),
  };
  const options = {
    ...(headers !== "none" && { headers }),
    ...(body !== "json" && { body }),
    ...(urlText(url).length > 0 && { url }),
    ...(!order && { order }),
  };
  const given = [policy, options].filter((one, i) => i === 0 || Object.keys(one).length > 0);
  return `matchRequestsBy: matchRequestsBy(${given.map((one) => JSON.stringify(one)).join(", ")})`;
}
