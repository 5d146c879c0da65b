import type { Finding } from "../../adapters/adapter.ts";
import type { Interaction, Location } from "../../model/types.ts";

/** Looks at interactions as they come, and says at the end what only the whole shows. */
export interface Check {
  see?(interaction: Interaction, position: number): Iterable<Finding> | Promise<Iterable<Finding>>;
  end?(): Iterable<Finding> | Promise<Iterable<Finding>>;
}

/** Makes a finding of an interaction; `pointer` leads to the place in the model. */
export type Say = (code: string, pointer: string, data?: Finding["data"], found?: string) => Finding;

/** Makes findings of one interaction, with its request. */
export function findingAt({ request, origin }: Interaction, position: number): Say {
  return (code, pointer, data, found) => {
    const at: Location = {
      interaction: origin?.index ?? position,
      ...(pointer !== "" && { pointer }),
      ...(origin?.line !== undefined && { line: origin.line }),
    };
    return {
      code,
      at,
      method: request.method,
      url: request.url,
      ...(data !== undefined && { data }),
      ...(found !== undefined && { found }),
    };
  };
}
