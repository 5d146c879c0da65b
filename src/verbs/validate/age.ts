import { headerValue } from "../../model/headers.ts";
import { locationOf } from "../../model/notices.ts";
import type { Interaction, Location } from "../../model/types.ts";
import type { Check } from "./check.ts";

/** How old a cassette may be. */
export interface AgeLimit {
  /** In ms. */
  readonly maxAge: number;
  /** The time that ages are counted from, in ms since 1970. */
  readonly now: number;
}

const day = 24 * 60 * 60 * 1000;
// Before it there was no HAR, no VCR and no go-vcr: a date like that stands for none.
const firstRecorders = Date.UTC(2005, 0, 1);

/** A cassette is as old as its oldest interaction that tells a time. */
export function ageCheck({ maxAge, now }: AgeLimit): Check {
  let oldest = Number.POSITIVE_INFINITY;
  let at: Location = {};
  return {
    see(interaction, position) {
      const time = recordedAt(interaction);
      // A clock that is ahead tells nothing.
      if (time === undefined || time < firstRecorders || time > now + day || time >= oldest) return [];
      oldest = time;
      const { interaction: number, line } = locationOf(interaction, position);
      at = { ...(number !== undefined && { interaction: number }), ...(line !== undefined && { line }) };
      return [];
    },
    end() {
      if (oldest === Number.POSITIVE_INFINITY) return [{ code: "cassette/undated", at: {} }];
      if (now - oldest <= maxAge) return [];
      const date = new Date(oldest).toISOString().slice(0, 10);
      return [{ code: "cassette/old", at, data: { date, days: Math.floor((now - oldest) / day) } }];
    },
  };
}

/** When an interaction was recorded, in ms since 1970: as the recorder says, else by the server's clock. */
export function recordedAt({ timing, outcome }: Interaction): number | undefined {
  const headers = outcome.kind === "response" ? outcome.headers : [];
  const times = [timing?.startedAt, timing?.recordedAt, headerValue(headers, "date")];
  return times.map((text) => Date.parse(text ?? "")).find((time) => !Number.isNaN(time));
}
