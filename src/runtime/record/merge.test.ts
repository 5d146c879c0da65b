import { expect, test } from "vitest";
import { emptyBody } from "../../model/body.ts";
import type { Interaction } from "../../model/types.ts";
import { type Change, type Keyed, mergeRecorded } from "./merge.ts";

const one = (name: string): Keyed => {
  const request = { method: "GET", url: `http://h/${name}`, headers: [], body: emptyBody };
  const interaction: Interaction = { request, outcome: { kind: "unrecorded", reason: name } };
  // A name is a key and what tells interactions of one key apart: `a1`.
  return { key: name[0] as string, interaction };
};
const all = (names: string) => names.split(" ").filter(Boolean).map(one);
const merged = (
  present: string,
  change: { base?: string; recorded?: string; replaces?: boolean; pruned?: number[] },
) => {
  const recorded = (change.recorded ?? "")
    .split(" ")
    .filter(Boolean)
    .map((name) => {
      const [text = "", place] = name.split("@");
      return { ...one(text), ...(place !== undefined && { replaces: Number(place) }) };
    });
  const base = all(change.base ?? "").map(({ key }) => key);
  const full: Change = { base, recorded, replaces: change.replaces ?? false, pruned: change.pruned ?? [] };
  return mergeRecorded(all(present), full)
    .map(({ outcome }) => (outcome as { reason: string }).reason)
    .join(" ");
};

test.each([
  ["into nothing", "", { recorded: "a1 b1" }, "a1 b1"],
  ["behind what was there", "a0 b0", { base: "a0 b0", recorded: "a1 c1" }, "a0 b0 a1 c1"],
  ["what another session recorded meanwhile is there once", "a0 b0 c0", { base: "a0", recorded: "b1 c1" }, "a0 b0 c0"],
  ["as often as one of them did", "a0 a1", { recorded: "a2 a3 a4" }, "a0 a1 a4"],
  ["what another session took out is not put back", "b0", { base: "a0 b0", recorded: "c1" }, "b0 c1"],
  [
    "anew, each in its place",
    "a0 b0 a1",
    { base: "a0 b0 a1", recorded: "a2@0 a3@2 a4", replaces: true },
    "a2 b0 a3 a4",
  ],
  ["anew under another key", "a0 b0", { base: "a0 b0", recorded: "x1@0", replaces: true }, "x1 b0"],
  ["anew what has moved", "c0 a0", { base: "a0", recorded: "a1@0", replaces: true }, "c0 a1"],
  ["anew what is gone", "c0", { base: "a0", recorded: "a1@0", replaces: true }, "c0 a1"],
  ["anew by two sessions", "a5", { recorded: "a6", replaces: true }, "a6"],
  ["without what is pruned", "a0 b0 a1", { base: "a0 b0 a1", recorded: "c1", pruned: [2, 1] }, "a0 c1"],
  ["pruned where it has moved", "c0 a0 a1", { base: "a0 a1", pruned: [1] }, "c0 a0"],
] as const)("%s", (_, present, change, expected) => {
  expect(merged(present, change as never)).toBe(expected);
});
