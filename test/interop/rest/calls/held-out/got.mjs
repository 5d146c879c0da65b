import got from "got";

const client = got.extend({ prefixUrl: "https://api.example.com/v1", retry: { limit: 0 } });

export const calls = {
  "plain-query": async () => {
    const searchParams = new URLSearchParams([
      ["q", "a+b & c/d"],
      ["tag", "x"],
      ["tag", "y z"],
      ["empty", ""],
      ["näme", "ü"],
    ]);
    return (await client.get("search", { searchParams })).statusCode;
  },
  "plain-json-lines-encoder": async () => {
    return (await client.post("encoded", { json: { b: 1, a: [true, null, "x"] } })).statusCode;
  },
};
