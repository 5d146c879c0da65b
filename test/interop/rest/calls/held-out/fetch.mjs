const base = "https://api.example.com/v1";
const json = { "content-type": "application/json" };
const post = (path, value) => fetch(base + path, { method: "POST", headers: json, body: JSON.stringify(value) });

export const calls = {
  "plain-query": async () => {
    const query = new URLSearchParams({ q: "a+b & c/d", empty: "", näme: "ü" });
    query.append("tag", "x");
    query.append("tag", "y z");
    return (await fetch(`${base}/search?${query}`)).status;
  },
  "plain-path": async () => {
    return (await fetch(`${base}/files/${encodeURIComponent("a b/ü+c:d@e;f=g,h")}/meta`)).status;
  },
  "plain-numbers": async () => {
    const answer = await post("/quotes", {
      price: 10,
      rate: 1e21,
      tiny: 0.0000001,
      count: Number.MAX_SAFE_INTEGER,
      ratio: 0.1,
    });
    return answer.status;
  },
  "plain-big-integer": async () => {
    const text = '{"id": 9223372036854775807, "amount": 12.50}';
    return (await fetch(`${base}/ledger`, { method: "POST", headers: json, body: text })).status;
  },
  "plain-multipart": async () => {
    const body = new FormData();
    body.append("title", "Launch plan");
    body.append("file", new Blob(["T-10\nT-0\n"]), "plan ü.txt");
    return (await fetch(`${base}/uploads`, { method: "POST", body })).status;
  },
  "plain-multipart-fields": async () => {
    const body = new FormData();
    body.append("title", "Launch plan");
    body.append("tag", "a");
    body.append("tag", "b");
    return (await fetch(`${base}/uploads/fields`, { method: "POST", body })).status;
  },
  "plain-conditional": async () => {
    const statuses = [];
    for (const tag of ["", '"v3"']) {
      const headers = tag === "" ? {} : { "if-none-match": tag };
      statuses.push((await fetch(`${base}/documents/3`, { headers })).status);
    }
    return statuses;
  },
  "plain-delete-many": async () => {
    const body = JSON.stringify({ ids: [1, 2, 3] });
    return (await fetch(`${base}/items`, { method: "DELETE", headers: json, body })).status;
  },
  "plain-lines": async () => {
    const body = [
      { id: 1, v: 1.5 },
      { id: 2, v: null },
    ]
      .map((one) => `${JSON.stringify(one)}\n`)
      .join("");
    const headers = { "content-type": "application/x-ndjson" };
    return (await fetch(`${base}/import`, { method: "POST", headers, body })).status;
  },
  "plain-json-lines-encoder": async () => {
    return (await post("/encoded", { b: 1, a: [true, null, "x"] })).status;
  },
};
