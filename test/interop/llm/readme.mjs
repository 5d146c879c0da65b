import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { FIXTURES, HALVES } from "./halves.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

const purpose = {
  tuning: "The rules of the match preset `llm` may be fitted on these.",
  "held-out":
    "The exam of the match preset `llm`: its rules are never fitted on these, and whoever writes rules does not look.",
};

/** Says beside the recordings where they come from. */
export function writeReadmes() {
  const modules = [...read("../go-llm/go.mod").matchAll(/^\t(\S+) (v\S+)$/gm)].map(
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
      `# LLM calls, the ${half} half

${purpose[half]} A hash of a call's name says in which half it is.

\`CALL.yaml\` (${count(".yaml")}) was recorded with go-vcr by \`node test/interop/llm/record.mjs\`: a Go SDK, with the URLs of the real hosts,
against the project's own origin (\`test/interop/llm/origin.mjs\`), which knows no model and no key. \`CALL.SDK.json\` (${count(".json")}) is what
a TypeScript SDK sends for the same intent when the cassette answers, kept by \`node test/interop/llm/capture.mjs\` on Node 22:
its requests in order, the interaction that has to answer each, and the text that the call ends with.

Go modules:

${modules.join("\n")}

Packages:

${packages.join("\n")}
`,
    );
  }
}
