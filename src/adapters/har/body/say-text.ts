import type { StoredBody } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import type { TextBytes } from "./text.ts";

/** Says what was done to get the bytes of a text, and gives the fidelity that is left. */
export function sayText(say: Say, part: "request" | "response", text: TextBytes): StoredBody["fidelity"] {
  if (text.repaired !== undefined) say(`repaired/${text.repaired}`, { part });
  if (text.assumed !== undefined) say("assumed/charset", { part, charset: text.assumed });
  if (text.damaged) say("damaged/body", { part });
  if (text.damaged) return "damaged";
  return text.repaired === undefined ? "exact" : "repaired";
}
