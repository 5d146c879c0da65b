import type { HeaderList, HttpRequest, HttpResponse } from "../../../model/types.ts";
import type { Say } from "../../shared/say.ts";
import { compareKeys } from "./text/key-order.ts";
import { type Library, libraries } from "./text/libraries.ts";

/** Reports the headers and trailers whose names the file has in another order: Go keeps them in maps and sorts. */
export function sayOrder(request: HttpRequest, response: HttpResponse, library: Library, say: Say): void {
  for (const [part, { headers, trailers = [] }] of [["request", request] as const, ["response", response] as const]) {
    if (!isInOrder(headers, library) || !isInOrder(trailers, library)) say("lost/header-order", { part });
  }
}

/** Whether a list of headers is as it comes out of a map with sorted keys. */
function isInOrder(headers: HeaderList, library: Library): boolean {
  const { letterAfterDigit } = libraries[library];
  const names = headers.map(([name]) => name);
  return names.every((name, i) => {
    const before = names[i - 1];
    return before === undefined || before === name || compareKeys(before, name, letterAfterDigit) < 0;
  });
}
