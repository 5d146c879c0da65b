import { encodeUtf8 } from "../../../model/bytes.ts";
import type { CassetteMeta, JsonObject } from "../../../model/types.ts";
import type { Frame } from "../../shared/json/framed.ts";
import { type Style, spellMember } from "../../shared/json/style.ts";
import { objectAt } from "../../shared/json/values.ts";
import type { Say } from "../../shared/say.ts";
import { styleKey } from "../profile.ts";
import { ownCreator } from "./options.ts";
import { overlay } from "./overlay.ts";
import { logShapes } from "./shapes.ts";

/** What stands around the entries of a file: the members of `log`, and those beside it. */
export interface Around {
  readonly log: JsonObject;
  readonly beside: JsonObject;
}

/** What stands around the entries: as it was in a HAR, else as we sign our own files. */
export function aroundOf({ format, version, producer, extensions }: CassetteMeta, say: Say): Around {
  const { log, [styleKey]: _, ...beside } = extensions?.har ?? {};
  const refuse = (path: string) => say("lost/extension", { format: "har", path: `log.${path}` });
  const creator =
    format === "har" && producer !== undefined
      ? { name: producer.name, version: producer.version ?? "" }
      : { ...ownCreator };
  const own = { version: (format === "har" ? version : undefined) ?? "1.2", creator };
  if (log !== undefined && objectAt(log) !== log) say("lost/extension", { format: "har", path: "log" });
  return { log: overlay(own, objectAt(log), logShapes, refuse), beside };
}

/** The text around the entries of a file that is made anew. */
export function frameOf({ log, beside }: Around, style: Style): Frame {
  const { unit, lineEnd, end } = style;
  const [outer, inner] = unit === "" ? ["", ""] : [lineEnd + unit, lineEnd + unit + unit];
  const colon = unit === "" ? ":" : ": ";
  const members = Object.entries(log).map(
    ([name, value]) => `${inner}${spellMember(name, value, style, unit + unit)},`,
  );
  const others = Object.entries(beside).map(([name, value]) => `,${outer}${spellMember(name, value, style, unit)}`);
  const head = `{${outer}"log"${colon}{${members.join("")}${inner}"entries"${colon}[`;
  const tail = `]${outer}}${others.join("")}${unit === "" ? "" : lineEnd}}${end}`;
  return {
    head: encodeUtf8(`${head}${lineEnd}${style.indent}`),
    tail: encodeUtf8(`${inner === "" ? lineEnd : inner}${tail}`),
    empty: encodeUtf8(head + tail),
  };
}
