import type { JsonObject, Location, NoticeCode } from "../../model/types.ts";
import type { Context } from "../adapter.ts";

/** Reports something about the interaction in hand. */
export type Say = (code: NoticeCode, data?: JsonObject) => void;

/** A `Say` for one place. */
export function sayAt(ctx: Pick<Context, "notice">, at: Location): Say {
  return (code, data) => ctx.notice({ code, at, ...(data !== undefined && { data }) });
}
