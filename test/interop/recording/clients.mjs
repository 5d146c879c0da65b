import { Agent, request as undiciRequest } from "../clients/node_modules/undici7/index.js";
import { CLIENTS as OTHERS } from "../polly/clients.mjs";
import { CLIENTS as PLAIN } from "../shared/clients.mjs";

const dispatcher = new Agent();

/** The clients that are recorded; none follows a redirect. */
export const CLIENTS = {
  http: PLAIN.http,
  fetch: PLAIN.fetch,
  axios: OTHERS.axios.send,
  undici: viaUndici,
  openai: OTHERS.openai.send,
};

async function viaUndici({ method, url, headers, body }, signal) {
  const sent = headers.flat();
  const answer = await undiciRequest(url, {
    method,
    headers: sent,
    ...(body.length > 0 && { body }),
    dispatcher,
    signal,
  });
  const received = Object.entries(answer.headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return { status: answer.statusCode, headers: received, body: Buffer.from(await answer.body.arrayBuffer()) };
}
