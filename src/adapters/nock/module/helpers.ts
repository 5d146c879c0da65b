import type { Language } from "./language.ts";

/** What a module brings with it where it is needed. */
export type HelperName = "path" | "json" | "multipart" | "absent" | "stream" | "cycle";

interface Helper {
  readonly imports: readonly (readonly [module: string, names: readonly string[]])[];
  /** The code, with what TypeScript alone wants in guillemets. */
  readonly code: string;
}

const helpers: Readonly<Record<HelperName, Helper>> = {
  path: {
    imports: [],
    code: `
/** Paths like the recorded one: their parameters in any order, without those that are ignored. */
function path(recorded«: string», ignored«: string[]» = [])«: (uri: string) => boolean» {
  const wanted = canonicalPath(recorded, ignored);
  const matches = (uri«: string») => uri.startsWith("/") && canonicalPath(uri, ignored) === wanted;
  // What nock shows of a mock that was not used.
  matches.toString = () => recorded;
  return matches;
}

function canonicalPath(uri«: string», ignored«: string[]»)«: string» {
  const { pathname, searchParams } = new URL(\`http://localhost\${uri}\`);
  for (const name of ignored) searchParams.delete(name);
  searchParams.sort();
  return \`\${pathname}?\${searchParams}\`;
}
`,
  },
  json: {
    imports: [["node:util", ["isDeepStrictEqual"]]],
    code: `
/** JSON bodies of the recorded value, without what the pointers name; in a pointer * is any name or index. */
function json(recorded«: unknown», pointers«: string[]» = [])«: (body: unknown) => boolean» {
  const ignored = pointers.map((pointer) =>
    pointer.slice(1).split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
  const wanted = without(ignored, recorded);
  return (body) => isDeepStrictEqual(without(ignored, body), wanted);
}

function without(ignored«: string[][]», value«: unknown»)«: unknown» {
  if (typeof value !== "object" || value === null) return value;
  const kept«: [string, unknown][]» = [];
  for (const [name, item] of Object.entries(value)) {
    const below = ignored.filter(([first]) => first === name || first === "*").map((names) => names.slice(1));
    if (below.every((names) => names.length > 0)) kept.push([name, without(below, item)]);
  }
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}
`,
  },
  multipart: {
    imports: [],
    code: `
/** Multipart bodies like the recorded one, whatever their boundary; nock gives bytes that are not UTF-8 as hex. */
function multipart(recorded«: string», encoding«: "utf8" | "hex"» = "utf8")«: (body: unknown) => boolean» {
  const wanted = withoutBoundary(recorded, encoding);
  return (body) => typeof body === "string" && withoutBoundary(body, encoding) === wanted;
}

function withoutBoundary(body«: string», encoding«: "utf8" | "hex"»)«: string» {
  const text = \`\\n\${encoding === "hex" ? Buffer.from(body, "hex").toString("latin1") : body}\`;
  const boundary = /^\\n(--[!-~]{1,70})\\r?\\n/.exec(text)?.[1];
  return boundary === undefined ? text : text.split(\`\\n\${boundary}\`).join("\\n--");
}
`,
  },
  absent: {
    imports: [],
    code: `
/** For a header that the request must not have. */
function absent(value«?: string | null»)«: boolean» {
  return value === undefined || value === null;
}
`,
  },
  stream: {
    imports: [
      ["node:stream", ["Readable"]],
      ["node:timers/promises", ["setImmediate", "setTimeout"]],
    ],
    code: `
/** A body that comes in pieces: a number is a pause in milliseconds, an error breaks it off. */
function stream(...parts«: (string | Buffer | number | Error)[]»)«: Readable» {
  return Readable.from(send(parts));
}

async function* send(parts«: (string | Buffer | number | Error)[]»)«: AsyncGenerator<Buffer>» {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    if (typeof part === "number") await setTimeout(part);
    else {
      yield typeof part === "string" ? Buffer.from(part) : part;
      // What is sent at once would arrive as one piece.
      await setImmediate();
    }
  }
}
`,
  },
  cycle: {
    imports: [],
    code: `
/** The answers one after the other, again and again. */
function cycle(...answers«: (() => nock.ReplyFnResult)[]»)«: () => Promise<nock.ReplyFnResult>» {
  let next = 0;
  return async () => {
    const answer = answers[next++ % answers.length]« as () => nock.ReplyFnResult»;
    return answer();
  };
}
`,
  },
};

const order = Object.keys(helpers) as HelperName[];

/** The first lines of a module: what it imports. */
export function importsCode(language: Language, used: ReadonlySet<HelperName>): string {
  const named = order.filter((name) => used.has(name)).flatMap((name) => helpers[name].imports);
  const lines = named.map(([module, names]) =>
    language === "cjs"
      ? `const { ${names.join(", ")} } = require("${module}");\n`
      : `import { ${names.join(", ")} } from "${module}";\n`,
  );
  const nock =
    language === "cjs"
      ? '// nock 15 is an ES module.\nconst { default: nock = require("nock") } = require("nock");\n'
      : 'import nock from "nock";\n';
  return lines.sort().join("") + nock;
}

/** The last lines of a module: the functions that it uses. */
export function helpersCode(language: Language, used: ReadonlySet<HelperName>): string {
  return order
    .filter((name) => used.has(name))
    .map((name) => helpers[name].code.replace(/«([^»]*)»/g, language === "ts" ? "$1" : ""))
    .join("");
}
