import { keyKinds } from "./key-kinds.ts";
import type { Kind } from "./kind.ts";
import { namedKinds } from "./named-kinds.ts";
import { tokenKinds } from "./token-kinds.ts";

/** Every kind of secret that is planted. */
export const kinds: readonly Kind[] = [...tokenKinds, ...keyKinds, ...namedKinds];
