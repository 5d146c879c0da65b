// What is refused rather than answered: HTTP/2, and requests of which nobody knows whose they are. Prints one JSON document
// with what is said: node refusals.mjs FOLDER, where cassettes go.
import http2, { connect } from "node:http2";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttp2Handler } from "@smithy/node-http-handler";
import { withCassette } from "../../../dist/entry/runtime.js";
import { CLIENTS, PROXY_AGENTS } from "./clients.mjs";
import { interaction, writeTape } from "./tapes.mjs";

const folder = process.argv[2];
const one = await writeTape(folder, "one", [interaction("plain", "one"), interaction("plainHttp", "one")]);
const two = await writeTape(folder, "two", [interaction("plain", "two"), interaction("plainHttp", "two")]);

const before = http2.connect;
const bedrock = new BedrockRuntimeClient({
  region: "us-east-1",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  requestHandler: new NodeHttp2Handler(),
});
const spoken = [{ role: "user", content: [{ text: "Hi" }] }];
const over2 = {
  "the default import": () => http2.connect("https://api.invalid"),
  "the named import": () => connect("https://api.invalid"),
  NodeHttp2Handler: () => bedrock.send(new ConverseCommand({ modelId: "m", messages: spoken })),
};

const results = { http2: {}, outside: {}, proxies: {}, restored: [] };
for (const [name, ask] of Object.entries(PROXY_AGENTS)) {
  results.proxies[name] = await withCassette(one, ask).then(() => "no error", said);
}
for (const [name, run] of Object.entries(over2)) {
  let seen;
  const end = await withCassette(one, async () => {
    seen = await Promise.resolve()
      .then(run)
      .then(() => "no error", said);
  }).catch((e) => e.code);
  results.http2[name] = { ...seen, end };
}
for (const [name, [kind, ask]] of Object.entries(CLIENTS)) {
  if (kind.startsWith("plain")) results.outside[name] = await outside(ask);
}
results.restored = [http2.connect === before, connect === before];
process.stdout.write(`${JSON.stringify({ node: process.version, results })}\n`);

/** What becomes of a request that is sent while two sessions are in use, and in the context of none. */
async function outside(ask) {
  let open;
  const asked = new Promise((resolve) => {
    open = resolve;
  })
    .then(ask)
    .then((text) => ({ text }), said);
  await Promise.all([
    withCassette(one, () => asked),
    withCassette(two, () => {
      open();
      return asked;
    }),
  ]);
  return asked;
}

/** The innermost error. */
function said(error) {
  let e = error;
  while (e.cause instanceof Error) e = e.cause;
  return { code: e.code, message: e.message };
}
