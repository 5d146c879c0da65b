import { headerValue } from "../../model/headers.ts";
import type { HttpRequest } from "../../model/types.ts";
import type { CanonicalForm } from "../canonical-form.ts";
import type { CanonicalRequest } from "../canonical-request.ts";
import { type JsonNode, jsonText } from "../json.ts";
import { type Pair, sortByName } from "../pairs.ts";
import { valueText } from "./value-text.ts";

/** What one API documents to mean the same. */
interface Host {
  readonly source: string;
  readonly origin: RegExp;
  readonly path: RegExp;
  canonical(request: CanonicalRequest, raw: HttpRequest): CanonicalRequest;
}

const hosts: readonly Host[] = [
  ...[
    ["Pagination in GitHub's REST API: page, default 1", /^https:\/\/api\.github\.com$/, /^\//],
    ["Offset-based pagination in GitLab's REST API: page, default 1", /^https?:\/\//, /^\/api\/v4\//],
    ["Linode API, Pagination: page, default 1", /^https:\/\/api\.linode\.com$/, /^\//],
    ["DigitalOcean API, query parameter page: default 1", /^https:\/\/api\.digitalocean\.com$/, /^\//],
    ["Hetzner Cloud API, Pagination: page, default 1", /^https:\/\/api\.hetzner\.(cloud|com)$/, /^\//],
  ].map(([source, origin, path]) => ({ source, origin, path, canonical: withoutFirstPage }) as Host),
  {
    source: "Linode API, Filtering and Sorting: the X-Filter header, JSON",
    origin: /^https:\/\/api\.linode\.com$/,
    path: /^\//,
    canonical: withFilter,
  },
  {
    // A path within a repository is one parameter, which the API takes with its slashes escaped, too.
    source: "GitHub REST API, Get repository content ({path}) and Get a reference ({ref})",
    origin: /^https:\/\/api\.github\.com$/,
    path: /^\/repos\/[^/]+\/[^/]+\/(contents|git\/(ref|refs|matching-refs))\//,
    canonical: (request) => ({ ...request, path: request.path.replaceAll("%2F", "/") }),
  },
  {
    source:
      "DigitalOcean API, Create a New Droplet: backups, ipv6 and monitoring, default false; private_networking has no effect",
    origin: /^https:\/\/api\.digitalocean\.com$/,
    path: /^\/v2\/droplets$/,
    canonical: (request) => withoutFalse(request, ["backups", "ipv6", "monitoring", "private_networking"]),
  },
  {
    source: "Slack Web API, Using the Slack Web API: the token is a parameter or the Authorization header",
    origin: /^https:\/\/([a-z0-9-]+\.)?slack(-gov)?\.com$/,
    path: /^\/api\/[a-z]+\./i,
    canonical: slackCall,
  },
];

/** What single APIs document to mean the same, of those whose clients differ in it. */
export const restHosts: CanonicalForm = {
  doc: "what GitHub, GitLab, Linode, DigitalOcean, Hetzner and Slack document to be the same: the first page, slashes in a path, a token in the form, the filter in a header",
  apply(request, raw) {
    return hosts
      .filter(({ origin, path }) => origin.test(request.origin) && path.test(request.path))
      .reduce((made, { canonical }) => canonical(made, raw), request);
  },
};

/** What is asked for stands in a header: without it lists of different things are one request. */
function withFilter(request: CanonicalRequest, raw: HttpRequest): CanonicalRequest {
  const filter = headerValue(raw.headers, "x-filter");
  if (filter === undefined || request.headers.some(([name]) => name === "x-filter")) return request;
  return { ...request, headers: sortByName([...request.headers, ["x-filter", valueText(filter)]]) };
}

function withoutFirstPage(request: CanonicalRequest): CanonicalRequest {
  const [page, ...more] = request.query.filter(([name]) => name === "page");
  if (request.method !== "GET" || page?.[1] !== "1" || more.length > 0) return request;
  return { ...request, query: request.query.filter(([name]) => name !== "page") };
}

function withoutFalse(request: CanonicalRequest, names: readonly string[]): CanonicalRequest {
  const { body } = request;
  if (body.kind !== "json" || typeof body.root === "string" || body.root.open !== "{") return request;
  const members = body.root.members.filter(([name, value]) => value !== "false" || !names.includes(name));
  const root: JsonNode = { open: "{", members };
  return { ...request, body: { kind: "json", root, text: jsonText(root) } };
}

// Flags of Slack's methods, which are 0, 1, false or true; those behind the colon are false by default.
const slackFlags =
  /^(as_user|inclusive|is_private|link_names|mrkdwn|reply_broadcast|unfurl_links|unfurl_media|exclude_archived|include_\w+)$/;
const falseByDefault = /^(inclusive|reply_broadcast|exclude_archived|include_(all_metadata|locale|num_members))$/;

function slackCall(request: CanonicalRequest): CanonicalRequest {
  const query = slackPairs(request.query);
  if (request.body.kind !== "form") return { ...request, query };
  const pairs = slackPairs(request.body.pairs);
  return { ...request, query, body: { kind: "form", pairs, text: JSON.stringify(pairs) } };
}

function slackPairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs
    .filter(([name]) => name !== "token")
    .map(([name, value]): Pair => {
      const flag = slackFlags.test(name) ? { 0: "false", 1: "true" }[value] : undefined;
      return flag === undefined ? [name, value] : [name, flag];
    })
    .filter(([name, value]) => value !== "false" || !falseByDefault.test(name));
}
