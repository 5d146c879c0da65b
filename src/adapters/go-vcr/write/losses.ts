import type { Interaction, JsonObject, StoredBody } from "../../../model/types.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import type { Say } from "../../shared/say.ts";
import type { Answered } from "./answered.ts";
import { keptObject } from "./kept.ts";
import { isWritten } from "./layout-fields.ts";
import { isDuration } from "./raw-interaction.ts";
import type { Layout } from "./text/layouts.ts";

/** Reports what an interaction holds and a file of this layout cannot, beyond headers and the response body. */
export function sayLosses(interaction: Answered, layout: Layout, say: Say): void {
  const { request, outcome: response, timing = {}, extensions } = interaction;
  const { waitMs = 0, ...otherTimes } = timing;
  if (Object.keys(otherTimes).length > 0 || !isDuration(waitMs)) say("lost/timing");
  const versions = [request.httpVersion, isWritten(layout, "response", "proto") ? undefined : response.httpVersion];
  if (versions.some((version) => (version ?? "1.1") !== "1.1")) say("lost/http-version");
  for (const [part, message] of [["request", request] as const, ["response", response] as const]) {
    if (!isWritten(layout, part, "trailer")) {
      for (const name of new Set(message.trailers?.map(([each]) => each))) say("lost/trailers", { part, name });
    }
    if (message.body.kind !== "stored") continue;
    if (hasChunks(message.body)) say("lost/chunks", { part });
    if (!message.body.complete) say("lost/incomplete-body", { part });
  }
  if (response.body.undone !== undefined && !isWritten(layout, "response", "uncompressed")) {
    say("lost/extension", { format: "go-vcr", path: "response.uncompressed" });
  }
  if (response.brokenBy !== undefined) say("lost/broken-body");
  const { respool: _, ...others } = extensions ?? {};
  for (const [format, path] of extensionPaths(others, "go-vcr")) say("lost/extension", { format, path });
}

/** Reports what the recording has of go-vcr's own fields and this layout has no room for. */
export function sayUnwritten(kept: JsonObject, { timing }: Interaction, layout: Layout, say: Say): void {
  const lost = (part: "request" | "response", field: string) =>
    say("lost/extension", { format: "go-vcr", path: `${part}.${field}` });
  for (const part of ["request", "response"] as const) {
    const fields = keptObject(kept, part);
    for (const field of Object.keys(fields)) {
      const isFree = field === "duration" && typeof fields[field] === "string" && timing?.waitMs === undefined;
      if (!isWritten(layout, part, field) || (part === "response" && isFree && layout !== "short")) lost(part, field);
    }
  }
}

/** One piece that came at no known time is what replay gives. */
function hasChunks({ chunks }: StoredBody): boolean {
  return chunks !== undefined && (chunks.length > 1 || chunks.some(({ atMs }) => atMs !== undefined));
}
