/** The language of a module. */
export type Language = "esm" | "cjs" | "ts";

/** The ending of a module's name. */
export const endings: Readonly<Record<Language, string>> = { esm: ".nock.mjs", cjs: ".nock.cjs", ts: ".nock.ts" };
