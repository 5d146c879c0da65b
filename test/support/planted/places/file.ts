import type { Extensions, JsonObject } from "../../../../src/model/types.ts";
import { inOneLine, type Place, plainOnly } from "../place.ts";

/** The same fields of every format; `_` is what HAR asks of names that are not its own. */
function everywhere(fields: JsonObject): Extensions {
  const marked = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`_${name}`, value]));
  return { "go-vcr": fields, nock: fields, har: marked, polly: marked };
}

/** What files hold beside the exchanges. */
export const filePlaces: readonly Place[] = [
  {
    name: "name of the recording",
    isOfFile: true,
    toldBy: "shape",
    fits: plainOnly,
    plant: (value) => [{ meta: { name: `recording with ${value} in it` } }],
  },
  {
    name: "extension of the file",
    isOfFile: true,
    toldBy: "name",
    fits: () => true,
    plant: (value, kind) => [{ meta: { extensions: everywhere({ about: { [kind.name]: value } }) } }],
  },
  {
    name: "extension",
    toldBy: "name",
    fits: () => true,
    plant: (value, kind) => [{ extensions: everywhere({ note: { list: [1, { [kind.name]: value }] } }) }],
  },
  {
    name: "extension in prose",
    toldBy: "shape",
    fits: () => true,
    plant: (value) => [{ extensions: everywhere({ comment2: `made with ${value} by hand` }) }],
  },
  {
    name: "match hint",
    toldBy: "shape",
    fits: plainOnly,
    plant: (value) => [{ match: { ignoreBody: [`/keys/${value.replaceAll("~", "~0").replaceAll("/", "~1")}`] } }],
  },
  {
    name: "failure",
    toldBy: "shape",
    fits: inOneLine,
    plant: (value) => [{ outcome: { kind: "failure", message: `refused: ${value} is no key`, code: "ECONNREFUSED" } }],
  },
  {
    name: "reason of what broke off",
    toldBy: "shape",
    fits: inOneLine,
    plant: (value) => [
      {
        headers: [["Content-Type", "text/plain"]],
        body: new Uint8Array([104, 105]),
        response: { brokenBy: { kind: "failure", message: `reset while ${value} was checked`, code: "ECONNRESET" } },
      },
    ],
  },
];
