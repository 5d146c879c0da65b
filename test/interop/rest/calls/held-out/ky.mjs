import ky from "ky";

const hetzner = ky.create({ prefix: "https://api.hetzner.cloud/v1", headers: { authorization: "Bearer dummy" } });

export const calls = {
  "hetzner-server-labels": async () => {
    const { server } = await hetzner.put("servers/42", { json: { labels: { env: "test" } } }).json();
    return server.id;
  },
};
