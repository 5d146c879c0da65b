import type { MatchRequestsBy } from "../../adapters/polly/id/id.ts";
import { RespoolError } from "../../model/errors.ts";
import type { JsonObject } from "../../model/types.ts";

/** A request of Polly's, as far as the persister asks it. */
export interface PollyRequest {
  readonly recordingId: string;
  readonly recordingName: string;
  readonly headers: Record<string, unknown>;
  readonly config: { readonly recordIfMissing?: boolean };
}

/** The parts of Polly that the persister asks. */
export interface Polly {
  readonly recordingName: string;
  readonly recordingId: string;
  readonly config: { readonly matchRequestsBy: MatchRequestsBy };
  readonly logger: { readonly log: { warn(text: string): void } };
}

/** What Polly holds of a recording. */
export interface Recording {
  readonly log: JsonObject & { readonly entries: readonly JsonObject[] };
}

/** The base of Polly's persisters, as far as it is used here. */
interface Persister<Options> {
  readonly polly: Polly;
  readonly options: Options;
  findRecording(recordingId: string): Promise<Recording | null>;
  findEntry(request: PollyRequest): Promise<JsonObject | null>;
  recordRequest(request: PollyRequest): unknown;
}

const name = "@pollyjs/persister";

/** Polly's own base class; where the package cannot be loaded one that says so when it is used. */
export async function persisterBase<Options>(): Promise<new (polly: Polly) => Persister<Options>> {
  try {
    return (await import(name)).default;
  } catch (cause) {
    return class {
      constructor() {
        throw new RespoolError("option/invalid", `CassettePersister needs the package ${name}`, {
          hint: `Install it: npm install --save-dev ${name}`,
          cause,
        });
      }
    } as never;
  }
}
