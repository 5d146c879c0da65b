// The bare server: answers as the recordings do. Prints its port.
import { createServer } from "node:http";
import { answerOf } from "./exchanges.mjs";

const server = createServer((request, response) => {
  const pieces = [];
  request.on("data", (piece) => pieces.push(piece));
  request.on("end", () => {
    const { id } = JSON.parse(Buffer.concat(pieces).toString());
    response.writeHead(200, { "Content-Type": "application/json" }).end(answerOf(id));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit(0));
