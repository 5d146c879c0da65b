import type { Body, HeaderList, JsonObject, JsonValue } from "../../../model/types.ts";
import { isObject, listAt } from "../../shared/json/values.ts";
import type { MessageMarks } from "../marks.ts";
import { textFields } from "../write/body.ts";
import { listNames } from "../write/headers.ts";

/** How a message is spelled, beyond what we would write; `holder` is what holds its body. */
export function messageMarks(
  message: JsonObject,
  holder: JsonObject,
  { headers, body }: { readonly headers: HeaderList; readonly body: Body },
): MessageMarks {
  return { ...headerMarks(message.headers, headers), ...textMarks(holder, body) };
}

function headerMarks(raw: JsonValue | undefined, headers: HeaderList): Pick<MessageMarks, "lists" | "numbers"> {
  const items = listAt(raw).filter(isObject);
  const lists = namesOf(items.filter(({ _fromType }) => _fromType === "array"));
  const numbers = namesOf(items.filter(({ value }) => typeof value === "number"));
  const usual = [...listNames(headers)];
  const isUsual = usual.length === lists.length && usual.every((name) => lists.includes(name));
  return { ...(!isUsual && { lists }), ...(numbers.length > 0 && { numbers }) };
}

function namesOf(items: readonly JsonObject[]): string[] {
  return [...new Set(items.map(({ name }) => String(name).toLowerCase()))];
}

function textMarks({ encoding, _isBinary, text, textJSON }: JsonObject, body: Body): MessageMarks {
  if (body.kind === "lost" || body.bytes.length === 0) return {};
  const usual = textFields(body, {});
  if (text === usual.text && encoding === usual.encoding && _isBinary === undefined) return {};
  const isList = typeof text === "string" && text.startsWith("[") && text !== usual.text;
  return {
    ...(encoding !== undefined && (isList || encoding !== usual.encoding) && { encoding }),
    ...(_isBinary === true && { isBinary: true }),
    ...(isList && { pieces: true }),
    ...(textJSON !== undefined && text === undefined && { textJSON: true }),
  };
}
