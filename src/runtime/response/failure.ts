import type { NetworkFailure } from "../../model/types.ts";

const syscalls: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connect",
  EHOSTUNREACH: "connect",
  ENETUNREACH: "connect",
  ETIMEDOUT: "connect",
  ENOTFOUND: "getaddrinfo",
  EAI_AGAIN: "getaddrinfo",
  EPIPE: "write",
};

/** A recorded failure of the network as Node's clients report it: with `code` and `syscall`. */
export function networkError({ message, code = "ECONNRESET" }: NetworkFailure): Error {
  return Object.assign(new Error(message), { code, syscall: syscalls[code] ?? "read" });
}
