import { nameKind } from "./names.ts";
import { type BodySearch, noteNamed } from "./search.ts";
import { partOf, type View } from "./view.ts";

/** The boundary of a multipart body: the one the media type names, where the text has it, else that of its first line. */
export function boundaryOf(contentType: string, text: string): string | undefined {
  if (!/^multipart\//i.test(contentType.trim())) return undefined;
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const named = found?.[1] ?? found?.[2];
  if (named !== undefined && text.includes(`--${named}`)) return named;
  return /^--([!-~]{1,70})\r?\n/.exec(text.slice(0, 80))?.[1];
}

/** Looks through the fields and the files of a multipart body. */
export function findInMultipart(
  view: View,
  boundary: string,
  s: BodySearch,
  findInPart: (view: View, type: string) => void,
): void {
  const { text } = view;
  const mark = `--${boundary}`;
  for (let at = text.indexOf(mark); at >= 0; ) {
    const from = at + mark.length;
    const next = text.indexOf(`\n${mark}`, from);
    if (next >= 0) seePart(trimmedPart(view, from, next), s, findInPart);
    at = next < 0 ? -1 : next + 1;
  }
}

function seePart(view: View, s: BodySearch, findInPart: (view: View, type: string) => void): void {
  const gap = /\r?\n\r?\n/.exec(view.text.slice(0, 16_384));
  if (gap === null) return;
  const head = view.text.slice(0, gap.index);
  const content = partOf(view, gap.index + gap[0].length, view.text.length);
  const disposition = /^content-disposition:.*$/im.exec(head)?.[0] ?? "";
  const name = /;\s*name=(?:"([^"]*)"|([^\s;]+))/i.exec(disposition);
  const field = name?.[1] ?? name?.[2] ?? "";
  const type = /^content-type:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? "";
  const isFile = /;\s*filename\*?=/i.test(disposition);
  const verdict = field === "" ? undefined : s.policy?.member([field]);
  const named = isFile ? undefined : nameKind(field, "member");
  if (!noteNamed(s, content, named, verdict, () => [field])) findInPart(content, type);
}

/** A part without the line break that belongs to the boundary behind it. */
function trimmedPart(view: View, from: number, end: number): View {
  return partOf(view, from, view.text[end - 1] === "\r" ? end - 1 : end);
}
