import { urlParts } from "../id/address.ts";
import type { Settings } from "./settings.ts";

const exactBody = `(body) => {
    // fetch hands over bytes and forms where node:http hands over text.
    if (typeof body === "string") return body;
    if (body instanceof URLSearchParams) return String(body);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    } catch {
      return body;
    }
  }`;

const jsonBody = `(body) => {
    let text = body;
    try {
      // fetch hands over bytes and forms where node:http hands over text.
      if (body instanceof URLSearchParams) text = String(body);
      else if (typeof body !== "string") text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
      const value = JSON.parse(text);
      return value !== null && typeof value === "object" ? value : text;
    } catch {
      return text;
    }
  }`;

const bodyTexts: Readonly<Record<Settings["body"], string>> = { json: jsonBody, exact: exactBody, none: "false" };

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
    `body: ${bodyTexts[body]}`,
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
