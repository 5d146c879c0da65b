import type { Kind } from "./kind.ts";
import { alphabets } from "./random.ts";

const { base64, digits, hex, letters, url } = alphabets;

function named(id: string, name: string, header: string, make: Kind["make"], more: Partial<Kind> = {}): Kind {
  return { id, toldBy: "name", name, header, make, ...more };
}

/** Secrets that look like anything else; only the name over them tells. */
export const namedKinds: readonly Kind[] = [
  named("aws-secret-key", "secret_access_key", "X-Amz-Secret-Access-Key", (random) => `${random.text(38, base64)}+/`),
  named(
    "aws-session-token",
    "aws_session_token",
    "X-Amz-Security-Token",
    (random) => `FwoGZXIvYXdzE${random.text(180, base64)}==`,
  ),
  named("twilio-auth-token", "auth_token", "X-Auth-Token", (random) => random.text(32, hex)),
  named("hex-key", "api_key", "X-Api-Key", (random) => random.text(40, hex)),
  named("uuid-key", "apiKey", "Ocp-Apim-Subscription-Key", (random) =>
    [8, 4, 4, 4, 12].map((length) => random.text(length, hex)).join("-"),
  ),
  named("opaque-token", "accessToken", "X-Access-Token", (random) => random.text(40, url)),
  named("session-id", "session_id", "X-Session-Id", (random) => random.text(26, letters)),
  named("csrf-token", "csrf_token", "X-CSRF-Token", (random) => `${random.text(42, base64)}==`),
  named("refresh-token", "refresh_token", "X-Refresh-Token", (random) => `1//${random.text(44, url)}`),
  named(
    "client-secret",
    "client_secret",
    "X-Client-Secret",
    (random) => `${random.text(3, letters)}~${random.text(34, url)}`,
  ),
  named("authorization-code", "code_verifier", "X-Auth-Code", (random) => `4/0${random.text(50, url)}`),
  named("signature", "sig", "X-Signature", (random) => random.text(64, hex), { only: /sigv4|digest|presigned|sas/ }),
  named("password", "password", "X-Password", (random) => random.text(12, letters)),
  named(
    "password-with-escapes",
    "password",
    "X-Password",
    (random) => `${random.text(4, letters)}"&%+\\<${random.text(4, digits)}'/>=`,
    {
      hard: true,
    },
  ),
  named(
    "password-with-umlauts",
    "passwd",
    "X-Password",
    (random) => `${random.text(4, letters)}\u00e4\u00dfé\u20ac${random.text(6, digits)}`,
    {
      hard: true,
    },
  ),
  named(
    "passphrase",
    "passphrase",
    "X-Passphrase",
    (random) => `${random.text(6, letters)} ${random.text(5, digits)} ${random.text(7, letters)}`,
    {
      hard: true,
    },
  ),
];
