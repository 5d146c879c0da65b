import type { Adapter, Detection, Feature, Format, OptionSpec, Sample } from "../../src/adapters/adapter.ts";
import { emptyBody } from "../../src/model/body.ts";
import type { Interaction } from "../../src/model/types.ts";
import { formats } from "../../src/registry.ts";

/** What a fake format does; tests replace its members. */
export interface Behaviour {
  detect: (sample: Sample) => Detection | undefined;
  load: () => Promise<Adapter>;
  holds: Partial<Record<Feature, string>>;
}

const options: readonly OptionSpec[] = [
  { name: "side", values: ["left", "right"], default: "left", on: "both", doc: "" },
  { name: "depth", values: "integer", default: "2", on: "write", doc: "" },
  { name: "names", values: "list", on: "write", doc: "" },
  { name: "title", values: "text", on: "read", doc: "" },
];

/** A row of the registry that does what `behaviour` says at that moment. */
function fakeFormat(id: string, behaviour: Behaviour, more: Partial<Format> = {}): Format {
  return {
    id,
    title: id,
    aliases: [`${id}-alias`],
    fileNames: [`.${id}`],
    options,
    get holds() {
      return { unrecorded: "skipped/unrecorded", failure: "skipped/failure", ...behaviour.holds } as Format["holds"];
    },
    detect: (sample) => behaviour.detect(sample),
    load: () => behaviour.load(),
    ...more,
  };
}

/** A behaviour that recognises nothing and can do nothing. */
function idle(): Behaviour {
  return { detect: () => undefined, load: async () => ({}), holds: {} };
}

/** The two formats that stand in for the first two of the registry. */
export const first: Behaviour = idle();
export const second: Behaviour = idle();
export const firstFormat: Format = fakeFormat("first", first);
export const secondFormat: Format = fakeFormat("second", second, { aliases: [], options: [] });

// They are all that the registry holds for tests that import this.
(formats as Format[]).splice(0, formats.length, firstFormat, secondFormat);

/** Makes both formats idle again. */
export function reset(): void {
  Object.assign(first, idle());
  Object.assign(second, idle());
}

/** A plain interaction. */
export function exchange(url: string, more: Partial<Interaction> = {}): Interaction {
  return {
    request: { method: "GET", url, headers: [], body: emptyBody },
    outcome: { kind: "response", status: 200, headers: [], body: emptyBody },
    ...more,
  };
}
