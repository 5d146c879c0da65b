import { describe, expect, test } from "vitest";
import { storedBody } from "../model/body.ts";
import { encodeUtf8 } from "../model/bytes.ts";
import type { HttpRequest } from "../model/types.ts";
import { decode } from "../node/codecs.ts";
import { blindfold } from "./blind.ts";

const asked = (url: string, text = ""): HttpRequest => ({
  method: "POST",
  url,
  headers: [],
  body: storedBody(encodeUtf8(text)),
});
const multipart = (value: string) =>
  `--b\r\nContent-Disposition: form-data; name="password"\r\nX-A: b\r\n\r\n${value}\r\n--b\r\n` +
  `Content-Disposition: form-data; name="note"\r\n\r\nkept\r\n--b--\r\n`;

/** What is left of a live request, and of the recorded one, to compare. */
async function leftOf(recorded: HttpRequest, live: HttpRequest): Promise<readonly [string, string][]> {
  const blind = blindfold([recorded], decode, undefined);
  if (blind === undefined) throw new Error("no placeholder");
  const shown = async (request: HttpRequest) => {
    const { url, body } = await blind(request);
    return [url, Buffer.from(body.kind === "stored" ? body.bytes : []).toString()] as [string, string];
  };
  return [await shown(recorded), await shown(live)];
}

test("a recording without placeholders needs none", () => {
  expect(blindfold([asked("http://h/?token=abc", '{"password":"REDACTED"}')], decode, undefined)).toBeUndefined();
});

describe("what stands for a secret is whatever a live request has there", () => {
  test.each<[string, HttpRequest, HttpRequest]>([
    ["a query", asked("http://h/?k=REDACTED_TOKEN_1&a=1#f"), asked("http://h/?k=x&a=1")],
    ["a form", asked("http://h/", "a=1&pin=REDACTED_PIN_2"), asked("http://h/", "a=1&pin=none")],
    [
      "JSON, in lists too",
      asked("http://h/", '{"l":[{"p":"REDACTED_X_1"},{"p":"REDACTED_X_2"}],"a":1}'),
      asked("http://h/", '{"a":1,"l":[{"p":""},{"p":7}]}'),
    ],
    [
      "JSON behind a scheme",
      asked("http://h/", '{"h":"Bearer REDACTED_TOKEN_1"}'),
      asked("http://h/", '{"h":"Bearer none"}'),
    ],
    ["multipart", asked("http://h/", multipart("REDACTED_PASSWORD_1")), asked("http://h/", multipart("x\r\ny"))],
    [
      "a text around it",
      asked("http://h/", "my key is REDACTED_OPENAI_KEY_1, yes"),
      asked("http://h/", `my key is sk-proj-${"aB3dE6gH9".repeat(8)}, yes`),
    ],
  ])("%s", async (_, recorded, live) => {
    const [one, other] = await leftOf(recorded, live);
    expect(other).toEqual(one);
  });
});

describe("everything else still counts", () => {
  test.each<[string, HttpRequest, HttpRequest]>([
    ["another parameter", asked("http://h/?k=REDACTED_TOKEN_1&a=1"), asked("http://h/?k=x&a=2")],
    [
      "another member",
      asked("http://h/", '{"p":"REDACTED_X_1","a":1}'),
      asked("http://h/", '{"p":"REDACTED_X_1","a":2}'),
    ],
    [
      "another field",
      asked("http://h/", multipart("REDACTED_X_1")),
      asked("http://h/", multipart("x").replace("kept", "other")),
    ],
    [
      "the text around it",
      asked("http://h/", "my key is REDACTED_X_1"),
      asked("http://h/", "your key is REDACTED_X_1"),
    ],
  ])("%s", async (_, recorded, live) => {
    const [one, other] = await leftOf(recorded, live);
    expect(other).not.toEqual(one);
  });
});

test("a body of heads that never end takes no longer than its length", async () => {
  const heads = (n: number) => `--${'Content-Disposition: form-data; name="a"\r\n\r\nREDACTED_X_1 '.repeat(n)}`;
  const [one, other] = await leftOf(asked("http://h/", heads(50_000)), asked("http://h/", heads(50_000)));
  expect(other).toEqual(one);
});
