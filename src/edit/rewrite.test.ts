import { expect, test } from "vitest";
import { emptyBody } from "../model/body.ts";
import type { Interaction } from "../model/types.ts";
import { parseRewrite, type Rewrite, rewrite } from "./rewrite.ts";

const exchange = (url: string): Interaction => ({
  request: { method: "GET", url, headers: [["A", "b"]], body: emptyBody },
  outcome: { kind: "response", status: 200, headers: [], body: emptyBody },
  origin: { index: 4 },
});
async function rewritten(url: string, rewrites: readonly Rewrite[], baseUrl?: string): Promise<string> {
  const all: string[] = [];
  for await (const { request } of rewrite([exchange(url)], rewrites, baseUrl)) all.push(request.url);
  expect(all).toHaveLength(1);
  return all[0] ?? "";
}

test.each([
  ["https://old.example/v1=http://localhost:8080", "https://old.example/v1/a?b=c#d", "http://localhost:8080/a?b=c#d"],
  ["https://old.example/v1=http://localhost:8080", "https://old.example/v2/a", "https://old.example/v2/a"],
  ["https://old.example=https://new.example", "https://old.example", "https://new.example"],
  ["https://old.example=https://new.example", "https://old.example?q", "https://new.example?q"],
  ["https://old.example=https://new.example", "https://old.example.org/a", "https://old.example.org/a"],
  ["https://old.example=https://new.example", "https://old.example:8443/a", "https://old.example:8443/a"],
  ["https://old.example/=https://new.example/api/", "https://old.example/a", "https://new.example/api/a"],
  ["https://old.example/a?b=https://new.example/x", "https://old.example/a?b=1", "https://new.example/x=1"],
  ["/v1beta/=/v1/", "https://h/v1beta/models", "https://h/v1/models"],
  ["/v1beta/=/v1/", "https://h/x/v1beta/models", "https://h/x/v1beta/models"],
  ["/v1=/v2", "/v1/a", "/v2/a"],
  ["/v1=/v2", "https://h?u=/v1", "https://h?u=/v1"],
  ["/=/api/", "https://user@h:1/a", "https://user@h:1/api/a"],
  ["/$1=/$&$$", "https://h/$1/x", "https://h/$&$$/x"],
])("%s on %s gives %s", async (text, url, expected) => {
  expect(await rewritten(url, [parseRewrite(text)])).toBe(expected);
});

test("the first one that fits is the only one", async () => {
  const rewrites = ["https://a=https://b", "https://b=https://c", "/x=/y"].map(parseRewrite);
  expect(await rewritten("https://a/x", rewrites)).toBe("https://b/x");
  expect(await rewritten("https://b/x", rewrites)).toBe("https://c/x");
  expect(await rewritten("https://d/x", rewrites)).toBe("https://d/y");
});

test("FROM and TO are divided at the first equals sign", () => {
  expect(parseRewrite("https://a/x=https://b/?q=1")).toEqual({ from: "https://a/x", to: "https://b/?q=1" });
});

test.each(["", "=", "=/a", "/a", "/a=", "/a=b", "a=/b", "https://a=/b", "/a=https://b", "ftp://a=ftp://b"])(
  "%j rewrites nothing",
  (text) => {
    expect(() => parseRewrite(text)).toThrow(
      expect.objectContaining({
        code: "option/invalid",
        message: `"${text}" rewrites nothing`,
        hint: "Write https://old.example/v1=http://localhost:8080 or /v1beta/=/v1/.",
      }),
    );
  },
);

test.each([
  ["https://api.example.com", "/v1?a", "https://api.example.com/v1?a"],
  ["https://api.example.com//", "/v1", "https://api.example.com/v1"],
  ["http://localhost:1/base/", "/v1", "http://localhost:1/base/v1"],
  ["https://api.example.com", "https://other/v1", "https://other/v1"],
  ["https://api.example.com", "//other/v1", "//other/v1"],
])("base %s under %s gives %s", async (base, url, expected) => {
  expect(await rewritten(url, [], base)).toBe(expected);
});

test("rewrites see the URL with its base", async () => {
  expect(await rewritten("/v1", [parseRewrite("https://a/v1=https://b/v2")], "https://a")).toBe("https://b/v2");
});

test.each(["", "api.example.com", "ftp://a", "/base"])("%j is no base URL", async (base) => {
  await expect(rewritten("/v1", [], base)).rejects.toMatchObject({
    code: "option/invalid",
    message: `"${base}" is no base URL`,
    hint: "Write https://api.example.com.",
  });
});

test("only the URL changes, and what does not is passed on as it is", async () => {
  const [one, two] = [exchange("https://a/x"), exchange("https://c/x")];
  const all: Interaction[] = [];
  for await (const next of rewrite([one, two], [parseRewrite("https://a=https://b")])) all.push(next);
  expect(all).toEqual([exchange("https://b/x"), exchange("https://c/x")]);
  expect(all[1]).toBe(two);
  expect(one).toEqual(exchange("https://a/x"));
});
