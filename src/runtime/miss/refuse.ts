import type { Engine, Exchange } from "../engine/exchange.ts";

/**
 * Fails an exchange with a message that people get to read. The SDKs made by Stainless (openai, anthropic, groq) try again
 * on errors and hide their text, but show the text of an answer, and have a header for not trying again.
 */
export function refuse(exchange: Exchange, code: string, text: string, engine: Pick<Engine, "responseOf">): void {
  const isStainless = Array.from(exchange.request.headers.keys()).some((name) => name.startsWith("x-stainless-"));
  if (!isStainless) {
    exchange.fail(Object.assign(new Error(text), { name: "RespoolMiss", code }));
    return;
  }
  const body = new TextEncoder().encode(text);
  exchange.respond(
    engine.responseOf(body, {
      status: 501,
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-length": String(body.length),
        "x-should-retry": "false",
      },
    }),
  );
}
