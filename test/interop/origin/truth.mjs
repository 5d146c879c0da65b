import { createHash } from "node:crypto";
import { CASES } from "./cases/index.mjs";
import { wireResponse } from "./wire.mjs";

/** The origin's public name; recorders dial 127.0.0.1 for it. */
export const ORIGIN = "http://origin.test";

/** What truly went over the wire for these cases, in the order in which recorders send. */
export function truthOf(cases = CASES) {
  const exchanges = cases.flatMap(({ name, exchanges }) => exchanges.map((one) => truthOfExchange(name, one)));
  return { origin: ORIGIN, exchanges };
}

function truthOfExchange(name, { request, response }) {
  const wire = wireResponse(response);
  return {
    case: name,
    request: {
      method: request.method,
      url: ORIGIN + request.path,
      headers: request.headers,
      body: Buffer.from(request.body ?? "").toString("base64"),
    },
    response: {
      status: response.status,
      headers: wire.headers,
      bodySha256: sha256(wire.decoded),
      bodyBytes: wire.decoded.length,
      ...(response.coding && {
        coding: response.coding,
        wireSha256: sha256(wire.bytes),
        wireBytes: wire.bytes.length,
      }),
    },
  };
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The requests that a recorder has to send; one marked `followed` is made by the client itself. */
export function requestPlan(cases = CASES) {
  return cases.map(({ name, follow = false, exchanges }) => ({
    name,
    follow,
    requests: truthOf([{ name, exchanges: exchanges.filter(({ followed }) => !followed) }]).exchanges.map(
      ({ request }) => request,
    ),
  }));
}
