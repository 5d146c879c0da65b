import type { Adapter, Sample } from "../../src/adapters/adapter.ts";
import { decodeUtf8, encodeUtf8 } from "../../src/model/bytes.ts";
import { RespoolError } from "../../src/model/errors.ts";
import type { Interaction } from "../../src/model/types.ts";
import type { BatchResult } from "../../src/node/convert-files.ts";
import { type Behaviour, exchange, first, second } from "../drivers/formats.ts";

/**
 * Gives both fake formats files: a line with the format's name, then a URL in each line. A line `bad` is a syntax error,
 * a line `bug` a mistake of the reader.
 */
export function useLines(): void {
  lines("first", first);
  lines("second", second);
}

function lines(id: string, behaviour: Behaviour): void {
  behaviour.holds = { unrecorded: "held" };
  behaviour.detect = ({ head }: Sample) =>
    decodeUtf8(head)?.startsWith(`${id}\n`) ? { format: id, confidence: 1, why: "its first line" } : undefined;
  behaviour.load = async (): Promise<Adapter> => ({
    async read(source) {
      const [, ...urls] = (decodeUtf8(await source.bytes()) ?? "").trimEnd().split("\n");
      return { meta: {}, interactions: urls.map((url, index) => line(url, { file: source.name, index })) };
    },
    async *write(reading) {
      let text = `${id}\n`;
      for await (const { request } of reading.interactions) text += `${request.url}\n`;
      yield { path: `cassette.${id}`, bytes: encodeUtf8(text) };
    },
  });
}

function line(url: string, origin: { file: string; index: number }): Interaction {
  return {
    ...exchange(url, { origin }),
    get request() {
      if (url === "bad") throw new RespoolError("input/syntax", "a bad line", { at: { line: origin.index + 2 } });
      if (url === "bug") throw new TypeError("a mistake");
      return exchange(url).request;
    },
  };
}

/** A result without the place, as the tests compare it. */
export const brief = (root: string, { files, skipped }: BatchResult): { files: string[][]; skipped: string[] } => ({
  files: files.map(({ input, outputs, error }) => [
    input.replace(`${root}/`, ""),
    ...outputs.map(({ path, state }) => `${state} ${path.replace(`${root}/`, "")}`),
    ...(error === undefined ? [] : [error.code]),
  ]),
  skipped: skipped.map((path) => path.replace(`${root}/`, "")),
});
