// Runs the real OpenAI SDK against a definitions file in nock 14:
// node play.mjs --definitions FILE --params FILE --base-url URL. Prints JSON lines: {started}, an {event} each, {done}.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import nock from "nock14";
import OpenAI from "openai";
import { VERSION } from "openai/version";

const { values: options } = parseArgs({
  options: { definitions: { type: "string" }, params: { type: "string" }, "base-url": { type: "string" } },
});
const print = (line) => console.log(JSON.stringify(line));

print({ started: { node: process.version, openai: VERSION } });
nock.disableNetConnect();
nock.define(nock.loadDefs(options.definitions));
const client = new OpenAI({ apiKey: "sk-test", baseURL: options["base-url"], maxRetries: 0, timeout: 5000 });
const params = JSON.parse(readFileSync(options.params, "utf8"));
for await (const event of await client.chat.completions.create({ ...params, stream: true })) print({ event });
print({ done: { pending: nock.pendingMocks().length } });
