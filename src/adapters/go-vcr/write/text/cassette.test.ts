import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type GoInteraction, modelText, rawOf } from "../../../../../test/interop/go-vcr/vectors.ts";
import { encodeUtf8 } from "../../../../model/bytes.ts";
import type { JsonObject } from "../../../../model/types.ts";
import { newInteraction, newMessage, type RawInteraction } from "../../raw.ts";
import { readFast } from "../../read/fast.ts";
import { readGeneral } from "../../read/general.ts";
import { headText, interactionText, type Profile, tailText } from "./cassette.ts";
import type { Layout } from "./layouts.ts";
import { type Library, libraries } from "./libraries.ts";

const vectors = new URL("../../../../../test/vectors/go-vcr/", import.meta.url);

/** A cassette as a string, and the fields that are not written as the library would. */
function cassetteText(interactions: readonly RawInteraction[], profile: Profile, more?: JsonObject) {
  const mended: string[] = [];
  const texts = interactions.map((raw) => interactionText(raw, profile, (path) => mended.push(path)));
  return { text: headText(profile, texts.length, more) + texts.join("") + tailText(profile), mended };
}

function interaction(fields: Partial<RawInteraction>): RawInteraction {
  return { ...newInteraction(0, 0), ...fields };
}

describe("cassettes are written as each release writes them", () => {
  test.each<[release: string, layout: Layout, library: Library]>([
    ["v1.2.0", "short", "yaml.v2"],
    ["v2.3.0", "short", "yaml.v3"],
    ["v3.2.0", "full", "yaml.v3"],
    ["v4.0.2", "full", "yaml.v3"],
    ["v4.0.4", "omitempty", "yaml.v3"],
    ["v4.0.6", "omitempty", "yaml-v4-rc.3"],
    ["v4.0.6-compact", "omitempty", "yaml-v4-rc.3"],
    ["v4.0.7", "omitempty", "yaml-v4-rc.6"],
    ["v4.0.7-compact", "omitempty", "yaml-v4-rc.6"],
    ["v4.0.7-yaml-v4.0.0", "omitempty", "yaml-v4"],
    ["v4.0.7-yaml-v4.0.0-compact", "omitempty", "yaml-v4"],
  ])("%s", (release, layout, library) => {
    const lines = readFileSync(new URL(`cassettes.${release}.jsonl`, vectors), "utf8")
      .trimEnd()
      .split("\n");
    const profile = { layout, library, compact: release.endsWith("-compact") };
    let exact = 0;
    for (const line of lines) {
      const { interactions, yaml, reread } = JSON.parse(line);
      const { text, mended } = cassetteText((interactions as readonly GoInteraction[]).map(rawOf), profile);
      expect(mended.length > 0).toBe(reread !== "ok");
      if (reread === "ok") {
        expect(text).toBe(modelText(yaml));
        exact++;
      }
    }
    expect(exact).toBeGreaterThan(5);
  });
});

