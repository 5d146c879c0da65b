// A small shop: pages and assets on one host, an API on another, and somebody who counts visitors on a third.
import { createServer } from "node:http";

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Shop</title>
<link rel="stylesheet" href="/shop.css">
<link rel="icon" href="/shop.png">
<img src="/shop.png" alt="">
<script type="module" src="/shop.js"></script>
`;

const SCRIPT = `const api = "http://api.shop.example.test";
const headers = { authorization: "Bearer example-token-of-nobody", "content-type": "application/json" };
const call = (path, init) => fetch(api + path, { headers, ...init });

navigator.sendBeacon("http://metrics.example.test/visit?visitor=4711", "page=shop");
const products = await (await call("/products?sort=price")).json();
await (await call("/carts", { method: "POST", body: JSON.stringify({ product: products[0].id, note: "für später" }) })).json();
for (let left = 3; left > 0; left--) await (await call("/carts/1/status")).json();
const stream = await call("/recommendations");
document.title = (await stream.text()).split("\\n\\n").length + " recommendations";
`;

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const json = (value, status = 200) => ({ status, type: "application/json", body: JSON.stringify(value) });
let asked = 0;

const answers = {
  "GET shop.example.test/": () => ({
    type: "text/html",
    body: PAGE,
    cookie: "session=example-session-of-nobody; HttpOnly",
  }),
  "GET shop.example.test/shop.css": () => ({ type: "text/css", body: "body { font: 16px sans-serif }\n" }),
  "GET shop.example.test/shop.js": () => ({ type: "text/javascript", body: SCRIPT }),
  "GET shop.example.test/shop.png": () => ({ type: "image/png", body: PNG }),
  "POST metrics.example.test/visit": () => ({ status: 204, type: "text/plain", body: "" }),
  "GET api.shop.example.test/products": () =>
    json([
      { id: 7, name: "Crème brûlée", price: 4.5 },
      { id: 9, name: "東京 tea", price: 12 },
    ]),
  "POST api.shop.example.test/carts": () => json({ cart: 1, items: 1 }, 201),
  "GET api.shop.example.test/carts/1/status": () => json({ status: ["reserved", "paid", "sent"][asked++ % 3] }),
  // Without a charset: the browser takes the text for windows-1252, and its recorder writes that into the HAR.
  "GET api.shop.example.test/recommendations": () => ({
    type: "text/event-stream",
    body: 'data: {"name":"Gâteau"}\n\ndata: {"name":"東京"}\n\n',
  }),
};

/** Starts the shop on 127.0.0.1; every host name leads here. */
export async function startShop() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://h");
    const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type" };
    const answer = answers[`${request.method} ${request.headers.host}${pathname}`];
    response.sendDate = false;
    if (request.method === "OPTIONS") return void response.writeHead(204, cors).end();
    if (answer === undefined) return void response.writeHead(404, cors).end();
    const { status = 200, type, body, cookie } = answer();
    const headers = { ...cors, "content-type": type, ...(cookie && { "set-cookie": cookie }) };
    request.resume().on("end", () => response.writeHead(status, headers).end(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
