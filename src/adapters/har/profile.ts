import type { JsonObject } from "../../model/types.ts";
import type { SourceText } from "../adapter.ts";
import { ownStyle, styleOfText } from "../shared/har/layout.ts";

/** The member of the extensions that keeps how a file is laid out, for `--lossless`. */
export const styleKey = "$style";

/** How a file is laid out; `undefined` for the writer's own layout. */
export async function profile(text: SourceText): Promise<JsonObject | undefined> {
  const style = await styleOfText(text);
  return style === undefined || JSON.stringify(style) === JSON.stringify(ownStyle(2))
    ? undefined
    : { [styleKey]: { ...style } };
}
