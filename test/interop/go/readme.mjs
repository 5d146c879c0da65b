/** The README beside the recorded cassettes: which recorder wrote what, and what each could not keep. */
export function renderReadme(truth, releases, results) {
  return `# Recorded by the real go-vcr releases

Each \`VERSION/origin.yaml\` was written by that release of go-vcr, with the YAML library that this release asks for, when
\`node test/interop/go/record.mjs\` sent it the ${truth.exchanges.length} exchanges of the project's own origin server
(\`test/interop/origin\`). The files are as the recorder left them; two runs differ in durations only. \`truth.json\` says what
went over the wire. Its exchanges carry \`notRecordedBy\` and \`damagedBy\` where a release is listed below.

| go-vcr | YAML library | exchanges |
| --- | --- | --- |
${results.map((result, index) => `| ${result.version} | ${releases[index].library} | ${result.count} |`).join("\n")}

## Not recorded
Cases that the release fails on, or after which it cannot load its own file.

${grouped(results.flatMap(({ version, reasons }) => [...reasons].map(([name, reason]) => [name, reason, version])))}

## Damaged
What the release itself reads back from its file differs from what was on the wire, in these parts.

${grouped(results.flatMap(({ version, damaged }) => [...damaged].map(([exchange, parts]) => [exchange.case, parts.join(", "), version])))}
`;
}

function grouped(rows) {
  const versions = new Map();
  for (const [name, what, version] of rows) {
    const line = `\`${name}\`: ${what}`;
    versions.set(line, (versions.get(line) ?? new Set()).add(version));
  }
  return [...versions].map(([line, list]) => `- ${line} (${[...list].join(", ")})`).join("\n") || "None.";
}
