import got from "got";

const client = got.extend({ prefixUrl: "https://api.example.com/v1", retry: { limit: 0 } });

export const calls = {
  "plain-escapes": async () => {
    const json = { html: "<b>&amp;</b>", line: "a\u2028b", text: '\u0000\u0007"/\\ 😀' };
    return (await client.post("notes", { json })).statusCode;
  },
  "plain-form": async () => {
    const form = new URLSearchParams([
      ["user", "ada lovelace"],
      ["scope", "read"],
      ["scope", "write"],
      ["note", "1+1=2 & ü*~"],
    ]);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return (await client.post("login", { body: form.toString(), headers })).statusCode;
  },
  "plain-head": async () => {
    return (await client.head("documents/3")).statusCode;
  },
  "plain-upload": async () => {
    const body = Buffer.from([0, 1, 2, 0xff, 0xfe, 0xfd, 13, 10, 0x80]);
    const headers = { "content-type": "application/octet-stream" };
    return (await client.put("blobs/raw.bin", { body, headers })).statusCode;
  },
};
