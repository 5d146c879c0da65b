import { expect, test } from "vitest";
import { isCardNumber } from "./card.ts";

// Numbers that the networks give out for trying.
const cards = [
  "4111111111111111",
  "4111 1111 1111 1111",
  "4242-4242-4242-4242",
  "5555555555554444",
  "2223003122003222",
  "2720992222222229",
  "378282246310005",
  "3782 822463 10005",
  "6011111111111117",
  "6504876475938248",
  "3530111333300000",
  "30569309025904",
  "38520000023237",
];

test("numbers of cards have a network and a check digit", () => {
  expect(cards.filter((card) => !isCardNumber(card))).toEqual([]);
});

test("others have not", () => {
  const others = [
    ...cards.map((card) => card.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))),
    "0000000000000000",
    "4444444444444444",
    "1111111111111117",
    "9007199254740993",
    "411111111111",
    "41111111111111111",
    "3782822463100",
    "",
    "-",
    "4111x1111111111111",
  ];
  expect(others.filter((card) => isCardNumber(card))).toEqual([]);
});
