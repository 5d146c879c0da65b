import { always, empty, json } from "./reply.mjs";

const server = (name) => ({ id: "33333333-3333-4333-8333-333333333333", name, tags: [], volumes: {}, public_ips: [] });

/** Three servers; two on a page when the caller says so. */
function servers({ url }) {
  const all = ["a", "b", "c"].map(server);
  const isSecond = url.searchParams.get("page") === "2";
  const page = url.searchParams.get("per_page") === "2" ? (isSecond ? all.slice(2) : all.slice(0, 2)) : all;
  return json({ servers: page, total_count: 3 }, 200, { "x-total-count": "3" });
}

const namespace = { id: "55555555-5555-4555-8555-555555555555", name: "images" };

/** What api.scaleway.com answers. */
export const scaleway = [
  [/^GET api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/servers$/, servers],
  [/^POST api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/servers$/, always(json({ server: server("web-1") }, 201))],
  [
    /^POST api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/servers\/[^/]+\/action$/,
    always(json({ task: { id: "t" } }, 202)),
  ],
  [/^PATCH api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/servers\//, always(json({ server: server("web-2") }))],
  [
    /^PATCH api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/ips\//,
    always(json({ ip: { id: "i", address: "192.0.2.7" } })),
  ],
  [/^DELETE api\.scaleway\.com\/instance\/v1\/zones\/fr-par-1\/ips\//, always(empty())],
  [
    /^GET api\.scaleway\.com\/registry\/v1\/regions\/fr-par\/namespaces$/,
    always(json({ namespaces: [namespace], total_count: 1 })),
  ],
  [/^(POST|PATCH) api\.scaleway\.com\/registry\/v1\/regions\/fr-par\/namespaces/, always(json(namespace))],
  [/^PATCH api\.scaleway\.com\/domain\/v2beta1\/dns-zones\/example\.com\/records$/, always(json({ records: [] }))],
  [
    /^POST api\.scaleway\.com\/secret-manager\/v1beta1\/regions\/fr-par\/secrets\/[^/]+\/versions$/,
    always(json({ revision: 2 })),
  ],
  // Asked for once in a while by the Go SDK.
  [/^GET api\.scaleway\.com\/metadata$/, always(json({}))],
];
