import { expect, test } from "vitest";
import { programHelp, verbHelp } from "./help.ts";
import { verbs } from "./verbs.ts";

test("no line of any help is wider than 80 columns", async () => {
  const texts = [programHelp(verbs)];
  for (const entry of verbs) texts.push(verbHelp(entry, await entry.load()));
  expect(texts.flatMap((text) => text.split("\n")).filter((line) => [...line].length > 80)).toEqual([]);
});

test("a command's help comes from its tables", () => {
  const text = verbHelp(
    { name: "do", doc: "do it" },
    {
      args: [
        { name: "IN", doc: "input", needed: true },
        { name: "MORE", doc: "more input", many: true },
      ],
      groups: [
        {
          title: "How",
          flags: [
            { name: "out", short: "o", value: "PATH", doc: "place" },
            { name: "host", value: "NAME", takes: "list", doc: "hosts" },
            { name: "sort", value: "BY", values: ["recorded", "start"], doc: "order" },
          ],
        },
      ],
      run: async () => 0,
    },
  );
  expect(text).toBe(`Usage: respool do IN [MORE…] [OPTIONS]

Do it.

  IN              input
  MORE            more input

How:
  -o, --out PATH  place
  --host NAME…    hosts
  --sort BY       order: recorded (default), start

… may be repeated. Hosts, methods, statuses, types and codes take commas too.
`);
});
