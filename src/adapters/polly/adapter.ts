export { read } from "./read/read.ts";
export { setup } from "./settings/setup.ts";
export { write } from "./write/write.ts";
