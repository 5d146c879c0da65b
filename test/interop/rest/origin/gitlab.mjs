import { always, json } from "./reply.mjs";

const issue = { id: 30, iid: 3, title: "Leak", state: "closed" };

/** Two branches on the first page, one on the second. */
function branches({ url }) {
  const isSecond = url.searchParams.get("page") === "2";
  const next = new URL(url);
  next.searchParams.set("page", "2");
  return json(isSecond ? [{ name: "c" }] : [{ name: "a" }, { name: "b" }], 200, {
    "x-page": isSecond ? "2" : "1",
    "x-per-page": "2",
    "x-next-page": isSecond ? "" : "2",
    "x-total": "3",
    "x-total-pages": "2",
    ...(isSecond ? {} : { link: `<${next.href}>; rel="next"` }),
  });
}

/** What gitlab.com answers. */
export const gitlab = [
  [/^GET gitlab\.com\/api\/v4\/projects\/[^/]+\/issues$/, always(json([issue]))],
  [/^GET gitlab\.com\/api\/v4\/projects\/[^/]+$/, always(json({ id: 17, name: "rocket" }))],
  [/^GET gitlab\.com\/api\/v4\/projects\/17\/repository\/files\//, always(json({ file_name: "a+b.md", size: 5 }))],
  [
    /^PUT gitlab\.com\/api\/v4\/projects\/17\/repository\/files\//,
    always(json({ file_path: "src/main.go", branch: "main" })),
  ],
  [/^POST gitlab\.com\/api\/v4\/projects\/17\/merge_requests$/, always(json({ id: 50, iid: 5 }, 201))],
  [/^POST gitlab\.com\/api\/v4\/projects\/17\/repository\/commits$/, always(json({ id: "1", short_id: "1" }, 201))],
  [/^PUT gitlab\.com\/api\/v4\/projects\/17\/issues\/3$/, always(json(issue))],
  [/^DELETE gitlab\.com\/api\/v4\/projects\/17\/repository\/branches\//, always({ status: 204 })],
  [/^GET gitlab\.com\/api\/v4\/projects\/17\/repository\/branches$/, branches],
  [/^POST gitlab\.com\/api\/v4\/groups\/[^/]+\/variables$/, always(json({ key: "STAGE", value: "x" }, 201))],
  [
    /^POST gitlab\.com\/api\/v4\/projects\/17\/uploads$/,
    always(json({ id: 1, alt: "notes", url: "/uploads/1/notes.txt" }, 201)),
  ],
  [/^POST gitlab\.com\/api\/v4\/projects\/17\/star$/, always(json({ id: 17 }, 201))],
  [/^POST gitlab\.com\/api\/v4\/projects\/17\/issues\/3\/time_estimate$/, always(json({ time_estimate: 12600 }))],
];
