import { JSON_TYPE, oneCase } from "../case.mjs";

const item = (method, request, response) =>
  oneCase(`method-${method.toLowerCase()}`, { method, path: "/items/7", ...request }, response);

export const methodCases = [
  item(
    "PUT",
    { headers: [JSON_TYPE], body: '{"name":"new"}' },
    { headers: [JSON_TYPE], body: '{"id":7,"name":"new"}' },
  ),
  item(
    "PATCH",
    { headers: [["Content-Type", "application/merge-patch+json"]], body: '{"name":null}' },
    { headers: [JSON_TYPE], body: '{"id":7}' },
  ),
  item("DELETE", {}, { status: 202, headers: [JSON_TYPE], body: '{"deleted":7}' }),
  item("OPTIONS", {}, { headers: [["Allow", "GET, PUT, PATCH, DELETE"]] }),
  oneCase(
    "method-delete-body",
    { method: "DELETE", path: "/items", headers: [JSON_TYPE], body: '{"ids":[1,2]}' },
    { status: 204 },
  ),
];
