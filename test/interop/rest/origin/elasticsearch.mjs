import { always, json } from "./reply.mjs";

// The clients ask for this header before they take an answer for one of the product.
const found = (value, status = 200) =>
  json(value, status, {
    "content-type": "application/vnd.elasticsearch+json;compatible-with=9",
    "x-elastic-product": "Elasticsearch",
  });

/** What a cluster answers. */
export const elasticsearch = [
  [
    /^POST search\.example\.com\/launches(,|%2C)tests\/_search$/i,
    always(found({ took: 1, hits: { total: { value: 2 }, hits: [] } })),
  ],
  [/^PUT search\.example\.com\/launches\/_doc\//, always(found({ _id: "x", result: "created" }, 201))],
  [/^(POST|PUT) search\.example\.com\/_bulk$/, always(found({ took: 1, errors: false, items: [] }))],
  [/^POST search\.example\.com\/launches\/_update\/1$/, always(found({ _id: "1", result: "updated" }))],
  [/^HEAD search\.example\.com\/launches\/_doc\/1$/, always({ ...found({}), body: undefined })],
  [/^POST search\.example\.com\/launches\/_delete_by_query$/, always(found({ took: 1, deleted: 3 }))],
  [/^(GET|POST) search\.example\.com\/launches\/_count$/, always(found({ count: 5 }))],
  [/^PUT search\.example\.com\/launches$/, always(found({ acknowledged: true, index: "launches" }))],
];
