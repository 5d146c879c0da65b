// The code under test: a client of the tickets API that knows nothing of cassettes.
export const api = "http://127.0.0.1:4711";

const headers = { authorization: `Bearer ${process.env.TICKETS_TOKEN ?? "none"}` };

export interface Ticket {
  readonly id: number;
  readonly title: string;
}

export async function openTicket(title: string): Promise<Ticket> {
  const response = await fetch(`${api}/tickets`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
  if (!response.ok) throw new Error(`the ticket was not taken: ${response.status}`);
  return (await response.json()) as Ticket;
}

export async function findTickets(words: string): Promise<readonly Ticket[]> {
  const response = await fetch(`${api}/tickets?${new URLSearchParams({ q: words, sort: "title" })}`, { headers });
  return (await response.json()) as Ticket[];
}

/** A picture that hangs on a ticket. */
export async function getPicture(id: number): Promise<Uint8Array> {
  const response = await fetch(`${api}/tickets/${id}/picture`, { headers });
  return new Uint8Array(await response.arrayBuffer());
}

/** What happens to a ticket, event by event. */
export async function* watchTicket(id: number): AsyncGenerator<string> {
  const response = await fetch(`${api}/tickets/${id}/events`, { headers });
  for await (const chunk of response.body ?? []) {
    yield JSON.parse(Buffer.from(chunk).toString().slice("data: ".length)).state;
  }
}
