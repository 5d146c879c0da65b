/** Which edge of its column a cell keeps to. */
export type Align = "left" | "right";

/** Rows of cells as aligned lines, two spaces between the columns; nothing follows the last cell. */
export function columns(rows: readonly (readonly string[])[], align: readonly Align[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, width(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = " ".repeat((widths[i] ?? 0) - width(cell));
        return align[i] === "right" ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Lines no longer than a terminal is wide; where there is none they stay. */
export function fitted(lines: readonly string[], columns = Number.POSITIVE_INFINITY): string[] {
  return lines.map((line) => (width(line) <= columns ? line : `${[...line].slice(0, columns - 1).join("")}…`));
}

/** In code points. */
function width(text: string): number {
  return [...text].length;
}
