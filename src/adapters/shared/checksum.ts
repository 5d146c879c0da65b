let table: Uint32Array | undefined;

/** Whether a gzip or zlib stream ends in the checksum of what it unfolded to. fflate does not look. */
export function hasChecksum(coding: "gzip" | "zlib", packed: Uint8Array, unpacked: Uint8Array): boolean {
  if (packed.length < 8) return false;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  if (coding === "zlib") return view.getUint32(packed.length - 4) === adler32(unpacked);
  const size = view.getUint32(packed.length - 4, true);
  return size === unpacked.length && view.getUint32(packed.length - 8, true) === crc32(unpacked);
}

/** The CRC of RFC 1952. */
export function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The checksum of RFC 1950. */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; ) {
    // 3800 additions stay below 2 to the 32.
    for (const end = Math.min(i + 3800, bytes.length); i < end; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return (b * 65536 + a) >>> 0;
}
