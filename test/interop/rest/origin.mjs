import { createServer } from "node:http";
import { azure } from "./origin/azure.mjs";
import { cloudflare } from "./origin/cloudflare.mjs";
import { digitalocean } from "./origin/digitalocean.mjs";
import { elasticsearch } from "./origin/elasticsearch.mjs";
import { github } from "./origin/github.mjs";
import { gitlab } from "./origin/gitlab.mjs";
import { hetzner } from "./origin/hetzner.mjs";
import { linode } from "./origin/linode.mjs";
import { plain } from "./origin/plain.mjs";
import { s3 } from "./origin/s3.mjs";
import { scaleway } from "./origin/scaleway.mjs";
import { slack } from "./origin/slack.mjs";
import { stripe } from "./origin/stripe.mjs";
import { twilio } from "./origin/twilio.mjs";

const vendors = [
  azure,
  cloudflare,
  digitalocean,
  elasticsearch,
  github,
  gitlab,
  hetzner,
  linode,
  plain,
  s3,
  scaleway,
  slack,
  stripe,
  twilio,
];

/**
 * What the host of an API answers; a function of the request alone.
 * @param {{ method: string, url: URL, headers: Headers, text: string }} request
 * @returns {{ status: number, headers?: Record<string, string>, body?: string }}
 */
export function answer(request) {
  const { hostname, pathname } = request.url;
  const asked = `${request.method} ${hostname}${pathname}`;
  for (const routes of vendors) {
    for (const [pattern, reply] of routes) {
      const match = pattern.exec(asked);
      if (match !== null) return reply(request, match);
    }
  }
  return { status: 500, body: `nothing at ${asked}` };
}

/** Listens on a free port of this machine and gives the address. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, headers, body } = answer({
      method: request.method ?? "",
      url: new URL(`https://${request.headers.host}${request.url}`),
      headers: new Headers(Object.entries(request.headersDistinct).map(([name, values]) => [name, values.join(", ")])),
      text: Buffer.concat(chunks).toString("utf8"),
    });
    // The same bytes on every run: no clock in the recordings.
    response.sendDate = false;
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { address: `127.0.0.1:${address.port}`, close: () => server.close() };
}
