import { RespoolError } from "../model/errors.ts";
import { didYouMean } from "../model/suggest.ts";

/**
 * What a session does with a request. `none`: answers it from the cassette, or refuses it. `once`: records everything where
 * there is no cassette yet, else as `none`. `new_episodes`: records what the cassette does not answer. `all`: records
 * everything anew.
 */
export type Mode = "none" | "once" | "new_episodes" | "all";

const modes: readonly Mode[] = ["none", "once", "new_episodes", "all"];

/** The variables of the environment that a mode depends on. */
export type ModeEnvironment = Readonly<Partial<Record<"RESPOOL_MODE" | "CI", string>>>;

/**
 * The mode that counts: the environment's `RESPOOL_MODE`, else the option's, else `none`. Where `CI` is set the option
 * cannot make a session record. Throws `option/invalid`.
 */
export function modeOf(option: Mode | undefined, environment: ModeEnvironment = process.env): Mode {
  const fromOption = checked(option ?? "none", "mode");
  const { RESPOOL_MODE: asked = "", CI: ci = "" } = environment;
  if (asked !== "") return checked(asked, "RESPOOL_MODE");
  return isOn(ci) ? "none" : fromOption;
}

/** Whether what no request asked for goes out of a file that is recorded into: `RESPOOL_PRUNE`, else the option. */
export function prunesUnused(
  option: boolean | undefined,
  { RESPOOL_PRUNE: asked = "" }: { readonly RESPOOL_PRUNE?: string } = process.env,
): boolean {
  return asked === "" ? (option ?? false) : isOn(asked);
}

function isOn(text: string): boolean {
  return !["", "0", "false"].includes(text.toLowerCase());
}

function checked(mode: string, where: string): Mode {
  if ((modes as readonly string[]).includes(mode)) return mode as Mode;
  throw new RespoolError("option/invalid", `${where} cannot be ${JSON.stringify(mode)}`, {
    hint: didYouMean(String(mode), modes),
  });
}
