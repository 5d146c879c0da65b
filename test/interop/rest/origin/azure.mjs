import { always, empty, json } from "./reply.mjs";

const group = { id: "/subscriptions/s1/resourceGroups/web", name: "web", location: "westeurope", tags: {} };

/** What management.azure.com answers. */
export const azure = [
  [/^GET management\.azure\.com\/subscriptions\/s1\/resourcegroups$/i, always(json({ value: [group] }))],
  [/^PUT management\.azure\.com\/subscriptions\/s1\/resourcegroups\//i, always(json(group, 201))],
  [/^PATCH management\.azure\.com\/subscriptions\/s1\/resourcegroups\/web$/i, always(json(group))],
  [/^HEAD management\.azure\.com\/subscriptions\/s1\/resourcegroups\/web$/i, always(empty())],
  [
    /^POST management\.azure\.com\/subscriptions\/s1\/providers\/Microsoft\.Storage\/register$/i,
    always(json({ id: "/subscriptions/s1/providers/Microsoft.Storage", namespace: "Microsoft.Storage" })),
  ],
];
