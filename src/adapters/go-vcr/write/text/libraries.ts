import { type BlockFault, blankAfterBreaks, firstBreakLost, tabFirst, wrongDigit } from "./faults.ts";
import { notBlock, notBlockBefore, notBlockFirst, notPlain, notSingle, type Obstacle } from "./obstacles.ts";
import {
  base60,
  basedIntegers,
  coreWords,
  decimals,
  inSingleQuotes,
  mergeKey,
  oldBooleans,
  pointFirst,
  signedBinary,
  signedOctal,
  type TypeRule,
  timestamps,
  widerBasedIntegers,
} from "./other-types.ts";

/** The YAML libraries that go-vcr writes with. */
export type Library = "yaml.v2" | "yaml.v3" | "yaml-v4-rc.3" | "yaml-v4-rc.6" | "yaml-v4";

/** How a library writes texts: what differs between libraries, and what all have in common, as data. */
export interface TextRules {
  readonly otherTypes: readonly TypeRule[];
  readonly notPlain: readonly Obstacle[];
  readonly notSingle: readonly Obstacle[];
  readonly notBlock: readonly Obstacle[];
  /** Whether blanks and line breaks alone may make a block. */
  readonly blankBlocks: boolean;
  /** When a block's header says how far it is indented; `content` means before a blank, and the true distance. */
  readonly digit: "space or break" | "space" | "content";
  /** Whether long lines are folded in the compact shape, which the newer libraries have for a program that asks for it. */
  readonly folds: boolean;
  /** Whether a letter goes before what is no letter where a digit stands before both. */
  readonly letterAfterDigit: boolean;
  /** What the library writes so that it cannot read it back; we put these texts into double quotes. */
  readonly blockFaults: readonly BlockFault[];
  /** Keys of the same kind. */
  readonly keyFaults: readonly TypeRule[];
}

const common = [coreWords, oldBooleans, base60, timestamps, decimals, pointFirst];

const v3: TextRules = {
  otherTypes: [...common, basedIntegers, signedBinary, signedOctal],
  notPlain,
  notSingle,
  notBlock: notBlockBefore,
  blankBlocks: true,
  digit: "space or break",
  folds: false,
  letterAfterDigit: true,
  blockFaults: [firstBreakLost, tabFirst, wrongDigit],
  keyFaults: [mergeKey],
};

const rc3: TextRules = {
  ...v3,
  otherTypes: [...common, basedIntegers, mergeKey],
  blankBlocks: false,
  blockFaults: [tabFirst, wrongDigit],
  keyFaults: [],
};

/** The rules of each library. */
export const libraries: Readonly<Record<Library, TextRules>> = {
  "yaml.v2": {
    ...v3,
    otherTypes: [...common, basedIntegers, signedBinary],
    notBlock: notBlockFirst,
    folds: true,
    letterAfterDigit: false,
    blockFaults: [],
  },
  "yaml.v3": v3,
  "yaml-v4-rc.3": rc3,
  "yaml-v4-rc.6": {
    ...rc3,
    otherTypes: [
      coreWords,
      ...[oldBooleans, base60, mergeKey].map(inSingleQuotes),
      timestamps,
      decimals,
      pointFirst,
      basedIntegers,
    ],
    digit: "space",
    folds: true,
    blockFaults: [tabFirst, blankAfterBreaks, wrongDigit],
  },
  "yaml-v4": {
    ...rc3,
    otherTypes: [...common, widerBasedIntegers, mergeKey],
    notBlock,
    digit: "content",
    folds: true,
    blockFaults: [],
  },
};
