import { always, empty, json } from "./reply.mjs";

const issue = { id: 420, number: 42, title: "Fuel", state: "open", labels: [] };
const file = { content: { name: "a.md", path: "a.md" }, commit: { sha: "1", message: "Say more" } };

/** Two issues on the first page, one on the second. */
function issues({ url }) {
  if (url.searchParams.get("per_page") !== "2") return json([issue]);
  if (url.searchParams.get("page") === "2") return json([{ ...issue, number: 44 }]);
  const next = new URL(url);
  next.searchParams.set("page", "2");
  return json([issue, { ...issue, number: 43 }], 200, {
    link: `<${next.href}>; rel="next", <${next.href}>; rel="last"`,
  });
}

/** What api.github.com answers. */
export const github = [
  [/^GET api\.github\.com\/repos\/acme\/rocket\/issues$/, issues],
  [/^POST api\.github\.com\/repos\/acme\/rocket\/issues$/, always(json(issue, 201))],
  [/^PATCH api\.github\.com\/repos\/acme\/rocket\/issues\/42$/, always(json(issue))],
  [/^(PUT|DELETE) api\.github\.com\/repos\/acme\/rocket\/contents\//, always(json(file))],
  [/^GET api\.github\.com\/repos\/acme\/rocket\/labels\//, always(json({ id: 3, name: "good first issue" }))],
  [/^GET api\.github\.com\/search\/code$/, always(json({ total_count: 1, incomplete_results: false, items: [] }))],
  [
    /^PUT api\.github\.com\/repos\/acme\/rocket\/branches\/main\/protection$/,
    always(json({ url: "https://x.example/" })),
  ],
  [/^PUT api\.github\.com\/repos\/acme\/rocket\/topics$/, always(json({ names: ["space", "go"] }))],
  [/^PUT api\.github\.com\/user\/starred\//, always(empty())],
  [/^GET api\.github\.com\/repos\/acme\/rocket\/collaborators\/nobody$/, always(json({ message: "Not Found" }, 404))],
  [
    /^PUT api\.github\.com\/repos\/acme\/rocket\/pulls\/9\/merge$/,
    always(json({ sha: "1", merged: true, message: "" })),
  ],
  [/^DELETE api\.github\.com\/repos\/acme\/rocket\/git\/refs\//, always(empty())],
  [
    /^POST (uploads|api)\.github\.com\/repos\/acme\/rocket\/releases\/5\/assets$/,
    always(json({ id: 6, name: "a" }, 201)),
  ],
  [/^POST api\.github\.com\/gists$/, always(json({ id: "ab12" }, 201))],
  [/^GET api\.github\.com\/repos\/acme\/rocket\/commits$/, always(json([{ sha: "1" }]))],
];
