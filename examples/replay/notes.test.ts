import { cassetteTest, withCassette } from "respool/vitest";
import { describe, expect, test } from "vitest";
import { addNote, streamNote, waitForJob } from "./notes.ts";

// What the Go suite recorded next door, as it is.
const recorded = new URL("../go-to-typescript/testdata/notes.yaml", import.meta.url);

describe.concurrent("the notes client against the recording of the Go suite", () => {
  test(
    "adds a note",
    cassetteTest(recorded, async () => {
      expect(await addNote("Einkauf", "crème fraîche")).toEqual({ id: 1, title: "Einkauf" });
    }),
  );

  test(
    "gets a stream event by event",
    cassetteTest(recorded, async () => {
      const pieces: string[] = [];
      for await (const piece of streamNote(1)) pieces.push(piece);
      expect(pieces).toEqual(["Grüße ", "aus 東京 ", "🌊"]);
    }),
  );

  test(
    "waits for a job: each answer is given once, in order",
    cassetteTest(recorded, async (session) => {
      expect(await waitForJob(7)).toEqual(["queued", "running", "done"]);
      expect(session.unused).toHaveLength(5);
    }),
  );

  test("a typo does not pass", async () => {
    const played = withCassette(recorded, () => addNote("Einkauf", "creme fraiche"));
    await expect(played).rejects.toThrow('body /text  differs  recorded "crème fraîche"  sent "creme fraiche"');
  });
});
