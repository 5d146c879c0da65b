import type { Finding } from "../../adapters/adapter.ts";
import { numberOf } from "../../model/notices.ts";
import type { Interaction, Location } from "../../model/types.ts";

/** Looks at interactions as they come, and says at the end what only the whole shows. */
export interface Check {
  see?(interaction: Interaction, position: number): Iterable<Finding> | Promise<Iterable<Finding>>;
  end?(): Iterable<Finding> | Promise<Iterable<Finding>>;
}

/** Makes findings of one interaction, with its request. */
export function findingAt(
  interaction: Interaction,
  position: number,
): (code: string, data?: Finding["data"], found?: string) => Finding {
  const { request, origin } = interaction;
  const at: Location = {
    interaction: numberOf(interaction, position),
    ...(origin?.line !== undefined && { line: origin.line }),
  };
  return (code, data, found) => ({
    code,
    at,
    method: request.method,
    url: request.url,
    ...(data !== undefined && { data }),
    ...(found !== undefined && { found }),
  });
}
