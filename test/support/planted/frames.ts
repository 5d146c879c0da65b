import { crc32 } from "node:zlib";

// Binary bodies with counts and checksums, made by their own specifications.

/** One message of the event streams of AWS: lengths, their CRC, headers, payload, a CRC over all. */
export function eventFrame(headers: Readonly<Record<string, string>>, payload: string): Buffer {
  const head = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const size = Buffer.alloc(2);
      size.writeUInt16BE(Buffer.byteLength(value));
      return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7]), size, Buffer.from(value)]);
    }),
  );
  const body = Buffer.from(payload);
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + head.length + body.length, 0);
  prelude.writeUInt32BE(head.length, 4);
  const start = Buffer.concat([prelude, checksum(prelude), head, body]);
  return Buffer.concat([start, checksum(start)]);
}

function checksum(bytes: Uint8Array): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(crc32(bytes));
  return four;
}

/** A message of protocol buffers with a number in field 1 and texts in the fields behind it. */
export function protobuf(...texts: readonly string[]): Buffer {
  const fields = texts.map((text, i) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from([((i + 2) << 3) | 2]), varint(bytes.length), bytes]);
  });
  return Buffer.concat([Buffer.from([8, 1]), ...fields]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

/** A frame of Zstandard (RFC 8878) with a single block, not compressed: Node 20 cannot make one. */
export function zstdFrame(bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt32LE(0xfd2fb528, 0);
  // Single segment, content size in four bytes.
  header[4] = 0xa0;
  header.writeUInt32LE(bytes.length, 5);
  header.writeUIntLE((bytes.length << 3) | 1, 9, 3);
  return Buffer.concat([header, bytes]);
}
