import { expect, test } from "vitest";
import { isMeant } from "./filter.ts";

test.each([
  ["localhost", "http://localhost:8080/a", true],
  ["localhost:8080", "http://localhost:8080/a", true],
  ["localhost:8081", "http://localhost:8080/a", false],
  ["API.example", "https://api.example/a", true],
  ["example", "https://api.example/a", false],
  ["https://api.example", "https://api.example/a?b", true],
  ["https://api.example", "https://api.example.org/", false],
  ["https://api.example/v1", "https://api.example/v1", true],
  ["https://api.example/v1", "https://api.example/v1/x", true],
  ["https://api.example/v1", "https://api.example/v1?x", true],
  ["https://api.example/v1", "https://api.example/v10", false],
  ["https://api.example/v1/", "https://api.example/v1/x", true],
  [/\/v[12]\//g, "https://api.example/v1/x", true],
  [({ method }: Request) => method === "GET", "https://api.example/", true],
  [() => false, "https://api.example/", false],
])("%s and %s: %s", (filter, url, meant) => {
  const request = new Request(url);
  expect([isMeant(filter, request), isMeant(filter, request)]).toEqual([meant, meant]);
});
