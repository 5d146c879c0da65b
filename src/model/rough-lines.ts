/** What a line of YAML or JSON is inside of. */
interface LineState {
  /** The quote that is open. */
  quote: string;
  /** How many flow collections are open. */
  flow: number;
  /** The column of the key or dash of a block scalar; lines further right belong to it. -1 outside. */
  block: number;
}

/** Takes a stretch of a line; it is `shown` when it cannot be a secret. */
type Emit = (from: number, to: number, shown: boolean) => void;

/** The state before the first line. */
export function newLineState(): LineState {
  return { quote: "", flow: 0, block: -1 };
}

/**
 * Reads one line roughly, without the rules of YAML for what goes where: punctuation, known keys, and numbers after them
 * are shown, everything else is taken for a scalar.
 */
export function readLine(line: string, state: LineState, knownKeys: ReadonlySet<string>, emit: Emit): void {
  const indent = line.length - line.trimStart().length;
  if (state.block >= 0 && (indent > state.block || indent === line.length)) {
    emit(0, line.length, false);
    return;
  }
  state.block = -1;
  let p = 0;
  if (state.quote !== "") {
    p = closeQuote(line, 0, state);
    emit(0, p, false);
  }
  const place: Place = { parent: indent, afterKey: false };
  while (p < line.length) {
    if (isPunctuation(line, p, state.flow)) {
      passPunctuation(line[p] as string, p, state, place);
      emit(p, p + 1, true);
      p++;
    } else p = readToken(line, p, state, place, knownKeys, emit);
  }
}

/** What came before in a line. */
interface Place {
  /** The column of the last key or dash. */
  parent: number;
  /** Whether a known key is waiting for its value. */
  afterKey: boolean;
}

function passPunctuation(c: string, at: number, state: LineState, place: Place): void {
  if (c === "{" || c === "[") state.flow++;
  else if (c === "}" || c === "]") state.flow = Math.max(0, state.flow - 1);
  else if (c === "-" || c === "?") place.parent = at;
}

/** Reads a comment, the header of a block, or a scalar; gives its end. */
function readToken(
  line: string,
  start: number,
  state: LineState,
  place: Place,
  knownKeys: ReadonlySet<string>,
  emit: Emit,
): number {
  const c = line[start];
  if (c === "#") {
    emit(start, line.length, false);
    return line.length;
  }
  if ((c === "|" || c === ">") && state.flow === 0) {
    state.block = place.parent;
    emit(start, line.length, /^[|>][-+\d]{0,2}$/.test(line.slice(start)));
    return line.length;
  }
  const quoted = c === '"' || c === "'";
  if (quoted) state.quote = c;
  const end = quoted ? closeQuote(line, start + 1, state) : plainEnd(line, start, state.flow);
  const word = quoted ? line.slice(start + 1, end - 1) : line.slice(start, end);
  const isKey = isColon(line, skipBlanks(line, end), state.flow);
  if (isKey) place.parent = start;
  const shown = isKey ? knownKeys.has(word) : place.afterKey && !quoted && /^-?\d{1,19}$/.test(word);
  place.afterKey = isKey && shown;
  emit(start, end, shown);
  return end;
}

function isPunctuation(line: string, at: number, flow: number): boolean {
  const c = line[at] as string;
  if (" \t\r[]{}".includes(c)) return true;
  if (c === ",") return flow > 0;
  return isColon(line, at, flow) || ((c === "-" || c === "?") && isBlankOrEnd(line[at + 1]));
}

function isColon(line: string, at: number, flow: number): boolean {
  return line[at] === ":" && (flow > 0 || isBlankOrEnd(line[at + 1]));
}

function isBlankOrEnd(c: string | undefined): boolean {
  return c === undefined || c === " " || c === "\t" || c === "\r";
}

function skipBlanks(line: string, at: number): number {
  let p = at;
  while (line[p] === " " || line[p] === "\t") p++;
  return p;
}

/** The end of the quoted scalar that is open at a place, its quote included; the line's end when it goes on. */
function closeQuote(line: string, at: number, state: LineState): number {
  const { quote } = state;
  for (let p = at; p < line.length; p++) {
    if (quote === '"' && line[p] === "\\") p++;
    else if (line[p] === quote) {
      if (quote !== "'" || line[p + 1] !== quote) {
        state.quote = "";
        return p + 1;
      }
      p++;
    }
  }
  return line.length;
}

function plainEnd(line: string, at: number, flow: number): number {
  for (let p = at; p < line.length; p++) {
    const c = line[p] as string;
    if (c === ":" && isBlankOrEnd(line[p + 1])) return p;
    if (c === "#" && isBlankOrEnd(line[p - 1])) return line.slice(0, p).trimEnd().length;
    if (flow > 0 && ",[]{}".includes(c) && p > at) return p;
  }
  return line.length;
}
