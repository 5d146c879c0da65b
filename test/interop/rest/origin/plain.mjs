import { always, empty, json } from "./reply.mjs";

/** A document, or word that it did not change. */
function document({ headers }) {
  if (headers.get("if-none-match") === '"v3"') return { status: 304, headers: { etag: '"v3"' } };
  return json({ id: 3 }, 200, { etag: '"v3"' });
}

/** What an API without an SDK answers. */
export const plain = [
  [/^GET api\.example\.com\/v1\/documents\/3$/, document],
  [/^HEAD api\.example\.com\/v1\/documents\/3$/, always({ status: 200, headers: { "content-length": "8" } })],
  [/^DELETE api\.example\.com\//, always(empty())],
  [/^(GET|POST|PUT|PATCH) api\.example\.com\//, always(json({ ok: true }))],
];
