import type { Kind } from "./kind.ts";
import { alphabets, type Random } from "./random.ts";

const { base32, digits, hex, letters, url } = alphabets;

/** A token that its issuer's prefix tells. The prefix comes in pieces: hosts refuse to store what looks like a real one. */
function token(id: string, prefix: readonly string[], length: number, alphabet: string = letters): Kind {
  return shaped(id, (random) => prefix.join("") + random.text(length, alphabet));
}

function shaped(id: string, make: Kind["make"], more: Partial<Kind> = {}): Kind {
  return { id, toldBy: "shape", name: "access_token", header: "X-Auth-Token", make, ...more };
}

const pieces = (random: Random, ...lengths: readonly number[]) => lengths.map((length) => random.text(length, letters));

/** The last segment of a URL whose path is the secret. */
const lastSegment = (value: string) => [value.slice(value.lastIndexOf("/") + 1)];

/** Tokens that issuers give a shape of their own. */
export const tokenKinds: readonly Kind[] = [
  shaped("jwt", (random) => jwt({ sub: random.text(10, digits), jti: random.text(12, letters) }, random)),
  shaped("jwt-header-first-typ", (random) =>
    jwt({ email: `${random.text(8, hex)}@mail.test` }, random, { typ: "JWT", alg: "RS256" }),
  ),
  token("github-classic", ["gh", "p_"], 36),
  token("github-oauth", ["gh", "o_"], 36),
  token("github-server", ["gh", "s_"], 36),
  shaped("github-fine-grained", (random) => ["github", "pat", ...pieces(random, 22, 59)].join("_")),
  token("gitlab", ["gl", "pat-"], 20, url),
  shaped("slack-bot", (random) =>
    ["xox", `b-${random.text(12, digits)}-${random.text(13, digits)}-${random.text(24, letters)}`].join(""),
  ),
  shaped("slack-user", (random) =>
    ["xox", `p-${random.text(12, digits)}-${random.text(12, digits)}-${random.text(32, hex)}`].join(""),
  ),
  shaped(
    "slack-webhook",
    (random) =>
      `https://hooks.${"slack"}.com/services/T${random.text(8, base32)}/B${random.text(8, base32)}/${random.text(24, letters)}`,
    { parts: lastSegment, core: (value) => value.slice(value.indexOf("/T") + 1) },
  ),
  shaped(
    "discord-webhook",
    (random) => `https://${"discord"}.com/api/webhooks/${random.text(18, digits)}/${random.text(68, letters)}`,
    { parts: lastSegment, core: (value) => lastSegment(value).join("") },
  ),
  token("stripe-secret", ["sk", "_live_"], 24),
  token("stripe-restricted", ["rk", "_live_"], 24),
  token("stripe-webhook", ["wh", "sec_"], 32),
  shaped("openai-project", (random) => ["sk", "proj", random.text(48, letters)].join("-")),
  shaped("openai-legacy", (random) => `sk-${pieces(random, 20, 20).join(["T3Blbk", "FJ"].join(""))}`),
  shaped("anthropic", (random) => ["sk", "ant", "api03", `${random.text(93, url)}AA`].join("-")),
  token("hugging-face", ["h", "f_"], 34),
  token("groq", ["gs", "k_"], 52),
  token("npm", ["np", "m_"], 36),
  token("pypi", ["py", "pi-AgE", "IcHlwaS5vcmc"], 80, url),
  shaped("sendgrid", (random) => `S${"G"}.${random.text(22, url)}.${random.text(43, url)}`),
  shaped("telegram-bot", (random) => `${1 + random.below(9)}${random.text(8, digits)}:AA${random.text(33, letters)}`),
  token("shopify", ["shp", "at_"], 32, hex),
  token("digitalocean", ["do", "p_v1_"], 64, hex),
  token("linear", ["lin", "_api_"], 40),
  token("notion", ["nt", "n_"], 46),
  token("vault", ["hv", "s."], 24),
  token("databricks", ["da", "pi"], 32, hex),
  token("docker", ["dckr", "_pat_"], 27, letters),
  token("figma", ["fig", "d_"], 43, letters),
  token("google-api-key", ["AI", "za"], 35),
  token("google-oauth", ["ya", "29."], 70, url),
  token("google-client-secret", ["GOC", "SPX-"], 28),
  token("aws-access-key-id", ["AK", "IA"], 16, base32),
];

function jwt(claims: object, random: Random, header: object = { alg: "HS256", typ: "JWT" }): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, "");
  return `${part(header)}.${part(claims)}.${random.text(43, url)}`;
}
