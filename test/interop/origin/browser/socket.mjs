import { createHash } from "node:crypto";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** Answers the upgrade to a WebSocket (RFC 6455) that says every short message back. */
export function echoSocket(request, socket) {
  const key = request.headers["sec-websocket-key"];
  if (key === undefined) return void socket.destroy();
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  const head = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${accept}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.on("error", () => undefined);
  let pending = Buffer.alloc(0);
  socket.on("data", (data) => {
    pending = Buffer.concat([pending, data]);
    // A frame of a browser: two bytes, four of mask, and up to 125 of message.
    while (pending.length >= 6 && pending.length >= 6 + (pending[1] & 127)) {
      const [first, length] = [pending[0], pending[1] & 127];
      const message = pending.subarray(6, 6 + length).map((byte, i) => byte ^ pending[2 + (i % 4)]);
      pending = pending.subarray(6 + length);
      socket.write(Buffer.concat([Buffer.from([first, length]), message]));
      if ((first & 15) === 8) socket.end();
    }
  });
}
