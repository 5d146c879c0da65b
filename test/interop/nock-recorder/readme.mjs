/** The README beside the recordings: which recorder wrote what, and what each could not keep. */
export function renderReadme(truth, results) {
  return `# Recorded by the real nock releases

Each \`RECORDER/origin.nock.json\` was written by that release of nock when \`node test/interop/nock-recorder/record.mjs\` sent
the ${truth.exchanges.length} exchanges of the project's own origin server (\`test/interop/origin\`, without its large cases) with
\`node:http\` or \`fetch\` while the recorder listened. \`http\` and \`fetch\` are what \`recorder.rec({ output_objects: true })\` gives,
written with two spaces; \`back\` is the file that \`nock.back\` writes, with request headers recorded (13: \`node:http\`, 14:
\`fetch\`). The files are as the recorder left them: the client asks for http://origin.test, and its sockets are led to the
origin's port on 127.0.0.1, so that no port stands in a file; two runs give the same bytes. \`truth.json\` says what went over
the wire. Its exchanges carry \`notRecordedBy\` and \`damagedBy\` where a recorder is listed below.

| recorder | Node | definitions | played as they were on the wire |
| --- | --- | --- | --- |
${results.map(({ name, node, count, damaged }) => `| ${name} | ${node} | ${count} | ${count - damaged.size} |`).join("\n")}

## Not recorded
Exchanges that gave no definition.

${grouped(results.flatMap(({ name, missing }) => missing.map((one) => [`\`${one.case}\``, name])))}

## Damaged
What the same nock gives the same client from its own file differs from what was on the wire: in these parts, or there is
\`no match\` for the recorded request, or \`no answer\`, because nock or the client fails. Framing headers and the case of
names are not compared. \`url\` means that the definition has another URL than the plan: \`fetch\` drops an empty query and
escapes quotes (the origin knows no such case and says 404), and nock 14 and 15 write URLs down as a URL parser spells them.

${grouped(results.flatMap(({ name, damaged }) => [...damaged].map(([one, parts]) => [`\`${one.case}\`: ${parts.join(", ")}`, name])))}
`;
}

function grouped(rows) {
  const names = new Map();
  for (const [line, name] of rows) names.set(line, (names.get(line) ?? new Set()).add(name));
  return [...names].map(([line, list]) => `- ${line} (${[...list].join(", ")})`).join("\n") || "None.";
}
