import { always, json } from "./reply.mjs";

/** Two users on the first page, one on the second. */
function users({ url, text }) {
  const cursor = new URLSearchParams(text).get("cursor") ?? url.searchParams.get("cursor");
  const members = cursor === "bmV4dA==" ? [{ id: "U3" }] : [{ id: "U1" }, { id: "U2" }];
  return json({ ok: true, members, response_metadata: { next_cursor: cursor === "bmV4dA==" ? "" : "bmV4dA==" } });
}

/** What slack.com answers. */
export const slack = [
  [/^POST slack\.com\/api\/chat\./, always(json({ ok: true, channel: "C1", ts: "1700000001.000200", text: "" }))],
  [/^POST slack\.com\/api\/conversations\.list$/, always(json({ ok: true, channels: [{ id: "C1" }] }))],
  [
    /^POST slack\.com\/api\/conversations\.history$/,
    always(json({ ok: true, messages: [{ type: "message", text: "hi" }] })),
  ],
  [
    /^POST slack\.com\/api\/(reactions\.add|conversations\.(invite|create))$/,
    always(json({ ok: true, channel: { id: "C1" } })),
  ],
  [/^POST slack\.com\/api\/users\.lookupByEmail$/, always(json({ ok: true, user: { id: "U1" } }))],
  [/^POST slack\.com\/api\/users\.list$/, users],
  [/^POST slack\.com\/api\/users\.profile\.set$/, always(json({ ok: true, profile: {} }))],
];
