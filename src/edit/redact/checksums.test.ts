import { expect, test } from "vitest";
import { emptyBody, storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HeaderList, HttpResponse, Interaction } from "../../model/types.ts";
import { withoutChecksums } from "./checksums.ts";

const answered = (headers: HeaderList, text: string, more: Partial<HttpResponse> = {}): Interaction => ({
  request: { method: "PUT", url: "http://h.test/", headers: [["Content-MD5", "x"]], body: emptyBody },
  outcome: { kind: "response", status: 200, headers, body: storedBody(encodeUtf8(text)), ...more },
});
const headers: HeaderList = [
  ["ETag", "e"],
  ["Content-MD5", "m"],
  ["x-goog-hash", "crc32c=a"],
  ["X-Goog-Hash", "md5=b"],
  ["Content-Length", "1"],
];

/** What is left, and the names of what was dropped. */
function dropped(before: Interaction, after: Interaction): [Interaction, string[]] {
  const names: string[] = [];
  return [withoutChecksums(before, after, (name) => names.push(name)), names];
}

test("checksums of another body go, and are said by name", () => {
  const before = answered(headers, "a", {
    trailers: [
      ["X-Amz-Checksum-Crc32", "c"],
      ["X-A", "b"],
    ],
  });
  const after = answered(headers, "b", {
    trailers: [
      ["X-Amz-Checksum-Crc32", "c"],
      ["X-A", "b"],
    ],
  });
  expect(dropped(before, after)).toEqual([
    answered(
      [
        ["ETag", "e"],
        ["Content-Length", "1"],
      ],
      "b",
      { trailers: [["X-A", "b"]] },
    ),
    ["content-md5", "x-goog-hash", "x-goog-hash", "x-amz-checksum-crc32"],
  ]);
});

test("those of the same body stay, and where there are none nothing changes", () => {
  const before = answered(headers, "a");
  if (before.outcome.kind !== "response") throw new Error("no response");
  const renamed: Interaction = { ...before, outcome: { ...before.outcome, headers: [...headers, ["X-B", "c"]] } };
  expect(dropped(before, renamed)).toEqual([renamed, []]);
  const plain = answered([["ETag", "e"]], "b");
  const [same, names] = dropped(before, plain);
  expect([same === plain, names]).toEqual([true, []]);
  const failed: Interaction = { ...before, outcome: { kind: "failure", message: "x" } };
  expect(dropped(before, failed)).toEqual([failed, []]);
});
