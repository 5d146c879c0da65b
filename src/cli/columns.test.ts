import { expect, test } from "vitest";
import { columns } from "./columns.ts";

test("columns are as wide as their widest cell", () => {
  expect(
    columns(
      [
        ["note", "3", "lost/timing", "first"],
        ["warning", "12", "x", ""],
        ["é🗼", "1", ""],
      ],
      ["left", "right"],
    ),
  ).toEqual(["note      3  lost/timing  first", "warning  12  x", "é🗼        1"]);
  expect(columns([])).toEqual([]);
});
