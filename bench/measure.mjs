/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The median time in ms of `passes` runs of each function, taken in turn so that a slow spell of the machine hits all; the first round warms up. */
export async function timeInTurn(functions, passes = 7) {
  const times = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (let pass = 0; pass <= passes; pass++) {
    for (const [name, run] of Object.entries(functions)) {
      const start = performance.now();
      await run();
      if (pass > 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

/** A table of times, with the ratio of `subject` to each peer. */
export function printRatios(times, subject) {
  for (const [name, ms] of Object.entries(times)) {
    const ratio = name === subject ? "" : `  ${subject} / this = ${(times[subject] / ms).toFixed(2)}`;
    console.log(`  ${name.padEnd(28)} ${ms.toFixed(1).padStart(9)} ms${ratio}`);
  }
}
