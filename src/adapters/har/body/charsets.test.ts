import { expect, test } from "vitest";
import { encodeHex } from "../../../model/bytes.ts";
import { charsetOf, encodeText } from "./charsets.ts";

const hex = (text: string, charset: string) => {
  const bytes = encodeText(text, charset);
  return bytes && encodeHex(bytes);
};

test("labels have the names that browsers give them", () => {
  expect(["latin1", "ISO-8859-1", "us-ascii", "utf8", "UTF-16", "gb2312", "x-sjis"].map(charsetOf)).toEqual([
    "windows-1252",
    "windows-1252",
    "windows-1252",
    "utf-8",
    "utf-16le",
    "gbk",
    "shift_jis",
  ]);
  expect(["utf-7", "nonsense", ""].map(charsetOf)).toEqual([undefined, undefined, undefined]);
});

test.each([
  ["utf-8", "aé☂😀", "61c3a9e29882f09f9880"],
  ["utf-16le", "aé😀", "6100e9003dd800de"],
  ["utf-16be", "aé😀", "006100e9d83dde00"],
  ["windows-1252", "aé€\u0081", "61e98081"],
  ["latin-1", "aé\u0080ÿ", "61e980ff"],
  ["windows-1251", "aПри", "61cff0e8"],
  ["iso-8859-2", "aŁó", "61a3f3"],
  ["koi8-r", "При", "f0d2c9"],
  ["shift_jis", "aｱ日本∪纊", "61b193fa967b81befa5c"],
  ["euc-jp", "日本丂", "c6fccbdc8fb0a1"],
  ["gbk", "a中文€", "61d6d0cec480"],
  ["gb18030", "中文", "d6d0cec4"],
  ["euc-kr", "한국", "c7d1b1b9"],
  ["big5", "中文", "a4a4a4e5"],
])("%s", (charset, text, bytes) => {
  expect(hex(text, charset)).toBe(bytes);
});

test.each([
  ["windows-1252", "☂"],
  ["windows-1252", "\u0080"],
  ["windows-1252", "\ufffd"],
  ["latin-1", "€"],
  ["windows-1251", "é"],
  ["shift_jis", "é"],
  ["gbk", "😀"],
  ["euc-kr", "\ufffd"],
  ["iso-2022-jp", "日本"],
  ["nonsense", "a"],
])("%s cannot hold %j", (charset, text) => {
  expect(hex(text, charset)).toBe(undefined);
});

test.each(["windows-1251", "iso-8859-15", "shift_jis", "euc-jp", "gbk", "gb18030", "euc-kr", "big5", "macintosh"])(
  "what %s holds comes back as the same text",
  (charset) => {
    const decoder = new TextDecoder(charset);
    const pairs = Array.from({ length: 0x7e * 0x7e }, (_, i) => [0x81 + Math.floor(i / 0x7e), 0x81 + (i % 0x7e)]);
    const text = decoder.decode(Uint8Array.from(pairs.flatMap((pair) => [...pair, 0x0a]))).replaceAll("\ufffd", "");
    const bytes = encodeText(text, charset);
    expect(bytes && decoder.decode(bytes)).toBe(text);
  },
);
