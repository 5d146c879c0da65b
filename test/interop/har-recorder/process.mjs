import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";

/** Starts a program in a group of its own; `stop` ends that group. */
export function start(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr.on("data", (data) => {
    said = (said + data).slice(-20_000);
  });
  const gone = new Promise((resolve) => child.on("exit", resolve));
  return {
    said: () => said,
    async stop() {
      if (child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await Promise.race([gone, wait(5000)]);
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    },
  };
}

export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks until there is an answer; throws after half a minute. */
export async function until(what, ask) {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(200)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`${what} did not come`);
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A connection to a port of this machine; `undefined` when nobody listens. */
export function dial(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", () => resolve(undefined));
  });
}
