import { CASES, LARGE } from "./cases.mjs";

// Runs in the page: takes the steps one after the other, and notes in the title when the last one is done.
function walk(steps, partner) {
  const decode = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const packed = (bytes) =>
    new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
  async function bodyOf({ text, base64, gzip, form, multipart }) {
    if (base64 !== undefined) return decode(base64);
    if (gzip !== undefined) return packed(decode(gzip));
    if (form !== undefined) return new URLSearchParams(form);
    if (multipart === undefined) return text;
    const data = new FormData();
    data.append("field", "välue");
    data.append(
      "file",
      new Blob([new Uint8Array([0, 255, 1, 254, 13, 10])], { type: "application/octet-stream" }),
      'a "b".bin',
    );
    return data;
  }
  const events = (path) =>
    new Promise((done) => {
      const source = new EventSource(path);
      const close = () => done(source.close());
      source.addEventListener("end", close);
      source.addEventListener("error", close);
    });
  const socket = (path) =>
    new Promise((done) => {
      const open = new WebSocket(`${partner.replace(/^http/, "ws")}${path}`);
      let heard = 0;
      open.onopen = () => {
        open.send("hello");
        open.send(new Uint8Array([1, 2, 3]));
      };
      open.onmessage = () => ++heard === 2 && open.close();
      open.onclose = done;
    });
  async function take({ fetch: path, init = {}, abort, partner: isPartner, events: source, socket: port, blob }) {
    if (source !== undefined) return events(source);
    if (port !== undefined) return socket(port);
    if (blob !== undefined) return fetch(URL.createObjectURL(new Blob([blob]))).then((answer) => answer.text());
    const { method, headers, cache } = init;
    const body = await bodyOf(init);
    const signal = abort === undefined ? undefined : AbortSignal.timeout(abort);
    const answer = await fetch((isPartner ? partner : "") + path, { method, headers, cache, body, signal });
    return answer.arrayBuffer();
  }
  (async () => {
    for (const step of steps) await take(step).catch(() => undefined);
    document.title = "done";
  })();
}

/** The page that walks through the cases, the largest if that is wanted; `partner` is the same origin under another name. */
export function pageHtml(partner, isLarge) {
  const wanted = CASES.filter(({ step, path }) => step !== undefined && (isLarge || path !== LARGE));
  const steps = wanted.map(({ step, partner: isPartner }) => ({ ...step, partner: isPartner }));
  return `<!doctype html>
<meta charset="utf-8">
<title>cases</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script>(${walk})(${JSON.stringify(steps).replaceAll("<", "\\u003c")}, ${JSON.stringify(partner)})</script>
`;
}
