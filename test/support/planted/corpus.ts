import { emptyBody, storedBody } from "../../../src/model/body.ts";
import type { Cassette, CassetteMeta, Interaction } from "../../../src/model/types.ts";
import type { Kind } from "./kind.ts";
import { type Place, type Sketch, utf8 } from "./place.ts";
import { randomOf } from "./random.ts";

/** A secret of a kind in a place. */
export interface Planting {
  readonly kind: Kind;
  readonly place: Place;
  readonly value: string;
}

/** A cassette with what was planted in it, and where. */
export interface Planted {
  readonly cassette: Cassette;
  /** For each planting the numbers of its interactions. */
  readonly at: readonly (readonly number[])[];
  /** The numbers of the interactions without any secret. */
  readonly clean: readonly number[];
}

/** The same value for the same kind and seed. */
export function valueFor(kind: Kind, seed: string): string {
  return kind.make(randomOf(`${kind.id} ${seed}`));
}

/** Whether a kind can stand in a place. */
export function fits(kind: Kind, place: Place): boolean {
  if (kind.only !== undefined) return kind.only.test(place.name) && place.fits(kind);
  return place.fits(kind);
}

/** Whether a value can be known for a secret in the place, when it stands nowhere else. */
export function tells(kind: Kind, place: Place): boolean {
  return fits(kind, place) && (place.toldBy === "name" || (place.toldBy === "shape" && kind.toldBy === "shape"));
}

/** What must be gone of a value. */
export function partsOf({ kind, value }: Planting): readonly string[] {
  return kind.parts?.(value) ?? [value];
}

/** A cassette that holds the plantings in order, others between them, with `spell` in place of the values. */
export function plant(
  plantings: readonly Planting[],
  spell: (planting: Planting) => string = ({ value }) => value,
): Planted {
  const interactions: Interaction[] = [];
  const clean: number[] = [];
  let meta: CassetteMeta = {};
  const at = plantings.map((planting, i) => {
    if (i % 8 === 0) clean.push(add(interactions, bystander(i)));
    const sketches = planting.place.plant(spell(planting), planting.kind);
    return sketches.map((sketch, j) => {
      meta = { ...meta, ...sketch.meta };
      return add(interactions, exchange(sketch, `${planting.place.name} ${j + 1}`, planting.kind));
    });
  });
  return {
    cassette: { meta, interactions: interactions.map((one, index) => ({ ...one, origin: { index } })) },
    at,
    clean,
  };
}

function add(interactions: Interaction[], one: Interaction): number {
  return interactions.push(one) - 1;
}

function exchange(sketch: Sketch, name: string, kind: Kind): Interaction {
  const base = `https://api.test/${name.replace(/[^a-z0-9]+/g, "-")}/${kind.id}`;
  const { url = "", requestBody, body } = sketch;
  return {
    request: {
      method: sketch.method ?? "GET",
      url: /^https?:/.test(url) ? url : base + url,
      headers: sketch.requestHeaders ?? [],
      body: requestBody === undefined ? emptyBody : storedBody(requestBody, sketch.facts),
    },
    outcome: sketch.outcome ?? {
      kind: "response",
      status: 200,
      headers: sketch.headers ?? [],
      body: body === undefined ? emptyBody : storedBody(body, sketch.facts),
      ...sketch.response,
    },
    ...(sketch.match && { match: sketch.match }),
    ...(sketch.extensions && { extensions: sketch.extensions }),
  };
}

/** An exchange without secrets, whose bytes invite to be spelled anew. */
function bystander(n: number): Interaction {
  const body = utf8(
    `{ "n":${n}.0, "u":"\\u00e4\\/", "next_page_token": "abc${n}",\r\n "hash":"9f86d081884c7d65", "tokens": [12, 7] }`,
  );
  return {
    request: {
      method: "GET",
      url: `https://api.test/clean/${n}?b=2&a=%7E&cursor=AbC123`,
      headers: [["X-Trace", `t${n}`]],
      body: emptyBody,
    },
    outcome: {
      kind: "response",
      status: 200,
      headers: [
        ["Content-Type", "application/json"],
        ["ETag", '"33a64df551425fcc55e4d42a148795d9f25f89d4"'],
        ["Content-Length", String(body.length)],
      ],
      body: storedBody(body),
    },
  };
}
