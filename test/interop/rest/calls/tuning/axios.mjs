import axios from "axios";

const client = axios.create({ baseURL: "https://api.example.com/v1" });

export const calls = {
  "plain-null-update": async () => {
    const { status } = await client.patch(
      "/groups/7",
      { name: "new", parent: null, members: [] },
      { headers: { "content-type": "application/merge-patch+json" } },
    );
    return status;
  },
  "plain-form": async () => {
    const form = new URLSearchParams([
      ["user", "ada lovelace"],
      ["scope", "read"],
      ["scope", "write"],
      ["note", "1+1=2 & ü*~"],
    ]);
    return (await client.post("/login", form)).status;
  },
  "plain-empty-post": async () => {
    return (await client.post("/jobs/9/run")).status;
  },
  "plain-dates": async () => {
    const at = new Date("2026-01-02T03:04:05Z");
    const { status } = await client.post("/calendar", [{ at, zone: "2026-01-02T03:04:05+01:00", count: 0 }]);
    return status;
  },
};
