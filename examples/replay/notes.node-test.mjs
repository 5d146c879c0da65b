import assert from "node:assert/strict";
import { test } from "node:test";
import { cassetteTest } from "respool/node-test";

const recorded = new URL("../go-to-typescript/testdata/notes.yaml", import.meta.url);

test(
  "a job is done in the end",
  cassetteTest(recorded, async () => {
    const seen = [];
    for (let i = 0; i < 3; i++) {
      const response = await fetch("http://notes.example.test/jobs/7");
      seen.push((await response.json()).status);
    }
    assert.deepEqual(seen, ["queued", "running", "done"]);
  }),
);
