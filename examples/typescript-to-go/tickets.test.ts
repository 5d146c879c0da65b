import { useCassette } from "respool/vitest";
import { expect, test } from "vitest";
import { picture, states, withServer } from "./server.ts";
import { findTickets, getPicture, openTicket, watchTicket } from "./tickets.ts";

// What the Go suite beside it plays.
const cassette = process.env.TICKETS_CASSETTE ?? new URL("testdata/tickets.yaml", import.meta.url);
// The server is there for recording alone.
const network = ["", "none"].includes(process.env.RESPOOL_MODE ?? "")
  ? <T>(run: () => Promise<T>) => run()
  : withServer;

test("a ticket is opened, found, looked at and watched", () =>
  network(async () => {
    await using _ = useCassette(cassette, { unused: "error" });
    expect(await openTicket("Drucker brennt")).toEqual({ id: 7, title: "Drucker brennt" });
    expect(await findTickets("Drucker & Toner")).toEqual([{ id: 7, title: "Drucker brennt" }]);
    expect(await getPicture(7)).toEqual(picture);
    const seen: string[] = [];
    for await (const state of watchTicket(7)) seen.push(state);
    expect(seen).toEqual(states);
  }));
