import { expect, test } from "vitest";
import { producerOf } from "./producer.ts";

test.each([
  ["WebInspector", "devtools"],
  ["Playwright", "playwright"],
  ["Firefox", "firefox"],
  ["WebKit Web Inspector", "safari"],
  ["mitmproxy", "mitmproxy"],
  ["chrome-har", "chrome-har"],
  ["Browsertime", "chrome-har"],
  ["chrome-har-capturer", "chrome-har-capturer"],
  ["Firebug", "firebug"],
  ["Fiddler", "fiddler"],
  ["Charles Proxy", "charles"],
  ["Proxyman", "proxyman"],
  ["Insomnia REST Client", "insomnia"],
  ["Internet Explorer Network Inspector", "internet-explorer"],
  ["WebPagetest", "webpagetest"],
  ["capture-har", "capture-har"],
  ["respool", "respool"],
  ["BrowserMob Proxy", "generic"],
])("%s is %s", (name, id) => {
  const browser = { name: "Firefox", version: "1" };
  expect(producerOf({ creator: { name, version: "5" }, browser })).toEqual({ id, name, version: "5" });
});

test.each([
  [{}, { id: "generic" }],
  [{ creator: null, browser: null }, { id: "generic" }],
  [{ creator: "Firefox", browser: [] }, { id: "generic" }],
  [{ creator: { name: 1, version: "5" } }, { id: "generic" }],
  [{ creator: { name: "Firefox", version: 5 } }, { id: "firefox", name: "Firefox" }],
  [{ browser: { name: "Firefox", version: "5" } }, { id: "firefox" }],
])("%j", (log, expected) => {
  expect(producerOf(log)).toEqual(expected);
});
