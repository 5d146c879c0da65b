import { exchange, JSON_TYPE, oneCase, TEXT_TYPE } from "../case.mjs";

const status = (code, response = {}, request = {}) =>
  oneCase(`status-${code}`, { path: `/status/${code}`, ...request }, { status: code, ...response });

const ANSWERS = ["queued", "running", "done"];

export const statusCases = [
  status(200, { headers: [TEXT_TYPE] }),
  status(
    201,
    { headers: [JSON_TYPE, ["Location", "/items/7"]], body: '{"id":7}' },
    { method: "POST", headers: [JSON_TYPE], body: '{"name":"seven"}' },
  ),
  status(204, { headers: [["X-Left", "none"]] }),
  status(205),
  status(304, { headers: [["Etag", '"v1"']] }, { headers: [["If-None-Match", '"v1"']] }),
  status(404, { headers: [JSON_TYPE], body: '{"error":"no such item"}' }),
  status(418, { headers: [TEXT_TYPE], body: "short and stout\n" }),
  status(500, { headers: [TEXT_TYPE], body: "it broke\n" }),
  oneCase(
    "head-content-length",
    { method: "HEAD", path: "/status/head" },
    { headers: [TEXT_TYPE, ["Content-Length", "1234"]] },
  ),
  {
    name: "repeat-three-answers",
    exchanges: ANSWERS.map((state) =>
      exchange({ path: "/jobs/1" }, { headers: [JSON_TYPE], body: JSON.stringify({ id: 1, state }) }),
    ),
  },
];
