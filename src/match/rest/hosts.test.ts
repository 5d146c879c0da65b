import { expect, test } from "vitest";
import { storedBody } from "../../model/body.ts";
import { encodeUtf8 } from "../../model/bytes.ts";
import type { HttpRequest } from "../../model/types.ts";
import { requestKey } from "../key.ts";
import { rest } from "../presets.ts";

function ask(method: string, url: string, body = ""): HttpRequest {
  return { method, url, headers: [], body: storedBody(encodeUtf8(body)) };
}

const same = (a: HttpRequest, b: HttpRequest) => requestKey(a, rest) === requestKey(b, rest);
const slack = (body: string, method = "conversations.history") => ask("POST", `https://slack.com/api/${method}`, body);
const droplet = (more: object) =>
  ask("POST", "https://api.digitalocean.com/v2/droplets", JSON.stringify({ name: "a", ...more }));
const github = "https://api.github.com/repos/o/r";

test.each([
  ["the first page", ask("GET", "https://api.linode.com/v4/x?page=1"), ask("GET", "https://api.linode.com/v4/x")],
  [
    "the first page, on any host of GitLab",
    ask("GET", "https://g.ex/api/v4/x?page=1"),
    ask("GET", "https://g.ex/api/v4/x"),
  ],
  ["a path in a repository", ask("GET", `${github}/contents/a%2Fb.txt`), ask("GET", `${github}/contents/a/b.txt`)],
  ["a reference", ask("DELETE", `${github}/git/refs/heads%2Fa`), ask("DELETE", `${github}/git/refs/heads/a`)],
  ["defaults of a droplet", droplet({ backups: false, ipv6: false, monitoring: false }), droplet({})],
  ["a token in the form", slack("channel=C&token=xoxb"), slack("channel=C")],
  ["flags", slack("channel=C&inclusive=1&include_all_metadata=0"), slack("channel=C&inclusive=true")],
])("%s", (_, a, b) => {
  expect(same(a, b)).toBe(true);
});

test.each([
  ["the second page", ask("GET", "https://api.linode.com/v4/x?page=2"), ask("GET", "https://api.linode.com/v4/x")],
  ["the first page of an unknown API", ask("GET", "https://a.ex/v4/x?page=1"), ask("GET", "https://a.ex/v4/x")],
  [
    "two pages",
    ask("GET", "https://api.linode.com/v4/x?page=1&page=2"),
    ask("GET", "https://api.linode.com/v4/x?page=2"),
  ],
  ["a slash in another place", ask("GET", `${github}/labels/a%2Fb`), ask("GET", `${github}/labels/a/b`)],
  ["another path", ask("GET", `${github}/contents/a%2Fb.txt`), ask("GET", `${github}/contents/a/c.txt`)],
  ["backups", droplet({ backups: true }), droplet({})],
  ["another channel", slack("channel=C&token=x"), slack("channel=D&token=x")],
  ["a flag", slack("channel=C&inclusive=1"), slack("channel=C&inclusive=0")],
  ["a number of ours", slack("channel=C&limit=1"), slack("channel=C&limit=true")],
  ["a token elsewhere", ask("POST", "https://a.ex/api/x.y", "a=1&token=t"), ask("POST", "https://a.ex/api/x.y", "a=1")],
])("not %s", (_, a, b) => {
  expect(same(a, b)).toBe(false);
});

test("a filter of Linode is part of the request, whatever its spelling", () => {
  const list = (filter: string): HttpRequest => ({
    ...ask("GET", "https://api.linode.com/v4/linode/instances"),
    headers: [["X-Filter", filter]],
  });
  expect(same(list('{"tags":"a","region":"b"}'), list('{ "region": "b", "tags": "a" }'))).toBe(true);
  expect(same(list('{"tags":"a"}'), list('{"tags":"b"}'))).toBe(false);
});
