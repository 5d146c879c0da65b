import { gzipSync } from "node:zlib";

const base = "https://api.example.com/v1";
const json = { "content-type": "application/json" };
const post = (path, value) => fetch(base + path, { method: "POST", headers: json, body: JSON.stringify(value) });

export const calls = {
  "plain-escapes": async () => {
    return (await post("/notes", { html: "<b>&amp;</b>", line: "a\u2028b", text: '\u0000\u0007"/\\ 😀' })).status;
  },
  "plain-null-update": async () => {
    const answer = await fetch(`${base}/groups/7`, {
      method: "PATCH",
      headers: { "content-type": "application/merge-patch+json" },
      body: JSON.stringify({ name: "new", parent: null, members: [] }),
    });
    return answer.status;
  },
  "plain-form": async () => {
    const body = new URLSearchParams({ user: "ada lovelace", note: "1+1=2 & ü*~" });
    body.append("scope", "read");
    body.append("scope", "write");
    return (await fetch(`${base}/login`, { method: "POST", body })).status;
  },
  "plain-upload": async () => {
    const body = new Uint8Array([0, 1, 2, 0xff, 0xfe, 0xfd, 13, 10, 0x80]);
    const headers = { "content-type": "application/octet-stream" };
    return (await fetch(`${base}/blobs/raw.bin`, { method: "PUT", headers, body })).status;
  },
  "plain-gzip": async () => {
    const headers = { ...json, "content-encoding": "gzip" };
    const body = gzipSync('{"events":[1,2,3]}');
    return (await fetch(`${base}/events`, { method: "POST", headers, body })).status;
  },
  "plain-head": async () => {
    return (await fetch(`${base}/documents/3`, { method: "HEAD" })).status;
  },
  "plain-empty-post": async () => {
    return (await fetch(`${base}/jobs/9/run`, { method: "POST", headers: json })).status;
  },
  "plain-dates": async () => {
    const at = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
    return (await post("/calendar", [{ at, zone: "2026-01-02T03:04:05+01:00", count: 0 }])).status;
  },
};
