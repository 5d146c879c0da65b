import type { Format } from "./adapters/adapter.ts";
import { goVcr } from "./adapters/go-vcr/index.ts";
import { har } from "./adapters/har/index.ts";
import { nock } from "./adapters/nock/index.ts";
import { polly } from "./adapters/polly/index.ts";
import { RespoolError } from "./model/errors.ts";
import { didYouMean } from "./model/suggest.ts";
import type { FormatId } from "./model/types.ts";

/** Every format, in the order in which tables show them. */
export const formats: readonly Format[] = [goVcr, nock, har, polly];

/** The format with this id or alias; letter case does not count. Throws `option/invalid` when there is none. */
export function formatById(id: FormatId): Format {
  const wanted = id.toLowerCase();
  const found = formats.find((format) => format.id === wanted || format.aliases.includes(wanted));
  if (found === undefined) {
    const names = formats.flatMap((format) => [format.id, ...format.aliases]);
    throw new RespoolError("option/invalid", `unknown format "${id}"`, { hint: didYouMean(id, names) });
  }
  return found;
}
