import { isNamed, nameSet } from "../../model/headers.ts";
import type { HeaderList, Interaction } from "../../model/types.ts";

// What clients check a body against; the SDKs of AWS, Google and Azure do.
const checksums: ReadonlySet<string> = nameSet([
  "content-digest",
  "content-md5",
  "digest",
  "repr-digest",
  "x-amz-checksum-crc32",
  "x-amz-checksum-crc32c",
  "x-amz-checksum-crc64nvme",
  "x-amz-checksum-sha1",
  "x-amz-checksum-sha256",
  "x-goog-hash",
  "x-ms-blob-content-md5",
  "x-ms-content-crc64",
]);

/** An interaction without checksums of a response body that is another one now: clients would refuse the answer. */
export function withoutChecksums(
  before: Interaction,
  after: Interaction,
  dropped: (name: string) => void,
): Interaction {
  const { outcome } = after;
  if (outcome.kind !== "response" || before.outcome.kind !== "response" || outcome.body === before.outcome.body)
    return after;
  const stale = (headers: HeaderList) => headers.filter(([name]) => isNamed(checksums, name));
  const all = [...stale(outcome.headers), ...stale(outcome.trailers ?? [])];
  if (all.length === 0) return after;
  for (const [name] of all) dropped(name.toLowerCase());
  const kept = (headers: HeaderList) => headers.filter(([name]) => !isNamed(checksums, name));
  return {
    ...after,
    outcome: {
      ...outcome,
      headers: kept(outcome.headers),
      ...(outcome.trailers && { trailers: kept(outcome.trailers) }),
    },
  };
}
