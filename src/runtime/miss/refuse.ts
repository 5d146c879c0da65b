import type { Engine, Exchange } from "../engine/exchange.ts";

/** An answer that a client shows at once, where an error would be hidden and tried again. */
interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Fails an exchange with a message that people get to read. */
export function refuse(exchange: Exchange, code: string, text: string, engine: Pick<Engine, "responseOf">): void {
  const refusal = refusalFor(exchange.request.headers, text);
  if (refusal === undefined) {
    exchange.fail(Object.assign(new Error(text), { name: "RespoolMiss", code }));
    return;
  }
  const { status, headers } = refusal;
  const body = new TextEncoder().encode(refusal.body);
  exchange.respond(engine.responseOf(body, { status, headers: { ...headers, "content-length": String(body.length) } }));
}

function refusalFor(headers: Headers, text: string): Refusal | undefined {
  // The SDKs made by Stainless (openai, anthropic, groq) try again three times on errors and then say "Connection error", but
  // show the text of an answer, and have a header for not trying again.
  if (Array.from(headers.keys()).some((name) => name.startsWith("x-stainless-"))) {
    return {
      status: 501,
      headers: { "content-type": "text/plain; charset=utf-8", "x-should-retry": "false" },
      body: text,
    };
  }
  // The AI SDK tries again on errors and on answers from 500, and shows the message in the error of the API that it speaks.
  if (/(^|\s)ai-sdk[/-]/.test(headers.get("user-agent") ?? "")) {
    const error = { type: "respool_miss", code: 404, status: "NOT_FOUND", message: text };
    const body = JSON.stringify({ type: "error", message: text, error });
    return { status: 404, headers: { "content-type": "application/json" }, body };
  }
  return undefined;
}
