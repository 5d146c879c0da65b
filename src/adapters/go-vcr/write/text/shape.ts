import type { TextRules } from "./libraries.ts";

/** A library's rules at work in one shape of text. */
export interface Shape {
  readonly rules: TextRules;
  /** By how much an indent grows. */
  readonly step: 2 | 4;
  /** Whether a list stands level with its key. */
  readonly level: boolean;
  readonly folds: boolean;
}

/** A text under way: its shape, and whom to tell what was not written as the library would. */
export interface Job {
  readonly shape: Shape;
  readonly mended: ((path: string) => void) | undefined;
  /** The field that is being written. */
  path: string;
}

/** The rules in the default shape, or in the compact one. */
export function newShape(rules: TextRules, compact: boolean): Shape {
  return {
    rules,
    step: compact ? 2 : 4,
    level: compact,
    folds: compact && rules.folds,
  };
}

/** The indent of what stands below a key; below a dash it is 2 more. */
export function nextIndent({ step }: Shape, indent: number): number {
  return indent - (indent % step) + step;
}
