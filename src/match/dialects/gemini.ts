import {
  type Defaults,
  isList,
  isObject,
  type Plain,
  type PlainObject,
  plainText,
  withMembers,
  without,
  withoutDefaults,
  withoutNulls,
} from "../plain.ts";
import type { Dialect } from "./dialect.ts";
import { camel, canonicalContents } from "./gemini-contents.ts";
import { mapMember, sorted } from "./parts.ts";
import { schemaMeaning } from "./schema.ts";

/**
 * Gemini, at its own host and under Vertex. Facts about fields: "Generating content" and "Function calling" in the Gemini
 * API reference, "Inference" in Vertex AI's; both take JSON names in camel case and in snake case, as protobuf's JSON does.
 */
export const gemini: Dialect = {
  doc: "Gemini, also under Vertex",
  owns: ({ path }) => route.test(path),
  canonical: (call) => ({
    ...call,
    // Google's SDKs of different languages call different versions of one API.
    path: call.path.replace(/^\/v1(alpha|beta\d*)?\//, "/v1beta/"),
    // The key may be a header, too.
    query: call.query.filter(([name, value]) => !isAboutTheWire(name, value)),
    body: isList(call.body.contents) || isObject(call.body.contents) ? canonicalBody(call.body) : call.body,
  }),
};

const route = /^\/v1(alpha|beta\d*)?\/(?:[^:]*\/)?models\/[^/:]+:[a-zA-Z]+$/;

/** "alt: json is the default", prettyPrint. Source: "System parameters" of Google's APIs. */
function isAboutTheWire(name: string, value: string): boolean {
  return ["key", "$alt", "prettyPrint"].includes(name) || (name === "alt" && value === "json");
}

const defaults: Defaults = {
  generationConfig: [{}],
  toolConfig: [{}],
  tools: [[]],
  safetySettings: [[]],
  labels: [{}],
};

const configDefaults: Defaults = {
  candidateCount: [1],
  responseMimeType: ["text/plain"],
  responseModalities: [["TEXT"]],
  stopSequences: [[]],
  thinkingConfig: [{}],
  responseLogprobs: [false],
};

function canonicalBody(body: PlainObject): PlainObject {
  let made = camel(withoutNulls(body));
  // The model is named in the path.
  made = without(made, ["model"]);
  made = mapMember(made, "contents", (contents) => canonicalContents(isList(contents) ? contents : [contents]));
  made = mapMember(made, "systemInstruction", canonicalSystem);
  made = mapMember(made, "tools", (tools) => (isList(tools) ? canonicalTools(tools) : tools));
  made = mapMember(made, "toolConfig", canonicalToolConfig);
  made = mapMember(made, "generationConfig", canonicalConfig);
  made = mapMember(made, "safetySettings", (settings) =>
    isList(settings)
      ? sorted(
          settings.map((one) => (isObject(one) ? camel(one) : one)),
          plainText,
        )
      : settings,
  );
  return withoutDefaults(made, defaults);
}

function canonicalSystem(system: Plain): Plain | undefined {
  if (typeof system === "string") return system === "" ? undefined : system;
  if (!isObject(system)) return system;
  const parts = isList(system.parts) ? system.parts : [system.parts ?? null];
  const [only, ...more] = parts;
  // "Currently, text only", and its role is not read.
  if (isObject(only) && more.length === 0 && typeof only.text === "string" && Object.keys(only).length === 1) {
    return only.text === "" ? undefined : only.text;
  }
  return { parts: system.parts ?? null };
}

/** All declarations of functions in one list, by name; the other tools each as it is. */
function canonicalTools(tools: readonly Plain[]): Plain {
  const functions: Plain[] = [];
  const others: Plain[] = [];
  for (const tool of tools) {
    if (!isObject(tool)) {
      others.push(tool);
      continue;
    }
    const made = camel(withoutNulls(tool));
    if (isList(made.functionDeclarations)) functions.push(...made.functionDeclarations.map(canonicalFunction));
    const rest = without(made, ["functionDeclarations"]);
    if (Object.keys(rest).length > 0) others.push(rest);
  }
  const declared = functions.length === 0 ? [] : [{ functionDeclarations: sorted(functions, nameOf) }];
  return [...declared, ...sorted(others, plainText)];
}

function canonicalFunction(declaration: Plain): Plain {
  if (!isObject(declaration)) return declaration;
  const made = camel(withoutNulls(declaration));
  const plain = withSchema(withSchema(made, "parameters", "parametersJsonSchema"), "response", "responseJsonSchema");
  return withoutDefaults(plain, {
    description: [""],
    behavior: ["BLOCKING"],
    parameters: [{ type: "object" }, {}],
  });
}

/** A schema that goes by one name as Google's own, and by another as a JSON schema: "mutually exclusive". */
function withSchema(object: PlainObject, own: string, json: string): PlainObject {
  if (object[own] !== undefined && object[json] !== undefined) return object;
  const schema = object[own] ?? object[json];
  if (schema === undefined) return object;
  return withMembers(object, { [json]: undefined, [own]: schemaMeaning(schema) });
}

function nameOf(declaration: Plain): string {
  return isObject(declaration) && typeof declaration.name === "string" ? declaration.name : plainText(declaration);
}

function canonicalToolConfig(config: Plain): Plain {
  if (!isObject(config)) return config;
  const made = mapMember(camel(withoutNulls(config)), "functionCallingConfig", (calling) => {
    if (!isObject(calling)) return calling;
    const plain = withoutDefaults(camel(withoutNulls(calling)), {
      mode: ["AUTO", "MODE_UNSPECIFIED"],
      allowedFunctionNames: [[]],
    });
    return mapMember(plain, "allowedFunctionNames", (names) => (isList(names) ? sorted(names, plainText) : names));
  });
  return withoutDefaults(made, { functionCallingConfig: [{}] });
}

function canonicalConfig(config: Plain): Plain {
  if (!isObject(config)) return config;
  const settings = withSchema(camel(withoutNulls(config)), "responseSchema", "responseJsonSchema");
  const made = mapMember(settings, "thinkingConfig", (thinking) =>
    isObject(thinking) ? withoutDefaults(camel(withoutNulls(thinking)), { includeThoughts: [false] }) : thinking,
  );
  return withoutDefaults(made, configDefaults);
}
