import { expect, test } from "vitest";
import type { Verb } from "./flags.ts";
import { many, on, one } from "./flags.ts";
import { parse } from "./parse.ts";

const verb: Verb = {
  args: [
    { name: "IN", doc: "input", needed: true },
    { name: "N", doc: "number" },
  ],
  groups: [
    {
      title: "All",
      flags: [
        { name: "out", short: "o", value: "PATH", doc: "place" },
        { name: "quiet", short: "q", doc: "silence" },
        { name: "no-color", doc: "no colours" },
        { name: "include", value: "PATTERN", takes: "many", doc: "patterns" },
        { name: "status", value: "STATUS", takes: "list", doc: "statuses" },
        { name: "sort", value: "BY", values: ["recorded", "start"], doc: "order" },
        { name: "help", short: "h", doc: "help" },
      ],
    },
  ],
  run: async () => 0,
};
const error = (...argv: string[]) => {
  try {
    return parse(verb, argv);
  } catch (e) {
    const { code, message, hint } = e as { code: string; message: string; hint?: string };
    return [code, message, hint];
  }
};

test("switches, values, repeats and lists", () => {
  const { args, values } = parse(verb, [
    ...["a", "-qo", "x", "--include", "p,q", "--include=--r", "--status", "200, 4xx", "--status=5xx,", "2"],
    ...["--sort", "start", "--no-color"],
  ]);
  expect(args).toEqual(["a", "2"]);
  expect(values).toEqual({
    quiet: true,
    out: "x",
    include: ["p,q", "--r"],
    status: ["200", "4xx", "5xx"],
    sort: "start",
    "no-color": true,
  });
  expect([on(values, "quiet"), on(values, "help"), one(values, "out"), one(values, "quiet")]).toEqual([
    true,
    false,
    "x",
    undefined,
  ]);
  expect([many(values, "status"), many(values, "exclude")]).toEqual([["200", "4xx", "5xx"], []]);
});

test("a dash is an argument and a value, and two dashes end the options", () => {
  expect(parse(verb, ["-", "-o", "-"])).toEqual({ args: ["-"], values: { out: "-" } });
  expect(parse(verb, ["--", "--quiet", "-o"])).toEqual({ args: ["--quiet", "-o"], values: {} });
  expect(parse(verb, ["a", "-o", "x", "-oy"])).toEqual({ args: ["a"], values: { out: "y" } });
});

test("help needs no arguments", () => {
  expect(parse(verb, ["-h"])).toEqual({ args: [], values: { help: true } });
});

test("mistakes are told by name", () => {
  expect(error("a", "--quite")).toEqual(["option/invalid", "unknown option --quite", "Did you mean --quiet?"]);
  expect(error("a", "-x")).toEqual([
    "option/invalid",
    "unknown option -x",
    expect.stringMatching(/^Choose one of: --out, /),
  ]);
  expect(error("a", "--o", "x")?.[1 as never]).toBe("unknown option --o");
  expect(error("a", "--__proto__=1")?.[1 as never]).toBe("unknown option --__proto__");
  expect(error("a", "-o")).toEqual(["option/invalid", "--out needs a value", undefined]);
  expect(error("a", "--out=")).toEqual(["option/invalid", "--out needs a value", undefined]);
  expect(error("a", "-o", "--quiet")).toEqual([
    "option/invalid",
    "--out needs a value",
    "Write --out=--quiet if that is the value.",
  ]);
  expect(error("a", "--quiet=yes")).toEqual(["option/invalid", "--quiet takes no value", undefined]);
  expect(error("a", "--sort", "stat")).toEqual(["option/invalid", '--sort cannot be "stat"', "Did you mean start?"]);
  expect(error()).toEqual(["option/invalid", "IN is missing", undefined]);
  expect(error("a", "1", "b")).toEqual(["option/invalid", '"b" is one argument too many', undefined]);
});
