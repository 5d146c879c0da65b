import { requestFields, responseFields } from "../fields.ts";
import { type Layout, layouts } from "./text/layouts.ts";

const fields = { request: requestFields, response: responseFields };

/** Whether a file of a layout has room for a key: every key that is no field of go-vcr's is written. */
export function isWritten(layout: Layout, part: "request" | "response", key: string): boolean {
  return !fields[part].has(key) || layouts[layout][part].some(({ name }) => name === key);
}

/** Whether files of a layout say which protocol was spoken; where they do not, a redirect leaves no trace. */
export function saysProtocol(layout: Layout): boolean {
  return isWritten(layout, "request", "proto");
}
