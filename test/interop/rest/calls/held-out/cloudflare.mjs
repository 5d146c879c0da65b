import Cloudflare from "cloudflare";

const cloudflare = new Cloudflare({ apiToken: "dummy" });

export const calls = {
  "cloudflare-records-all-pages": async () => {
    const names = [];
    for await (const { name } of cloudflare.dns.records.list({ zone_id: "z1", per_page: 2 })) names.push(name);
    return names;
  },
  "cloudflare-record-create": async () => {
    const { id } = await cloudflare.dns.records.create({
      zone_id: "z1",
      name: "www.example.com",
      type: "A",
      content: "192.0.2.1",
      ttl: 1,
      proxied: false,
      comment: "web <front>",
    });
    return id;
  },
  "cloudflare-record-edit": async () => {
    const { id } = await cloudflare.dns.records.edit("r1", {
      zone_id: "z1",
      name: "www.example.com",
      type: "A",
      ttl: 300,
      content: "192.0.2.2",
      comment: null,
    });
    return id;
  },
  "cloudflare-record-delete": async () => {
    const { id } = await cloudflare.dns.records.delete("r1", { zone_id: "z1" });
    return id;
  },
  "cloudflare-cache-purge": async () => {
    const { id } = await cloudflare.cache.purge({
      zone_id: "z1",
      files: ["https://www.example.com/a.css?v=1&m=dark", "https://www.example.com/b c.js"],
    });
    return id;
  },
  "cloudflare-value-put": async () => {
    await cloudflare.kv.namespaces.values.update("settings/über uns", {
      namespace_id: "n1",
      account_id: "a1",
      value: "dark & blue",
      expiration_ttl: 3600,
    });
    return "put";
  },
  "cloudflare-value-upload": async () => {
    const { successful_key_count } = await cloudflare.kv.namespaces.bulkUpdate("n1", {
      account_id: "a1",
      body: [
        { key: "a", value: "1" },
        { key: "b", value: "xxx", expiration_ttl: 60 },
      ],
    });
    return successful_key_count;
  },
};
