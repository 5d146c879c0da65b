import { RespoolError } from "../model/errors.ts";

/** What a session does with requests that the cassette does not hold: `none` refuses them. */
export type Mode = "none";

/** The mode that counts: the environment's, else the option's, else `none`. Throws `option/invalid`. */
export function modeOf(option: Mode | undefined, environment: string | undefined = process.env.RESPOOL_MODE): Mode {
  const fromEnvironment = environment !== undefined && environment !== "";
  const mode = fromEnvironment ? environment : (option ?? "none");
  if (mode === "none") return mode;
  const where = fromEnvironment ? "RESPOOL_MODE" : "mode";
  throw new RespoolError("option/invalid", `${where} cannot be ${JSON.stringify(mode)}`, {
    hint: "Use none: this version replays and does not record.",
  });
}
