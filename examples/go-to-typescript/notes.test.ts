import { readFileSync } from "node:fs";
import nock, { type Definition } from "nock";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const api = "http://notes.example.test";
const recorded: Definition[] = JSON.parse(readFileSync(new URL("notes.nock.json", import.meta.url), "utf8"));

const bytesOf = async (response: Response): Promise<number[]> => [...new Uint8Array(await response.arrayBuffer())];
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

const postNote = (note: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${api}/notes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(note),
  });

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

describe("the Go recording, played by nock", () => {
  test("a JSON request hits with its keys in another order", async () => {
    const response = await postNote({ text: "crème fraîche", title: "Einkauf" });
    expect(response.status).toBe(201);
    expect(response.headers.get("content-type")).toBe("application/json");
    // The line feed is what Go's JSON encoder ends every value with.
    expect(await bytesOf(response)).toEqual(utf8('{"id":1,"title":"Einkauf"}\n'));
  });

  test("a JSON request with another value misses", async () => {
    await expect(postNote({ text: "crème fraîche", title: "Urlaub" })).rejects.toMatchObject({
      code: "ERR_NOCK_NO_MATCH",
    });
  });

  test("the event stream keeps every event", async () => {
    const response = await fetch(`${api}/notes/1/stream`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const stream = await response.text();
    // Every event ends in an empty line, so the piece after the last one is empty.
    expect(stream.split("\n\n")).toEqual([
      'data: {"text":"Grüße "}',
      'data: {"text":"aus 東京 "}',
      'data: {"text":"🌊"}',
      "",
    ]);
  });

  test("a binary body keeps every byte", async () => {
    const response = await fetch(`${api}/notes/1/drawing`);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(await bytesOf(response)).toEqual(Array.from({ length: 300 }, (_, index) => index % 256));
  });

  test("a body that Go had unzipped comes as plain text", async () => {
    const response = await fetch(`${api}/notes/archive`);
    expect(response.headers.get("content-encoding")).toBe(null);
    expect(await bytesOf(response)).toEqual(utf8("Zoë's note: buy crème fraîche\n".repeat(4)));
  });

  test("two cookies stay two", async () => {
    const response = await fetch(`${api}/login`);
    expect(response.headers.getSetCookie()).toEqual(["session=demo; Path=/; HttpOnly", "theme=dark; Path=/"]);
    expect(await bytesOf(response)).toEqual(utf8("hello, Zoë"));
  });

  test("one GET is answered three ways, in order, and no fourth time", async () => {
    const answers: string[] = [];
    for (let call = 0; call < 3; call++) answers.push(await (await fetch(`${api}/jobs/7`)).text());
    expect(answers).toEqual(['{"status":"queued"}', '{"status":"running"}', '{"status":"done"}']);
    await expect(fetch(`${api}/jobs/7`)).rejects.toMatchObject({ code: "ERR_NOCK_NO_MATCH" });
  });
});
