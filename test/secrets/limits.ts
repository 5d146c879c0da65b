import type { Planting } from "../support/planted/corpus.ts";

// What the formats do not hold, so that nothing can be planted there: by format, names of places.
const unheld: Readonly<Record<string, RegExp>> = {
  "go-vcr": /^(?:fragment|match hint|failure|reason of what broke off|name of the recording)$/,
  nock: /^(?:response trailer|status text|userinfo|fragment|request in (?:gzip|deflate|br|zstd)|match hint|failure|reason of what broke off|name of the recording)$/,
  har: /^(?:response trailer|match hint|name of the recording)$/,
  polly: /^(?:response trailer|status text|fragment|match hint|failure|reason of what broke off)$/,
};

/** Whether a format holds what stands in a place. */
export function isHeld(format: string, place: string): boolean {
  return unheld[format]?.test(place) !== true;
}

// Answers hold labels and hints under such names, so what has blanks in it is taken for a secret in requests only.
const answers = /^(?:response|location|link|chunks|frames|gzip file|base64 of json)/;

/** What is not found, on purpose. */
export function unfound({ kind, place }: Planting): boolean {
  return kind.id === "passphrase" && answers.test(place.name);
}
