import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { FIXTURES, HALVES } from "./halves.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

const purpose = {
  tuning: "The rules of the match preset `rest` may be fitted on these.",
  "held-out":
    "The exam of the match preset `rest`: its rules are never fitted on these, and whoever writes rules does not look.",
};

/** Says beside the recordings where they come from. */
export function writeReadmes() {
  const modules = [...read("../go-rest/go.mod").matchAll(/^\t(\S+) (v\S+)$/gm)].map(
    ([, name, version]) => `- ${name} ${version}`,
  );
  const packages = Object.entries(JSON.parse(read("package.json")).dependencies).map(
    ([name, version]) => `- ${name} ${version}`,
  );
  for (const half of HALVES) {
    const files = readdirSync(FIXTURES + half);
    const count = (end) => files.filter((file) => file.endsWith(end)).length;
    writeFileSync(
      `${FIXTURES}${half}/README.md`,
      `# REST calls, the ${half} half

${purpose[half]} A hash of a call's name says in which half it is.

\`CALL.yaml\` (${count(".yaml")}) was recorded with go-vcr by \`node test/interop/rest/record.mjs\`: a Go SDK or net/http, with the URLs of the
real hosts, against the project's own origin (\`test/interop/rest/origin.mjs\`), which knows no key. \`CALL.CLIENT.json\` (${count(".json")}) is what
a TypeScript client sends for the same intent to the same origin, kept by \`node test/interop/rest/capture.mjs\` on Node 22: its
requests in order, the headers that could tell them apart, the interaction that has to answer each, and what the call gives.

Go modules:

${modules.join("\n")}

Packages:

${packages.join("\n")}
`,
    );
  }
}
