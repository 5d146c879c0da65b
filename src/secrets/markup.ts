import { nameKind } from "./names.ts";
import { noteNamed, type PathOf, type Search } from "./search.ts";
import { partOf, unreferenced, type View } from "./view.ts";

/** Looks through XML and HTML: elements and attributes with telling names, and fields that have one as `name`. */
export function findInMarkup(view: View, path: PathOf, s: Search): void {
  const { text } = view;
  for (let at = text.indexOf("<"); at >= 0; ) {
    const close = text.indexOf(">", at);
    if (close < 0) return;
    const next = text.indexOf("<", close);
    const name = /^<([A-Za-z_][\w.:-]{0,63})/.exec(text.slice(at, at + 66))?.[1];
    if (name !== undefined && close - at < longestTag) {
      findInTag(partOf(view, at, close), path, s);
      const end = next < 0 ? text.length : next;
      see(name.replace(/^.*:/, ""), partOf(view, close + 1, end), path, s);
    }
    at = next;
  }
}

const longestTag = 16_384;
const attribute = /([A-Za-z_][\w.:-]{0,63})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)')/g;

function findInTag(view: View, path: PathOf, s: Search): void {
  const attributes = [...view.text.matchAll(attribute)].map(
    ({ 0: whole, 1: name = "", 2: double, 3: single, index }) => {
      const end = index + whole.length - 1;
      return { name, value: partOf(view, end - (double ?? single ?? "").length, end) };
    },
  );
  for (const { name, value } of attributes) see(name, value, path, s);
  const label = attributes.find(({ name }) => /^(?:name|id|key|property)$/i.test(name))?.value.text;
  const value = attributes.find(({ name }) => /^(?:value|content)$/i.test(name))?.value;
  if (label !== undefined && value !== undefined) see(label, value, path, s);
}

function see(name: string, view: View, path: PathOf, s: Search): void {
  // A key of the keyboard.
  if (name.toLowerCase() === "accesskey") return;
  const value = unreferenced(view);
  const trimmed = value.text.trim();
  const start = value.text.indexOf(trimmed);
  const bare = partOf(value, start, start + trimmed.length);
  noteNamed(s, bare, nameKind(name, "member"), s.policy?.member([...path(), name]), () => [...path(), name]);
}
