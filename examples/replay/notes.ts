// The code under test: a client of the notes API that knows nothing of cassettes.
const api = "http://notes.example.test";

export interface Note {
  readonly id: number;
  readonly title: string;
}

export async function addNote(title: string, text: string): Promise<Note> {
  const response = await fetch(`${api}/notes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title, text }),
  });
  if (!response.ok) throw new Error(`the note was not taken: ${response.status}`);
  return (await response.json()) as Note;
}

/** The pieces of a note as the server sends them. */
export async function* streamNote(id: number): AsyncGenerator<string> {
  const response = await fetch(`${api}/notes/${id}/stream`);
  for await (const chunk of response.body ?? []) {
    yield JSON.parse(Buffer.from(chunk).toString().slice("data: ".length)).text;
  }
}

/** Asks until a job is done; gives what it was told on the way. */
export async function waitForJob(id: number): Promise<string[]> {
  const seen: string[] = [];
  while (seen.at(-1) !== "done") {
    const response = await fetch(`${api}/jobs/${id}`);
    seen.push(((await response.json()) as { status: string }).status);
  }
  return seen;
}
