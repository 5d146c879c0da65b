import type { RawMessage } from "./raw.ts";

/**
 * Whether bytes of a body that were not UTF-8 are gone: go-vcr 4.0.5 wrote each as U+FFFD. It is certain when the recorded
 * length is that of the body with every U+FFFD taken for one byte.
 */
export function isMangled({ body, content_length: recorded }: RawMessage): boolean {
  if (body === undefined || recorded === undefined || recorded <= 0 || recorded >= body.length) return false;
  const surplus = body.length - recorded;
  return surplus % 2 === 0 && surplus === 2 * countReplacements(body);
}

function countReplacements(body: Uint8Array): number {
  let count = 0;
  for (let at = body.indexOf(0xef); at >= 0; at = body.indexOf(0xef, at + 1)) {
    if (body[at + 1] === 0xbf && body[at + 2] === 0xbd) count++;
  }
  return count;
}
