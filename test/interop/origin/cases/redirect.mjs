import { exchange, JSON_TYPE, oneCase, TEXT_TYPE } from "../case.mjs";

const ORIGIN = "http://origin.test";
const POSTED = { headers: [JSON_TYPE], body: '{"moved":true}' };

// Go adds the Referer to a request that it makes by following a redirect; `followed` marks those.
const followed = (from, request) => ({
  ...request,
  headers: [...(request.headers ?? []), ["Referer", `${ORIGIN}${from}`]],
});

const chain = (name, ...exchanges) => ({
  name,
  follow: true,
  exchanges: exchanges.map((one, index) => (index === 0 ? one : { ...one, followed: true })),
});

export const redirectCases = [
  chain(
    "redirect-followed",
    exchange({ path: "/redirect/start" }, { status: 302, headers: [["Location", "/redirect/end"]] }),
    exchange(followed("/redirect/start", { path: "/redirect/end" }), { headers: [TEXT_TYPE], body: "arrived" }),
  ),
  oneCase(
    "redirect-not-followed",
    { path: "/redirect/stay" },
    { status: 302, headers: [TEXT_TYPE, ["Location", `${ORIGIN}/redirect/nowhere`]], body: "see there\n" },
  ),
  chain(
    "redirect-307-post",
    exchange(
      { method: "POST", path: "/redirect/post", ...POSTED },
      { status: 307, headers: [["Location", `${ORIGIN}/redirect/posted`]] },
    ),
    exchange(followed("/redirect/post", { method: "POST", path: "/redirect/posted", ...POSTED }), {
      headers: [JSON_TYPE],
      body: '{"received":true}',
    }),
  ),
  chain(
    "redirect-303-post",
    exchange(
      { method: "POST", path: "/redirect/form", ...POSTED },
      { status: 303, headers: [["Location", "/redirect/result"]] },
    ),
    exchange(followed("/redirect/form", { path: "/redirect/result" }), { headers: [TEXT_TYPE], body: "result" }),
  ),
];
