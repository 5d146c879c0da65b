import { withMembers } from "../plain.ts";
import type { Call } from "./dialect.ts";

/**
 * A call to Azure OpenAI as one to its `/openai/v1` routes. The older routes name the deployment in the path, where the
 * newer ones take it as the model, and both are told which version of the API is meant by a parameter.
 * Source: "Azure OpenAI REST API reference", and "API version lifecycle".
 */
export function azureCall(call: Call): Call {
  const [, deployment, rest] = /^\/openai\/(?:deployments\/([^/]+)|v1)?\/?(.*)$/.exec(call.path) ?? [];
  if (rest === undefined || !/^(chat\/completions|responses|embeddings|completions)$/.test(rest)) return call;
  return {
    ...call,
    path: `/openai/v1/${rest}`,
    query: call.query.filter(([name]) => name !== "api-version"),
    body: deployment === undefined ? call.body : withMembers(call.body, { model: deployment }),
  };
}
