import { page } from "../case.mjs";

// A linear congruential generator (Numerical Recipes' constants): the same text on every machine.
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = "lorem ipsum dolor sit amet grün 東京 tea: # - 'quote' consectetur adipiscing elit sed do".split(" ");

function sentence(next, words) {
  return Array.from({ length: words }, () => WORDS[next(WORDS.length)]).join(" ");
}

function grow(bytes, makePart) {
  const parts = [];
  for (let size = 0; size < bytes; ) {
    const part = makePart(parts.length);
    parts.push(part);
    size += Buffer.byteLength(part) + 1;
  }
  return parts;
}

function largeJson() {
  const next = generator(1);
  const record = (id) => JSON.stringify({ id, score: next(1000) / 8, text: sentence(next, 12), ok: next(2) === 1 });
  return `[${grow(200_000, record).join(",")}]`;
}

function largeText() {
  const next = generator(2);
  return `${grow(1_200_000, () => sentence(next, 4 + next(20))).join("\n")}\n`;
}

export const largeCases = [
  page("large-json", "/large/json", "application/json", largeJson()),
  page("large-text", "/large/text", "text/plain; charset=utf-8", largeText()),
];
