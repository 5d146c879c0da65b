import {
  type Defaults,
  emptyObject,
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
import { joined, jsonInText, mapMember, sorted } from "./parts.ts";
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
    query: call.query.filter(([name]) => name !== "key" && name !== "$alt"),
    body: isList(call.body.contents) || isObject(call.body.contents) ? canonicalBody(call.body) : call.body,
  }),
};

const route = /^\/v1(alpha|beta\d*)?\/(?:[^:]*\/)?models\/[^/:]+:[a-zA-Z]+$/;

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
  let made = withoutNulls(camel(body));
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

/** An object with its own names in camel case; what is below stays. */
function camel(object: PlainObject): PlainObject {
  const made = emptyObject();
  for (const name of Object.keys(object)) {
    made[name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] = object[name] as Plain;
  }
  return made;
}

/** Turns of one role that follow each other are one: SDKs send several results as one turn, or each as its own. */
function canonicalContents(contents: readonly Plain[]): Plain {
  const turns = contents.map((content) => (isObject(content) ? canonicalContent(camel(content)) : content));
  return joined(turns, (a, b) =>
    isList(a.parts) && isList(b.parts) ? { ...a, parts: [...a.parts, ...b.parts] } : undefined,
  ).filter((turn) => !isObject(turn) || turn.role !== "model" || !isList(turn.parts) || turn.parts.length > 0);
}

function canonicalContent(content: PlainObject): PlainObject {
  // "role: must be either 'user' or 'model'"; results of functions were sent as 'function' before.
  const role = content.role === "model" ? "model" : "user";
  const parts = isList(content.parts) ? content.parts : isObject(content.parts) ? [content.parts] : undefined;
  if (parts === undefined) return content;
  const kept = parts.flatMap((part): Plain[] => {
    if (!isObject(part)) return [typeof part === "string" ? { text: part } : part];
    const made = without(withoutNulls(camel(part)), ["thoughtSignature"]);
    if (role === "model" && made.thought === true) return [];
    return canonicalPart(withoutDefaults(made, { thought: [false] }), role);
  });
  return withMembers(content, { role, parts: kept });
}

function canonicalPart(part: PlainObject, role: "model" | "user"): Plain[] {
  if (role === "model" && typeof part.text === "string") {
    const text = part.text.trim();
    return text === "" ? [] : [withMembers(part, { text })];
  }
  const made = emptyObject();
  for (const name of Object.keys(part)) {
    const value = part[name] as Plain;
    // The ids of calls are made up by the SDK; calls and results are tied by name and order.
    if (name === "functionCall" && isObject(value)) {
      made[name] = withoutDefaults(without(camel(value), ["id"]), { args: [{}] });
    } else if (name === "functionResponse" && isObject(value)) {
      made[name] = mapMember(without(camel(value), ["id"]), "response", (response) => resultOf(response, value.name));
    } else if ((name === "inlineData" || name === "fileData") && isObject(value)) {
      made[name] = without(camel(value), ["displayName"]);
    } else made[name] = value;
  }
  return [made];
}

/**
 * What a function gave. "Use 'output' key to specify function output […]. If 'output' and 'error' keys are not specified,
 * then whole 'response' is treated as function output." Guides and SDKs write `result`, or the name beside `content`, too.
 */
function resultOf(response: Plain, name: Plain | undefined): Plain | undefined {
  if (!isObject(response)) return response;
  const keys = Object.keys(response).sort().join();
  if (keys === "output" || keys === "result") return jsonInText(response[keys]);
  if (keys === "content,name" && response.name === name) return jsonInText(response.content);
  return response;
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
    const made = withoutNulls(camel(tool));
    if (isList(made.functionDeclarations)) functions.push(...made.functionDeclarations.map(canonicalFunction));
    const rest = without(made, ["functionDeclarations"]);
    if (Object.keys(rest).length > 0) others.push(rest);
  }
  const declared = functions.length === 0 ? [] : [{ functionDeclarations: sorted(functions, nameOf) }];
  return [...declared, ...sorted(others, plainText)];
}

function canonicalFunction(declaration: Plain): Plain {
  if (!isObject(declaration)) return declaration;
  const made = withoutNulls(camel(declaration));
  const parameters = made.parameters ?? made.parametersJsonSchema;
  const response = made.response ?? made.responseJsonSchema;
  const plain = withoutDefaults(without(made, ["parametersJsonSchema", "responseJsonSchema"]), {
    description: [""],
    behavior: ["BLOCKING"],
  });
  return withoutDefaults(
    withMembers(plain, {
      parameters: parameters === undefined ? undefined : schemaMeaning(parameters),
      response: response === undefined ? undefined : schemaMeaning(response),
    }),
    { parameters: [{ type: "object" }, {}] },
  );
}

function nameOf(declaration: Plain): string {
  return isObject(declaration) && typeof declaration.name === "string" ? declaration.name : plainText(declaration);
}

function canonicalToolConfig(config: Plain): Plain {
  if (!isObject(config)) return config;
  const made = mapMember(withoutNulls(camel(config)), "functionCallingConfig", (calling) => {
    if (!isObject(calling)) return calling;
    const plain = withoutDefaults(withoutNulls(camel(calling)), {
      mode: ["AUTO", "MODE_UNSPECIFIED"],
      allowedFunctionNames: [[]],
    });
    return mapMember(plain, "allowedFunctionNames", (names) => (isList(names) ? sorted(names, plainText) : names));
  });
  return withoutDefaults(made, { functionCallingConfig: [{}] });
}

function canonicalConfig(config: Plain): Plain {
  if (!isObject(config)) return config;
  let made = withoutNulls(camel(config));
  const schema = made.responseSchema ?? made.responseJsonSchema;
  made = withMembers(without(made, ["responseJsonSchema"]), {
    responseSchema: schema === undefined ? undefined : schemaMeaning(schema),
  });
  made = mapMember(made, "thinkingConfig", (thinking) =>
    isObject(thinking) ? withoutDefaults(withoutNulls(camel(thinking)), { includeThoughts: [false] }) : thinking,
  );
  return withoutDefaults(made, configDefaults);
}
