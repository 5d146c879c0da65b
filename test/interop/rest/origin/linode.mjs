import { always, json } from "./reply.mjs";

const page = (data) => json({ data, page: 1, pages: 1, results: data.length });
const instance = { id: 123, label: "web-1", region: "eu-west", tags: [] };

/** The volume that the filter header names: nothing else tells the requests apart. */
function volumes({ headers }) {
  const { label } = JSON.parse(headers.get("x-filter") ?? "{}");
  return page([{ id: label === "web" ? 1 : 2, label }]);
}

/** What api.linode.com answers. */
export const linode = [
  [/^GET api\.linode\.com\/v4(beta)?\/linode\/instances$/, always(page([instance]))],
  [/^GET api\.linode\.com\/v4(beta)?\/volumes$/, volumes],
  [/^GET api\.linode\.com\/v4(beta)?\/linode\/types$/, always(page([{ id: "g6-nanode-1", label: "Nanode 1GB" }]))],
  [/^POST api\.linode\.com\/v4(beta)?\/linode\/instances$/, always(json(instance))],
  [/^POST api\.linode\.com\/v4(beta)?\/linode\/instances\/123\/boot$/, always(json({}))],
  [/^PUT api\.linode\.com\/v4(beta)?\/linode\/instances\/123$/, always(json(instance))],
  [/^DELETE api\.linode\.com\/v4(beta)?\/linode\/instances\/123$/, always(json({}))],
  [/^POST api\.linode\.com\/v4(beta)?\/volumes\/77\/resize$/, always(json({ id: 77, size: 40 }))],
  [/^POST api\.linode\.com\/v4(beta)?\/domains\/5\/records$/, always(json({ id: 55, type: "MX" }))],
  [
    /^PUT api\.linode\.com\/v4(beta)?\/networking\/firewalls\/9\/rules$/,
    always(json({ inbound: [{ action: "ACCEPT" }], inbound_policy: "DROP", outbound: [], outbound_policy: "ACCEPT" })),
  ],
];