describe("an empty cassette and an empty interaction", () => {
  const empty = interaction({});

  test("short", () => {
    const profile = { layout: "short", library: "yaml.v2", compact: true } as const;
    expect(cassetteText([], profile).text).toBe("---\nversion: 1\ninteractions: []\n");
    expect(cassetteText([empty], profile).text).toBe(`---
version: 1
interactions:
- request:
    body: ""
    form: {}
    headers: {}
    url: ""
    method: ""
  response:
    body: ""
    headers: {}
    status: ""
    code: 0
    duration: ""
`);
    expect(interactionText(empty, { ...profile, library: "yaml.v3", compact: false }).slice(-20)).toBe(
      "        duration: 0s\n".slice(-20),
    );
  });

  test("omitempty", () => {
    const profile = { layout: "omitempty", library: "yaml-v4-rc.6", compact: false } as const;
    expect(cassetteText([empty], profile).text).toBe(`---
version: 2
interactions:
    - id: 0
      request:
        proto: ""
        proto_major: 0
        proto_minor: 0
        content_length: 0
        host: ""
        url: ""
        method: ""
      response:
        proto: ""
        proto_major: 0
        proto_minor: 0
        content_length: 0
        body: ""
        headers: {}
        status: ""
        code: 0
        duration: 0s
`);
  });

  test("sorted", () => {
    const profile = { layout: "sorted", library: "yaml.v2", compact: false } as const;
    const response = { ...newMessage(), status: "200 OK", code: 200, duration: 1.5 };
    const request = { ...newMessage(), id: 3, method: "GET", url: "http://a.example/" };
    expect(cassetteText([], profile).text).toBe("interactions: []\nversion: 2\n");
    expect(cassetteText([interaction({ request, response }), empty], profile).text).toBe(`interactions:
- request:
    body: ""
    form: {}
    headers: {}
    id: 3
    method: GET
    url: http://a.example/
  response:
    body: ""
    code: 200
    duration: 1.5ms
    headers: {}
    status: 200 OK
- request:
    body: ""
    form: {}
    headers: {}
    id: 0
    method: ""
    url: ""
  response:
    body: ""
    code: 0
    duration: 0ms
    headers: {}
    status: ""
version: 2
`);
  });
});

describe("keys of the user's own", () => {
  const own: JsonObject = {
    note: "yes: no",
    respool: '{"a":[1,"two"]}',
    lines: " a\nb\n",
    none: null,
    list: ["x", ["y", []], { k: "v", deep: { "a\nb": ["\ttab\n"], "c\nd": { e: "f" } } }, {}],
    map: { "10": "a", "": "b", "a: b": "" },
  };
  const raw = interaction({
    request: { ...newMessage(), url: "http://a.example/", unknown: own },
    response: { ...newMessage(), body: encodeUtf8("text"), code: 200, unknown: own },
    unknown: own,
  });

  test("look like this", () => {
    const profile = { layout: "omitempty", library: "yaml-v4", compact: false } as const;
    const text = interactionText(interaction({ unknown: own }), profile);
    expect(text.slice(text.indexOf("      note"))).toBe(`      note: 'yes: no'
      respool: '{"a":[1,"two"]}'
      lines: |2
         a
        b
      none: null
      list:
        - x
        - - "y"
          - []
        - k: v
          deep:
            ? |-
                a
                b
            :   - |2
                  	tab
            ? |-
                c
                d
            :   e: f
        - {}
      map:
        "10": a
        "": b
        'a: b': ""
`);
  });

  const libraryNames = Object.keys(libraries) as Library[];
  const profiles = (["short", "full", "omitempty", "sorted"] as const).flatMap((layout) =>
    libraryNames.flatMap((library) => [false, true].map((compact) => ({ layout, library, compact }))),
  );

  test.each(profiles)("come back from $layout, $library, compact $compact", (profile) => {
    const { text } = cassetteText([raw, raw], profile, own);
    for (const read of [readGeneral(encodeUtf8(text)), readFast(encodeUtf8(text))]) {
      if (read === undefined) continue;
      expect(read.unknown).toEqual(own);
      expect(read.interactions.map(({ unknown }) => unknown)).toEqual([own, own]);
      expect(read.interactions.map(({ request }) => request?.unknown)).toEqual([own, own]);
      expect(read.interactions.map(({ response }) => response?.unknown)).toEqual([own, own]);
    }
  });
});

test("a field that the library could not read back is named", () => {
  const raw = interaction({
    request: { ...newMessage(), form: { pairs: [["a", " b\n"]], bare: [] } },
    response: { ...newMessage(), body: encodeUtf8("\na") },
  });
  const profile = { layout: "omitempty", compact: false } as const;
  expect(cassetteText([raw], { ...profile, library: "yaml.v3" }).mended).toEqual(["request.form", "response.body"]);
  expect(cassetteText([raw], { ...profile, library: "yaml-v4" }).mended).toEqual([]);
});
