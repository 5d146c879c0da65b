import type { Engine, Exchange } from "../engine/exchange.ts";

/** An answer that a client shows at once, where an error would be hidden and tried again. */
interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a plain text. */
  readonly body: object | string;
}

/** Clients that try again on errors of the network, and how each is brought to show a message instead. */
const clients: readonly { isMeant(headers: Headers, agent: string): boolean; refusal(text: string): Refusal }[] = [
  {
    // Stainless made the SDKs of OpenAI, Anthropic, Groq, Cloudflare and others. Three times, then "Connection error".
    isMeant: (headers) => Array.from(headers.keys()).some((name) => name.startsWith("x-stainless-")),
    refusal: (text) => ({ status: 501, headers: { "x-should-retry": "false" }, body: text }),
  },
  {
    // The AI SDK takes the message from the error of the API that it speaks; from 500 on it tries again.
    isMeant: (_, agent) => /(^|\s)ai-sdk[/-]/.test(agent),
    refusal: (text) => ({
      status: 404,
      body: {
        type: "error",
        message: text,
        error: { type: "respool_miss", code: 404, status: "NOT_FOUND", message: text },
      },
    }),
  },
  {
    // For half an hour.
    isMeant: (_, agent) => agent.startsWith("@slack:web-api/"),
    refusal: (text) => ({ status: 200, body: { ok: false, error: text } }),
  },
  {
    isMeant: (_, agent) => agent.startsWith("Stripe/"),
    refusal: (text) => ({
      status: 404,
      headers: { "stripe-should-retry": "false" },
      body: { error: { type: "invalid_request_error", message: text } },
    }),
  },
  {
    isMeant: (headers) => headers.has("x-elastic-client-meta"),
    refusal: (text) => ({
      status: 404,
      headers: { "x-elastic-product": "Elasticsearch" },
      body: { error: { type: text, reason: text }, status: 404 },
    }),
  },
];

/** Fails an exchange with a message that people get to read. */
export function refuse(exchange: Exchange, code: string, text: string, engine: Pick<Engine, "responseOf">): void {
  const { headers } = exchange.request;
  const agent = headers.get("user-agent") ?? "";
  const refusal = clients.find(({ isMeant }) => isMeant(headers, agent))?.refusal(text);
  if (refusal === undefined) {
    exchange.fail(Object.assign(new Error(text), { name: "RespoolMiss", code }));
    return;
  }
  const isText = typeof refusal.body === "string";
  const body = new TextEncoder().encode(isText ? (refusal.body as string) : JSON.stringify(refusal.body));
  exchange.respond(
    engine.responseOf(body, {
      status: refusal.status,
      headers: {
        "content-type": isText ? "text/plain; charset=utf-8" : "application/json",
        "content-length": String(body.length),
        ...refusal.headers,
      },
    }),
  );
}
