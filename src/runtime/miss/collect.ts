import { appendFileSync } from "node:fs";
import { inputOf } from "../../match/loosen.ts";
import { decodeUtf8, encodeBase64 } from "../../model/bytes.ts";
import type { HttpRequest, MatchPolicy } from "../../model/types.ts";
import { decode } from "../../node/codecs.ts";
import { systemError } from "../../node/errors.ts";
import { maskRequest } from "../../secrets/mask.ts";
import type { Miss } from "./miss.ts";

/**
 * Writes a request that found no answer behind those in the file that `RESPOOL_MISSES` names, as a line of JSON that
 * `respool explain --request` takes, its secrets masked. Throws `output/unwritable`.
 */
export async function collectMiss(
  live: HttpRequest,
  { reason }: Pick<Miss, "reason">,
  { file: cassette, policy }: { readonly file: string; readonly policy: MatchPolicy },
  { RESPOOL_MISSES: collected = "" }: { readonly RESPOOL_MISSES?: string } = process.env,
): Promise<void> {
  if (collected === "") return;
  const { method, url, headers, body } = await maskRequest(live, decode);
  const bytes = body.kind === "stored" ? body.bytes : new Uint8Array(0);
  const content = decodeUtf8(bytes) ?? { base64: encodeBase64(bytes) };
  const request = { method, url, headers, body: content };
  const document = { cassette, match: inputOf(policy), masked: true, reason, request };
  try {
    appendFileSync(collected, `${JSON.stringify(document)}\n`);
  } catch (e) {
    throw systemError("output/unwritable", "RESPOOL_MISSES cannot be written", collected, e);
  }
}
