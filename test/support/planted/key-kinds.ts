import type { Kind } from "./kind.ts";
import { alphabets, type Random } from "./random.ts";

const { base64, digits } = alphabets;

/** A private key in PEM: lines of 64 characters between two marks. The marks come in pieces, as prefixes of tokens do. */
function pem(id: string, label: string, beginning: string, length: number): Kind {
  const mark = (word: string) => `-----${word} ${label}${["PRIVATE", "KEY"].join(" ")}-----`;
  return {
    id,
    toldBy: "shape",
    name: "private_key",
    header: "X-Private-Key",
    lines: true,
    make: (random: Random) => {
      const lines = (beginning + random.text(length - beginning.length, base64)).match(/.{1,64}/g) ?? [];
      return [mark("BEGIN"), ...lines, mark("END"), ""].join("\n");
    },
    // Every line of it, since a search for all of them would miss a key that lost one.
    parts: (value) => value.split("\n").filter((line) => line !== "" && !line.startsWith("-----")),
    core: (value) => value.split("\n").slice(1, -2).join("\n"),
  };
}

/** Private keys, keys of storage accounts and numbers of payment cards. */
export const keyKinds: readonly Kind[] = [
  pem("rsa-private-key", ["RSA", ""].join(" "), "MIIEow", 600),
  pem("ec-private-key", ["EC", ""].join(" "), "MHcCAQEEI", 164),
  pem("pkcs8-private-key", "", "MIGHAgEAMBMGByqGSM49", 184),
  pem("openssh-private-key", ["OPENSSH", ""].join(" "), "b3BlbnNzaC1rZXktdjEAAAAA", 380),
  {
    id: "azure-connection-string",
    toldBy: "shape",
    name: "connection_string",
    header: "X-Connection-String",
    make: (random) =>
      `DefaultEndpointsProtocol=https;AccountName=store${random.text(4, digits)};${["Account", "Key"].join("")}=${random.text(86, base64)}==`,
    parts: (value) => [value.slice(value.indexOf("Key=") + 4)],
    core: (value) => value.slice(value.indexOf("Key=") + 4),
  },
  {
    id: "card-grouped",
    toldBy: "shape",
    name: "card_number",
    header: "X-Card-Number",
    number: true,
    make: (random) => (card(random).match(/.{4}/g) ?? []).join(" "),
  },
  { id: "card", toldBy: "name", name: "card_number", header: "X-Card-Number", number: true, make: card },
];

/** The number of a Visa card with its check digit. */
function card(random: Random): string {
  const body = `4${random.text(14, digits)}`;
  const sum = [...body].reduce((total, char, i) => {
    const digit = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
