// Records into one cassette whenever it is told to: node worker.mjs NUMBER, told { cassette, url, paths } by messages.
import { withCassette } from "../../../dist/entry/runtime.js";

process.on("message", async ({ cassette, url, paths, mode }) => {
  try {
    await withCassette(cassette, { mode }, async () => {
      for (const path of paths) await (await fetch(url + path)).text();
    });
    process.send({ done: true });
  } catch (e) {
    process.send({ error: e.stack });
  }
});
process.send({ ready: true });
