import type { HeaderList } from "../../../../src/model/types.ts";
import type { Kind } from "../kind.ts";
import { inOneLine, type Place, plainOnly, spelled, tokenLike } from "../place.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

function requestHeader(
  name: string,
  header: (value: string, kind: Kind) => HeaderList[number],
  fits: Place["fits"] = tokenLike,
): Place {
  return { name, toldBy: "name", fits, plant: (value, kind) => [{ requestHeaders: [header(value, kind)] }] };
}

const authorization = (scheme: string, value: string) => ["Authorization", `${scheme} ${value}`] as const;

const passwordLike = (kind: Kind) => inOneLine(kind) && kind.number !== true;
const only =
  (...ids: readonly string[]) =>
  (kind: Kind) =>
    ids.includes(kind.id);

/** In the value of a cookie nothing may stand but what RFC 6265 allows. */
const cookieValue = (value: string) =>
  /^[\w!#$%&'()*+./:<=>?@[\]^`{|}~-]*$/.test(value) ? value : encodeURIComponent(value);

const sigV4 = (key: string, signature: string) =>
  `Credential=${key}/20260102/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;

/** Headers of requests and responses. */
export const headerPlaces: readonly Place[] = [
  requestHeader("request header", (value, kind) => [kind.header, value], passwordLike),
  {
    name: "response header",
    toldBy: "name",
    fits: plainOnly,
    plant: (value, kind) => [{ headers: [[kind.header, value]] }],
  },
  {
    name: "response header in prose",
    toldBy: "shape",
    fits: inOneLine,
    plant: (value) => [{ headers: [["X-Debug", `used ${value} for this, cached`]] }],
  },
  requestHeader("authorization bearer", (value) => authorization("Bearer", value)),
  requestHeader("authorization bearer, lower case", (value) => ["authorization", `bearer ${value}`]),
  requestHeader("authorization token", (value) => authorization("Token", value)),
  requestHeader("authorization without a scheme", (value) => ["Authorization", value]),
  requestHeader("proxy-authorization bearer", (value) => ["Proxy-Authorization", `Bearer ${value}`]),
  requestHeader("authorization basic", (value) => authorization("Basic", base64(`robot:${value}`)), passwordLike),
  requestHeader(
    "authorization basic, key as user",
    (value) => authorization("Basic", base64(`${value}:`)),
    (kind) => tokenLike(kind) && kind.id !== "telegram-bot",
  ),
  requestHeader(
    "authorization sigv4 key",
    (value) => authorization("AWS4-HMAC-SHA256", sigV4(value, "REDACTED")),
    only("aws-access-key-id"),
  ),
  requestHeader(
    "authorization sigv4 signature",
    (value) => authorization("AWS4-HMAC-SHA256", sigV4("AKIDEXAMPLE", value)),
    only("signature"),
  ),
  requestHeader(
    "authorization digest",
    (value) =>
      authorization(
        "Digest",
        `username="robot", realm="r", nonce="n", uri="/", response="${value}", qop=auth, nc=00000001`,
      ),
    only("signature"),
  ),
  requestHeader(
    "authorization oauth 1",
    (value) => authorization("OAuth", `oauth_version="1.0", oauth_token="${encodeURIComponent(value)}"`),
    only("opaque-token", "aws-secret-key"),
  ),
  requestHeader("cookie", (value) => ["Cookie", `lang=REDACTED; sid=${spelled(value, cookieValue)}`], passwordLike),
  {
    name: "set-cookie, then cookie",
    toldBy: "name",
    fits: passwordLike,
    plant: (value) => [
      { headers: [["Set-Cookie", `sid=${spelled(value, cookieValue)}; Path=/; HttpOnly`]] },
      { requestHeaders: [["Cookie", `sid=${spelled(value, cookieValue)}`]] },
    ],
  },
  {
    name: "location query",
    toldBy: "name",
    fits: inOneLine,
    plant: (value, kind) => [
      { headers: [["Location", `https://app.test/done?x=1&${kind.name}=${spelled(value, encodeURIComponent)}`]] },
    ],
  },
  {
    name: "location fragment",
    toldBy: "name",
    fits: inOneLine,
    plant: (value, kind) => [
      { headers: [["Location", `/done#${kind.name}=${spelled(value, encodeURIComponent)}&x=1`]] },
    ],
  },
  {
    name: "link header",
    toldBy: "name",
    fits: inOneLine,
    plant: (value, kind) => [
      {
        headers: [
          ["Link", `<https://app.test/list?${kind.name}=${spelled(value, encodeURIComponent)}&page=2>; rel="next"`],
        ],
      },
    ],
  },
  requestHeader(
    "referer query",
    (value, kind) => ["Referer", `https://app.test/form?${kind.name}=${spelled(value, encodeURIComponent)}`],
    inOneLine,
  ),
  requestHeader(
    "header with json",
    (value, kind) => ["X-Client", JSON.stringify({ v: 1, [kind.name]: value })],
    plainOnly,
  ),
  {
    name: "response trailer",
    toldBy: "name",
    fits: plainOnly,
    plant: (value, kind) => [{ response: { trailers: [[kind.header, value]] } }],
  },
  {
    name: "status text",
    toldBy: "shape",
    fits: plainOnly,
    plant: (value) => [{ response: { statusText: `OK for ${value}` } }],
  },
];
