import type { JsonValue } from "../../../../model/types.ts";

/** Hand-made files have the status as text; 0, and -1 in Playwright, say that there was no answer. */
export function statusOf(raw: JsonValue | undefined): number | undefined {
  const status = typeof raw === "string" && /^\d{1,9}$/.test(raw) ? Number(raw) : raw;
  return typeof status === "number" && Number.isSafeInteger(status) && status > 0 ? status : undefined;
}

/** Whether a status is one of those that stand for no answer, so that there is nothing to keep of it. */
export function isNoStatus(raw: JsonValue | undefined): boolean {
  return raw === undefined || raw === null || raw === 0 || raw === -1;
}
