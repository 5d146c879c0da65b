import { readBase64 } from "./base64.ts";
import { deeper, type Found, note, type PathOf, type Search } from "./search.ts";
import { shapeOf } from "./structure.ts";
import { isCredible } from "./value.ts";
import { partOf, plainView, type View } from "./view.ts";

/** Looks through the value of an Authorization header, or of a member that holds one. */
export function findInAuthorization(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  const found = /^\s*([A-Za-z][\w.-]*)[ \t]+(?=\S)/.exec(text);
  if (found === null) {
    // Without a scheme all of it is the secret.
    noteValue(view, path, s, "authorization");
    return;
  }
  const scheme = (found[1] ?? "").toLowerCase();
  const rest = partOf(view, found[0].length, text.length);
  if (scheme === "basic") findInBasic(rest, path, s);
  else if (/=/.test(rest.text.replace(/=+\s*$/, "")) && /[\s,]|^\w+=["\w]/.test(rest.text))
    findInParameters(rest, path, s);
  else if (/^(?:sharedkey|sharedkeylite|aws|goog1|hmac|mac)/.test(scheme))
    noteValue(afterColon(rest), path, s, "signature");
  else noteValue(rest, path, s, scheme === "bearer" || scheme === "token" ? "token" : "authorization");
}

// Parameters of schemes that sign a request, or carry tokens: what cannot be computed without the secret.
const secretParameter =
  /^(?:response|mac|signature|oauth_token|oauth_signature|oauth_consumer_key|oauth_verifier|token|access_token|api_?key|key|auth|id_token|credential)$/i;

/** `Digest`, `OAuth`, `Hawk`, `Signature`, `AWS4-HMAC-SHA256` and their like: `name=value`, quoted or not, divided by commas. */
function findInParameters(view: View, path: PathOf, s: Search): void {
  for (const match of view.text.matchAll(/([A-Za-z_][\w-]{0,40})\s?=\s?(?:"([^"]*)"|([^\s,"]+))/g)) {
    const name = match[1] ?? "";
    const value = match[2] ?? match[3] ?? "";
    if (!secretParameter.test(name)) continue;
    const end = match.index + match[0].length - (match[2] === undefined ? 0 : 1);
    const part = partOf(view, end - value.length, end);
    const key = /^credential$/i.test(name) ? partOf(part, 0, (value.indexOf("/") + 1 || value.length + 1) - 1) : part;
    noteValue(
      key,
      () => [...path(), name],
      s,
      /^credential$/i.test(name) ? "aws-access-key-id" : /token|key|auth/i.test(name) ? "token" : "signature",
    );
  }
}

/** The password of `user:password` in base64; a key without a password stands where the user does. */
function findInBasic(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  const bare = partOf(view, 0, text.trimEnd().length);
  const read = readBase64(bare.text);
  const colon = read?.inner.indexOf(":") ?? -1;
  if (read === undefined || colon < 0) {
    noteValue(bare, path, s, "authorization");
    return;
  }
  const inner = deeper(s);
  const whole = plainView(read.inner);
  const user = partOf(whole, 0, colon);
  const password = partOf(whole, colon + 1, read.inner.length);
  const userIsKey = shapeOf(user.text) !== undefined || /^(?:x|x-oauth-basic)?$/i.test(password.text);
  if (userIsKey) noteValue(user, path, inner, "api-key");
  if (!/^(?:x|x-oauth-basic)?$/i.test(password.text)) noteValue(password, path, inner, "password");
  const found: readonly Found[] = inner.found;
  if (found.length > 0)
    s.found.push({ start: bare.at(0), end: bare.at(bare.text.length), inner: read.inner, found, pack: read.pack });
}

function afterColon(view: View): View {
  const colon = view.text.lastIndexOf(":");
  return partOf(view, colon + 1, view.text.length);
}

function noteValue(view: View, path: PathOf, s: Search, kind: string): void {
  const value = view.text.trim();
  const start = view.text.indexOf(value);
  if (!isCredible(value)) return;
  note(s, partOf(view, start, start + value.length), { kind: shapeOf(value) ?? kind, by: "name", path });
}
