import { readFileSync } from "node:fs";
import nock, { type Definition } from "nock";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const api = "http://api.shop.example.test";
const text = readFileSync(new URL("shop.nock.json", import.meta.url), "utf8");
const recorded: Definition[] = JSON.parse(text);

beforeEach(() => {
  nock.cleanAll();
  nock.disableNetConnect();
  nock.define(recorded);
});

afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
});

describe("the browser's capture, played by nock", () => {
  test("holds the six calls of the API, and nothing that the visitor alone should know", () => {
    expect(recorded.map(({ path }) => path)).toEqual([
      "/products?sort=price",
      "/carts",
      "/carts/1/status",
      "/carts/1/status",
      "/carts/1/status",
      "/recommendations",
    ]);
    const capture = readFileSync(new URL("shop.har", import.meta.url), "utf8");
    for (const secret of ["example-token-of-nobody", "example-session-of-nobody", "visitor=4711"]) {
      expect([capture.includes(secret), text.includes(secret)]).toEqual([true, false]);
    }
  });

  test("answers a test as the server answered the page", async () => {
    const products = (await (await fetch(`${api}/products?sort=price`)).json()) as { readonly name: string }[];
    expect(products.map(({ name }) => name)).toEqual(["Crème brûlée", "東京 tea"]);
    const cart = await fetch(`${api}/carts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ note: "für später", product: 7 }),
    });
    expect([cart.status, await cart.json()]).toEqual([201, { cart: 1, items: 1 }]);
  });

  test("one GET is answered three ways, in order", async () => {
    const states: string[] = [];
    for (let call = 0; call < 3; call++) {
      const { status } = (await (await fetch(`${api}/carts/1/status`)).json()) as { readonly status: string };
      states.push(status);
    }
    expect(states).toEqual(["reserved", "paid", "sent"]);
  });

  test("the event stream, which the browser's recorder had garbled, is UTF-8 again", async () => {
    const stream = await (await fetch(`${api}/recommendations`)).text();
    expect(stream).toBe('data: {"name":"Gâteau"}\n\ndata: {"name":"東京"}\n\n');
  });
});
