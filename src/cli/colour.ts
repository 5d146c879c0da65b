import type * as util from "node:util";

/** A style of terminal text. */
export type Style = "bold" | "dim" | "green" | "red" | "yellow";

/** Gives a piece of text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Leaves text as it is. */
export const plain: Paint = (_, text) => text;

/** Colours on a terminal only, unless NO_COLOR is set or `--no-color` was given. */
export function paintFor(isTerminal: boolean, noColor: boolean): Paint {
  if (!isTerminal || noColor || process.env.NO_COLOR) return plain;
  // Loaded on terminals only.
  const { styleText } = process.getBuiltinModule("node:util") as typeof util;
  return (style, text) => styleText(style, text, { validateStream: false });
}
