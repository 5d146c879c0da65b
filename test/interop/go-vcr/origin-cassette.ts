import type { Cassette, HeaderList, Interaction, StoredBody } from "../../../src/index.ts";
import { fromByteString } from "../../../src/model/headers.ts";
import { CASES } from "../origin/cases/index.mjs";
import { ORIGIN } from "../origin/truth.mjs";
import { wireResponse } from "../origin/wire.mjs";
import type { Headers } from "../shared/truth.ts";

/** What went over the wire between a client and the origin, as a cassette that no recorder has touched. */
export function originCassette(isWanted: (name: string) => boolean = () => true): Cassette {
  const exchanges = CASES.filter((one) => isWanted(one.name)).flatMap((one) => one.exchanges);
  return { meta: {}, interactions: exchanges.map(interactionOf) };
}

// biome-ignore lint/suspicious/noExplicitAny: the origin is plain JavaScript
function interactionOf({ request, response }: any, index: number): Interaction {
  const wire = wireResponse(response);
  // No body follows these, whatever their headers announce.
  const bytes = request.method === "HEAD" ? Buffer.alloc(0) : wire.bytes;
  return {
    request: {
      method: request.method,
      url: ORIGIN + request.path,
      headers: decoded(request.headers),
      body: stored(Buffer.from(request.body ?? ""), "decoded"),
    },
    outcome: {
      kind: "response",
      status: response.status,
      httpVersion: "1.1",
      headers: decoded(wire.headers),
      body: stored(bytes, response.coding === undefined ? "decoded" : "encoded"),
    },
    origin: { index },
  };
}

function stored(bytes: Uint8Array, coding: StoredBody["coding"]): StoredBody {
  return { kind: "stored", bytes: new Uint8Array(bytes), coding, fidelity: "exact", complete: true };
}

function decoded(headers: Headers): HeaderList {
  return headers.map(([name, value]) => [name, fromByteString(value)]);
}
