import type { Answer } from "./answer.ts";
import type { Code } from "./code.ts";
import { callCode, indented, listCode, stringCode } from "./literal.ts";
import type { Mock } from "./mock.ts";

/** Each scope as an expression, in the order in which nock is to look at them. */
export function scopeCodes(mocks: readonly Mock[], code: Code): string[] {
  // Nearly always no GET has a body, and then its absence needs no words.
  const bare = mocks.some(({ method, body }) => isRead(method) && body !== undefined && body !== '""') ? [] : reads;
  const codes: { text: string; times: number; build: (times: number) => string }[] = [];
  for (const { mock, persists, answers } of repeated(mocks)) {
    const { body: any, ...rest } = mock;
    const asked = bare.includes(mock.method) && any === '""' ? rest : mock;
    const build = (times: number) => scopeCode(asked, persists, answers, times, code);
    const text = build(1);
    const before = codes.at(-1);
    // A stream serves one answer, and a mock that persists needs no other.
    const isSingle = persists || answers.some((answer) => answer.kind === "reply" && answer.isStream);
    if (before?.text === text && !isSingle) before.times++;
    else codes.push({ text, times: 1, build });
  }
  return codes.map(({ text, times, build }) => (times === 1 ? text : build(times)));
}

const reads: readonly string[] = ["GET", "HEAD"];

function isRead(method: string): boolean {
  return reads.includes(method);
}

interface Repeated {
  readonly mock: Mock;
  readonly persists: boolean;
  /** Several are given in turn. */
  readonly answers: readonly Answer[];
}

/** The last of equal requests keeps answering, or all of them are answered by the first in turn. */
function repeated(mocks: readonly Mock[]): Repeated[] {
  const groups = new Map<string, Mock[]>();
  for (const mock of mocks) {
    if (mock.repeat === "once") continue;
    const group = groups.get(groupOf(mock)) ?? [];
    group.push(mock);
    groups.set(groupOf(mock), group);
  }
  return mocks.flatMap((mock) => {
    const group = groups.get(groupOf(mock)) ?? [];
    if (mock.repeat === "cycle") {
      return group[0] === mock ? [{ mock, persists: true, answers: group.map(({ answer }) => answer) }] : [];
    }
    return [{ mock, persists: mock.repeat === "last" && group.at(-1) === mock, answers: [mock.answer] }];
  });
}

function groupOf({ repeat, key }: Mock): string {
  return `${repeat} ${key}`;
}

function scopeCode(
  { scope, method, path, body, calls, delay }: Mock,
  persists: boolean,
  answers: readonly Answer[],
  times: number,
  code: Code,
): string {
  const { unit } = code;
  const chain = [
    ...(persists ? [".persist()"] : []),
    methodCode(method, path, body, unit),
    ...calls,
    ...(delay > 0 ? [`.delay(${delay})`] : []),
    ...(times > 1 ? [`.times(${times})`] : []),
    answerCode(answers, persists, code),
  ];
  return `nock(${scope.join(", ")})${chain.map((call) => `\n${unit}${indented(call, unit)}`).join("")}`;
}

function methodCode(method: string, path: string, body: string | undefined, unit: string): string {
  const name = method.toLowerCase();
  const isShort = ["get", "post", "put", "head", "patch", "merge", "delete", "options"].includes(name);
  const args = isShort ? [path] : [path, stringCode(method)];
  return callCode(isShort ? `.${name}` : ".intercept", body === undefined ? args : [...args, body], unit);
}

function answerCode(answers: readonly Answer[], persists: boolean, code: Code): string {
  const [answer, ...more] = answers;
  if (answer === undefined) return "";
  if (more.length > 0) {
    const cycle = listCode(
      `${code.use("cycle")}(`,
      answers.map((each) => turnCode(each, code.unit)),
      ")",
      code.unit,
    );
    return callCode(".reply", [cycle], code.unit);
  }
  if (answer.kind === "error") return callCode(".replyWithError", [answer.error], code.unit);
  const { status, body, headers, isStream } = answer;
  return callCode(".reply", replyArguments(status, persists && isStream ? `() => ${body}` : body, headers), code.unit);
}

/** An answer as a function, so that each has a stream of its own. */
function turnCode(answer: Answer, unit: string): string {
  if (answer.kind === "error") return `() => {\n${unit}throw ${answer.error};\n}`;
  return `() => ${listCode("[", replyArguments(answer.status, answer.body, answer.headers), "]", unit)}`;
}

function replyArguments(status: number, body: string, headers: string): string[] {
  if (headers !== "") return [String(status), body, headers];
  return body === '""' ? [String(status)] : [String(status), body];
}
