import Cloudflare from "cloudflare";

const cloudflare = new Cloudflare({ apiToken: "dummy" });

export const calls = {
  "cloudflare-records-filtered": async () => {
    const { result } = await cloudflare.dns.records.list({
      zone_id: "z1",
      type: "A",
      name: { contains: "www.", endswith: "example.com" },
      proxied: true,
      per_page: 100,
    });
    return result.length;
  },
};
