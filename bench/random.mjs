/** Numbers that look random and are the same every time. */
export function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Makes sentences of so many words, drawn from those of a text. */
export function sentences(text) {
  const words = text.split(" ");
  return (next, length) => Array.from({ length }, () => words[next(words.length)]).join(" ");
}
