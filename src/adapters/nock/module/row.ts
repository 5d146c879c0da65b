import { RespoolError } from "../../../model/errors.ts";
import type { Format, Options } from "../../adapter.ts";

/** The ending of a module's name, by its language. */
export const endings: Readonly<Record<string, string>> = { esm: ".nock.mjs", cjs: ".nock.cjs", ts: ".nock.ts" };

/** The row of a module in place of a file of definitions. Throws `option/invalid`. */
export function moduleRow(format: Format, o: Options): Format {
  const ending = endings[String(o.module)];
  if (ending === undefined) {
    if (o.delays !== "recorded") return format;
    throw new RespoolError("option/invalid", "nock.delays is an option of modules; definitions hold no delay", {
      hint: "Add --set nock.module=esm, cjs or ts.",
    });
  }
  return {
    ...format,
    title: "nock module",
    fileNames: [ending],
    // What is written cannot be read back.
    load: () => import("./write.ts"),
    holds: {
      ...format.holds,
      timing: o.delays === "recorded" ? "held" : "lost/timing",
      chunks: "held",
      failure: "held",
      brokenBody: "held",
      matchPolicy: "held",
    },
  };
}
