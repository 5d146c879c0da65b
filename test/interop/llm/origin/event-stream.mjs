import { crc32 } from "node:zlib";

/** One message of `application/vnd.amazon.eventstream`. */
export function frame(event, value) {
  const headers = Buffer.concat(
    Object.entries({ ":event-type": event, ":content-type": "application/json", ":message-type": "event" }).map(header),
  );
  const payload = Buffer.from(JSON.stringify(value));
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(16 + headers.length + payload.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const message = Buffer.concat([prelude, headers, payload]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(message));
  return Buffer.concat([message, checksum]);
}

function header([name, value]) {
  const key = Buffer.from(name);
  const text = Buffer.from(value);
  // 7 is the type of a string.
  return Buffer.concat([Buffer.of(key.length), key, Buffer.of(7, text.length >> 8, text.length & 255), text]);
}
