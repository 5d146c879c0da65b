import { expect, test } from "vitest";
import { cookieHeader, setCookieHeaders } from "./cookies.ts";

test("one Cookie header of all cookies", () => {
  expect(
    cookieHeader([
      { name: "a", value: "1", path: "/" },
      { name: "b", value: "" },
    ]),
  ).toBe("a=1; b=");
});

test.each([
  [null],
  ["a=1"],
  [{ name: "a" }],
  [{ name: "", value: "1" }],
  [{ name: "a b", value: "1" }],
  [{ name: "a", value: "1; b=2" }],
  [{ name: "a", value: "1\r\nX: 2" }],
])("no header of a cookie that would come out as something else: %j", (cookie) => {
  expect([cookieHeader([cookie]), setCookieHeaders([cookie])]).toEqual([undefined, []]);
});

test("one Set-Cookie header of each cookie", () => {
  const full = { path: "/p", domain: "h.test", httpOnly: true, secure: true, sameSite: "Lax" };
  expect(
    setCookieHeaders([
      { name: "a", value: "1", expires: "2037-10-21T07:28:00.000Z", ...full },
      { name: "b", value: "2", expires: null, httpOnly: false, secure: false },
      { name: "c", value: "3", expires: "1969-12-31T23:59:59.000Z", path: "/\nX: y" },
      { name: "d", value: "4", expires: "Session" },
    ]),
  ).toEqual([
    "a=1; Path=/p; Domain=h.test; Expires=Wed, 21 Oct 2037 07:28:00 GMT; HttpOnly; Secure; SameSite=Lax",
    "b=2",
    "c=3",
    "d=4",
  ]);
});
