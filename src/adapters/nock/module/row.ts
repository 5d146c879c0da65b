import { RespoolError } from "../../../model/errors.ts";
import type { Format, Options } from "../../adapter.ts";
import { endings, type Language } from "./language.ts";

/** The row of a module in place of a file of definitions. Throws `option/invalid`. */
export function moduleRow(format: Format, o: Options): Format {
  const ending = o.module === undefined ? undefined : endings[o.module as Language];
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
