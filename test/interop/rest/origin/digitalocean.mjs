import { always, empty, json } from "./reply.mjs";

const droplet = { id: 7, name: "web-1" };

/** What api.digitalocean.com answers. */
export const digitalocean = [
  [/^GET api\.digitalocean\.com\/v2\/droplets$/, always(json({ droplets: [droplet], links: {}, meta: { total: 1 } }))],
  [/^POST api\.digitalocean\.com\/v2\/droplets$/, always(json({ droplet }, 202))],
  [
    /^POST api\.digitalocean\.com\/v2\/droplets\/7\/actions$/,
    always(json({ action: { id: 1, status: "in-progress" } }, 201)),
  ],
  [/^DELETE api\.digitalocean\.com\/v2\/droplets$/, always(empty())],
  [
    /^(PUT|PATCH) api\.digitalocean\.com\/v2\/domains\/example\.com\/records\/9$/,
    always(json({ domain_record: { id: 9 } })),
  ],
  [/^POST api\.digitalocean\.com\/v2\/tags\/web\/resources$/, always(empty())],
  [/^POST api\.digitalocean\.com\/v2\/firewalls$/, always(json({ firewall: { id: "f" } }, 202))],
  [/^POST api\.digitalocean\.com\/v2\/volumes$/, always(json({ volume: { id: "v" } }, 201))],
];
