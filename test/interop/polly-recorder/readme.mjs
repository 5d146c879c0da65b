/** The README beside the recordings: what wrote them, and what each could not keep. */
export function renderReadme(truth, results) {
  return `# Recorded by the real releases of Polly.js

Each folder is the \`recordingsDir\` of one run of Polly, as its persister laid it out, when
\`node test/interop/polly-recorder/record.mjs [NAME…]\` sent the ${truth.exchanges.length} exchanges of the project's own origin server
(\`test/interop/origin\`, without its large cases) with \`node:http\` or \`fetch\`. Polly's settings are its defaults but for
\`recordFailedRequests: true\`. \`fetch\` is given text where a body is text, as code does, and follows no redirect. The client
asks for http://origin.test, and its sockets are led to the origin's port on 127.0.0.1. The files are as Polly left them: two runs
differ in \`startedDateTime\`, \`time\` and \`wait\` only. \`truth.json\` says what went over the wire. Its exchanges carry
\`notRecordedBy\` and \`damagedBy\` with the \`reasons\` where a recording is listed below.

- \`6.0.6-settings\` has other ids: \`matchRequestsBy: { headers: false, body: (the parsed JSON), order: false }\`.
- \`6.0.6-names\` has a recording name with slashes, dots and letters that are not ASCII.
- \`6.0.6-yaml\` was written as YAML by a persister of its own, and \`6.0.6-text-json\` by one that stores JSON request bodies as
  values in \`postData.textJSON\` (\`test/interop/polly/persisters.mjs\`); real projects have such ones.

| recording | Polly | adapter | entries | as on the wire |
| --- | --- | --- | --- | --- |
${results.map(({ name, release, adapter, count, damaged }) => `| ${name} | ${release} | ${adapter} | ${count} | ${count - damaged.size} |`).join("\n")}

## Not recorded
Exchanges that gave no entry.

${grouped(results.flatMap(({ name, missing }) => [...missing].map(([one, why]) => [`\`${one.case}\`: ${why}`, name])))}

## Damaged
Either the entry has another request than was sent (\`url\`, \`request headers\`, \`request body\`), or the same Polly gives the
same client another answer from it than was on the wire (\`status\`, \`response headers\`, \`response body\`), \`no match\`, or
\`no answer\`, because Polly or the client fails. Framing headers, the case of names, and that repeated headers are joined are not
compared. \`url\` means that Polly spells the query anew, when it asks the origin, too, which knows no such case and says 404.

${grouped(results.flatMap(({ name, damaged }) => [...damaged].map(([one, parts]) => [`\`${one.case}\`: ${parts.join(", ")}`, name])))}
`;
}

function grouped(rows) {
  const names = new Map();
  for (const [line, name] of rows) names.set(line, (names.get(line) ?? new Set()).add(name));
  return [...names].map(([line, list]) => `- ${line} (${[...list].join(", ")})`).join("\n") || "None.";
}
