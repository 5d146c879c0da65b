export { profile } from "./profile.ts";
export { read } from "./read/read.ts";
export { validate } from "./validate/validate.ts";
export { write } from "./write/write.ts";
