import { strict } from "../../../match/presets.ts";
import type { CassetteMeta } from "../../../model/types.ts";
import type { Options } from "../../adapter.ts";
import { pollyOptions } from "./options.ts";
import { settingsOf } from "./settings.ts";
import { matchText } from "./text.ts";

/** What a suite gives Polly to find the entries; nothing where they keep the ids that its own settings gave them. */
export function setup({ format, match = strict }: CassetteMeta, o: Options): string | undefined {
  return format === "polly" && o.rehash !== "true" ? undefined : matchText(settingsOf(match, pollyOptions(o)));
}
