import type { NoticeCode } from "../../model/types.ts";
import type { Feature, Format, Options } from "../adapter.ts";

/** What Playwright's routeFromHAR cannot answer is left out, or played otherwise than recorded. */
const played: Partial<Record<Feature, NoticeCode>> = {
  statusText: "lost/status-text",
  failure: "skipped/failure",
  unrecorded: "skipped/unrecorded",
  lostBody: "skipped/lost-body",
  repeatedHeaders: "lost/repeated-header",
  rawHeaderBytes: "lost/header",
  brokenBody: "lost/broken-body",
};

/** The row as options for writing make it: a file for Playwright is played, and a zip is called otherwise. */
export function withOptions(row: Format, o: Options): Format {
  return {
    ...row,
    ...(o.content === "zip" && { fileNames: [".har.zip"] }),
    ...(o.player === "playwright" && { holds: { ...row.holds, ...played } }),
  };
}
