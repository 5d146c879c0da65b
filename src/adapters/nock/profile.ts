import type { JsonObject } from "../../model/types.ts";
import type { SourceText } from "../adapter.ts";
import { spaces, styleOf } from "../shared/json/style.ts";
import { styleKey } from "./definition.ts";
import { parseFile } from "./read/file.ts";

/** How a file is laid out, and its lists if it is an object of them; `undefined` for a list in the writer's own layout. */
export async function profile({ source, spans }: SourceText): Promise<JsonObject | undefined> {
  const bytes = await source.bytes();
  const { wrapper } = parseFile(bytes);
  const style = styleOf(bytes, spans);
  const isOwn = style === undefined || JSON.stringify(style) === JSON.stringify(spaces(2, wrapper !== undefined));
  return isOwn ? wrapper : { ...wrapper, [styleKey]: { ...style } };
}
