import { always, json } from "./reply.mjs";

const customer = (number) => ({ id: `cus_${number}`, object: "customer" });

/** Three customers: all of them, or two and one. */
function customers({ url }) {
  const list = [1, 2, 3].map(customer);
  const page = url.searchParams.has("starting_after")
    ? list.slice(2)
    : list.slice(0, Number(url.searchParams.get("limit")));
  const has_more = page.length === 2;
  return json({ object: "list", url: "/v1/customers", has_more, data: page });
}

const found = { object: "search_result", url: "/v1/customers/search", has_more: false, data: [customer(1)] };
const subscription = { id: "sub_1", object: "subscription", status: "canceled" };

/** What api.stripe.com answers. */
export const stripe = [
  [/^POST api\.stripe\.com\/v1\/customers(\/cus_1)?$/, always(json(customer(1)))],
  [/^GET api\.stripe\.com\/v1\/customers$/, customers],
  [/^GET api\.stripe\.com\/v1\/customers\/search$/, always(json(found))],
  [/^GET api\.stripe\.com\/v1\/customers\/cus_1$/, always(json(customer(1)))],
  [/^DELETE api\.stripe\.com\/v1\/customers\/cus_1$/, always(json({ ...customer(1), deleted: true }))],
  [/^POST api\.stripe\.com\/v1\/prices$/, always(json({ id: "price_1", object: "price" }))],
  [/^(POST|DELETE) api\.stripe\.com\/v1\/subscriptions(\/sub_1)?$/, always(json(subscription))],
  [
    /^POST api\.stripe\.com\/v1\/invoices\/in_1\/finalize$/,
    always(json({ id: "in_1", object: "invoice", status: "open" })),
  ],
  [/^POST files\.stripe\.com\/v1\/files$/, always(json({ id: "file_1", object: "file" }))],
  [
    /^POST api\.stripe\.com\/v2\/billing\/meter_events$/,
    always(json({ object: "v2.billing.meter_event", identifier: "event-1", event_name: "thrust", payload: {} })),
  ],
];
