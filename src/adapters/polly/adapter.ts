export { read } from "./read/read.ts";
export { write } from "./write/write.ts";
