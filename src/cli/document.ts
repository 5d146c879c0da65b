import { noticeText, severityOf } from "../model/notices.ts";
import type { JsonObject, Report } from "../model/types.ts";
import type { Tally } from "./tally.ts";

/** Notices in the document of `--json`: all counts, and the first of each code with severity and text. */
export function noticesDocument({ counts, first }: Report): JsonObject {
  return {
    counts: { ...counts } as JsonObject,
    first: first.map((notice) => ({
      code: notice.code,
      severity: severityOf(notice.code),
      text: noticeText(notice),
      at: { ...notice.at } as JsonObject,
      data: notice.data ?? {},
    })),
  };
}

/** Kinds of secrets in the document of `--json`, with how often each stands there. */
export function secretsDocument({ secrets }: Tally): JsonObject {
  return Object.fromEntries(secrets);
}
