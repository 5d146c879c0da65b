import { assumed } from "./notice-codes/assumed.ts";
import { changed } from "./notice-codes/changed.ts";
import { damaged } from "./notice-codes/damaged.ts";
import { kept } from "./notice-codes/kept.ts";
import { lost } from "./notice-codes/lost.ts";
import { repaired } from "./notice-codes/repaired.ts";
import { skipped } from "./notice-codes/skipped.ts";
import type { NoticeSpec } from "./notice-codes/spec.ts";
import type { NoticeCode } from "./types.ts";

export type { NoticeSpec, Severity } from "./notice-codes/spec.ts";

/** Every notice code with what is known of it, area by area. A released code never changes its meaning. */
export const noticeCodes: Readonly<Record<NoticeCode, NoticeSpec>> = {
  ...lost,
  ...skipped,
  ...changed,
  ...repaired,
  ...damaged,
  ...assumed,
  ...kept,
};
