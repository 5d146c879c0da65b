import type { TruthExchange } from "../shared/truth.ts";

/** What is used of Playwright's page; its own types come with the packages that this folder installs. */
export interface Page {
  routeFromHAR(path: string, options: { notFound: "abort" }): Promise<void>;
  route(url: string, answer: (route: { fulfill(answer: object): Promise<void> }) => Promise<void>): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  evaluate<T, A>(run: (argument: A) => Promise<T>, argument: A): Promise<T>;
}

/** A request that a page sends; the body is base64. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly type: string | undefined;
  readonly body: string;
}

/** What a page got; the body is base64, the status -1 where there was no answer. */
export interface Got {
  readonly status: number;
  readonly body: string;
}

/** What a page sends for an exchange. */
export function askedFor({ request: { method, url, headers, body } }: TruthExchange): Asked {
  return { method, url, type: headers.find(([name]) => name.toLowerCase() === "content-type")?.[1], body };
}

/** Lets a page play a HAR: it may ask for everything from a page of that origin. */
export async function openOn(page: Page, har: string, origin: string): Promise<void> {
  await page.routeFromHAR(har, { notFound: "abort" });
  await page.route(`${origin}/blank-page`, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto(`${origin}/blank-page`);
}

/** Asks for each from inside the page, by which it must be understood alone. */
export async function ask(requests: readonly Asked[]): Promise<Got[]> {
  const answers: Got[] = [];
  for (const { method, url, type, body } of requests) {
    const init: RequestInit = { method, redirect: "manual" };
    if (type !== undefined) init.headers = { "content-type": type };
    if (body !== "") init.body = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    try {
      const answer = await fetch(url, init);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      answers.push({ status: answer.status, body: btoa(text) });
    } catch {
      answers.push({ status: -1, body: "" });
    }
  }
  return answers;
}
