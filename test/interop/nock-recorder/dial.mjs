import { Socket } from "node:net";

/** Lets every socket of this process that asks for port 80 of `hostname` reach a port of 127.0.0.1. */
export function dial(hostname, port) {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...args) {
    // node:http and fetch alike come here, with the arguments already gathered in one list.
    const [first] = args;
    const options = Array.isArray(first) ? first[0] : first;
    if (options?.host === hostname) Object.assign(options, { host: "127.0.0.1", port, lookup: undefined });
    return connect.apply(this, args);
  };
}
