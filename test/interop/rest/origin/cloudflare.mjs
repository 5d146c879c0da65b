import { always, json } from "./reply.mjs";

const good = (result, result_info) => json({ success: true, errors: [], messages: [], result, result_info });
const record = (name) => ({ id: name, name, type: "A", content: "192.0.2.1" });

/** Three records: two on the first page of two, one on the second. */
function records({ url }) {
  const all = ["a", "b", "c"].map(record);
  const page = Number(url.searchParams.get("page") ?? 1);
  const size = Number(url.searchParams.get("per_page"));
  const list = all.slice((page - 1) * size, page * size);
  return good(list, { page, per_page: size, count: list.length, total_count: 3, total_pages: Math.ceil(3 / size) });
}

/** What api.cloudflare.com answers. */
export const cloudflare = [
  [/^GET api\.cloudflare\.com\/client\/v4\/zones\/z1\/dns_records$/, records],
  [
    /^(POST|PATCH) api\.cloudflare\.com\/client\/v4\/zones\/z1\/dns_records(\/r1)?$/,
    always(good(record("www.example.com"))),
  ],
  [/^DELETE api\.cloudflare\.com\/client\/v4\/zones\/z1\/dns_records\/r1$/, always(good({ id: "r1" }))],
  [/^POST api\.cloudflare\.com\/client\/v4\/zones\/z1\/purge_cache$/, always(good({ id: "z1" }))],
  [/^PUT api\.cloudflare\.com\/client\/v4\/accounts\/a1\/storage\/kv\/namespaces\/n1\/values\//, always(good(null))],
  [
    /^PUT api\.cloudflare\.com\/client\/v4\/accounts\/a1\/storage\/kv\/namespaces\/n1\/bulk$/,
    always(good({ successful_key_count: 2 })),
  ],
];
