// Where two pairs of bytes stand for one character, these first bytes are not those that the encoding standard prefers.
const lastLeads: Readonly<Record<string, readonly [first: number, last: number]>> = {
  shift_jis: [0xed, 0xee],
  big5: [0x81, 0xa0],
};

type Decode = (bytes: Uint8Array) => string;

/** Adds the characters of two bytes (three in EUC-JP) to the table of a charset that has such. */
export function addPairs(charset: string, decode: Decode, table: Map<string, number>): void {
  if (!/^(big5|euc-jp|euc-kr|gb18030|gbk|shift_jis)$/.test(charset)) return;
  const [from, to] = lastLeads[charset] ?? [0, -1];
  const isLast = (lead: number) => lead >= from && lead <= to;
  const leads = Array.from({ length: 0xff - 0x81 }, (_, i) => 0x81 + i);
  for (const lead of [...leads.filter((lead) => !isLast(lead)), ...leads.filter(isLast)]) {
    for (let trail = 0x40; trail < 0xff; trail++) add(decode, table, [lead, trail]);
  }
  if (charset !== "euc-jp") return;
  for (let lead = 0xa1; lead < 0xff; lead++) {
    for (let trail = 0xa1; trail < 0xff; trail++) add(decode, table, [0x8f, lead, trail]);
  }
}

function add(decode: Decode, table: Map<string, number>, bytes: readonly number[]): void {
  const text = decode(Uint8Array.from(bytes));
  const isOne = text.length === 1 ? text >= "\u0080" && text !== "\ufffd" : isAstral(text);
  if (isOne && !table.has(text))
    table.set(
      text,
      bytes.reduce((code, byte) => code * 256 + byte, 0),
    );
}

function isAstral(text: string): boolean {
  return text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff;
}
