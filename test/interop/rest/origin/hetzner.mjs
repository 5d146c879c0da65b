import { always, json } from "./reply.mjs";

const server = { id: 42, name: "web-1" };
const action = { id: 5, status: "running", command: "start_server", progress: 0 };
const meta = { pagination: { page: 1, per_page: 25, last_page: 1, total_entries: 1 } };

/** What api.hetzner.cloud answers. */
export const hetzner = [
  [/^GET api\.hetzner\.cloud\/v1\/servers$/, always(json({ servers: [server], meta }))],
  [/^POST api\.hetzner\.cloud\/v1\/servers$/, always(json({ server, action, next_actions: [] }, 201))],
  [
    /^POST api\.hetzner\.cloud\/v1\/servers\/42\/actions\/create_image$/,
    always(json({ image: { id: 6 }, action }, 201)),
  ],
  [/^POST api\.hetzner\.cloud\/v1\/servers\/42\/actions\//, always(json({ action }, 201))],
  [/^(PUT|GET) api\.hetzner\.cloud\/v1\/servers\/42$/, always(json({ server }))],
  [/^DELETE api\.hetzner\.cloud\/v1\/servers\/42$/, always(json({ action }))],
  [/^POST api\.hetzner\.cloud\/v1\/firewalls\/3\/actions\/set_rules$/, always(json({ actions: [action] }, 201))],
];
