import type { JsonObject } from "../../../model/types.ts";
import { objectAt, textAt } from "../../shared/json/values.ts";

/** A tool whose files have habits of their own; `generic` stands for all others. */
export type ProducerId =
  | "devtools"
  | "playwright"
  | "firefox"
  | "safari"
  | "mitmproxy"
  | "chrome-har"
  | "chrome-har-capturer"
  | "firebug"
  | "fiddler"
  | "charles"
  | "proxyman"
  | "insomnia"
  | "internet-explorer"
  | "webpagetest"
  | "capture-har"
  | "respool"
  | "generic";

/** The tool that wrote a file. */
export interface Producer {
  readonly id: ProducerId;
  readonly name?: string;
  readonly version?: string;
}

// The beginnings of names in lower case; of two that fit the first counts.
const names: readonly (readonly [beginning: string, id: ProducerId])[] = [
  ["webinspector", "devtools"],
  ["webkit web inspector", "safari"],
  ["playwright", "playwright"],
  ["mitmproxy", "mitmproxy"],
  ["mitmdump", "mitmproxy"],
  ["chrome-har-capturer", "chrome-har-capturer"],
  ["chrome har capturer", "chrome-har-capturer"],
  ["chrome-har", "chrome-har"],
  // Browsertime writes what chrome-har gives it, under its own name.
  ["browsertime", "chrome-har"],
  ["firefox", "firefox"],
  ["firebug", "firebug"],
  ["fiddler", "fiddler"],
  ["charles", "charles"],
  ["proxyman", "proxyman"],
  ["insomnia", "insomnia"],
  ["internet explorer", "internet-explorer"],
  ["webpagetest", "webpagetest"],
  ["capture-har", "capture-har"],
  ["respool", "respool"],
];

/** The tool that a file names as its creator; without a creator its browser may be known as one. */
export function producerOf(log: JsonObject): Producer {
  const name = textAt(objectAt(log.creator).name);
  const version = textAt(objectAt(log.creator).version);
  const known = (name ?? textAt(objectAt(log.browser).name) ?? "").toLowerCase();
  return {
    id: names.find(([beginning]) => known.startsWith(beginning))?.[1] ?? "generic",
    ...(name !== undefined && { name }),
    ...(name !== undefined && version !== undefined && { version }),
  };
}
