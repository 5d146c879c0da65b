import { encodeUtf8 } from "../../../model/bytes.ts";
import { locationOf } from "../../../model/notices.ts";
import type { Context, Options, OutputFile, Reading } from "../../adapter.ts";
import { extensionPaths } from "../../shared/extension-paths.ts";
import { policyLosses } from "../../shared/policy-losses.ts";
import { sizeLimit, tooLarge } from "../write/render.ts";
import type { Code } from "./code.ts";
import { type HelperName, helpersCode, importsCode } from "./helpers.ts";
import { endings, type Language } from "./language.ts";
import { indented, listCode } from "./literal.ts";
import { type Mock, mockOf } from "./mock.ts";
import { moduleHolds } from "./policy.ts";
import { scopeCodes } from "./statements.ts";

/** Writes a reading as a program that tells nock of every interaction. */
export async function* write(reading: Reading, o: Options, ctx: Context): AsyncGenerator<OutputFile> {
  const language = o.module as Language;
  yield { path: `cassette${endings[language]}`, bytes: encodeUtf8(await moduleText(reading, language, o, ctx)) };
}

async function moduleText(
  { meta, interactions }: Reading,
  language: Language,
  o: Options,
  ctx: Context,
): Promise<string> {
  const used = new Set<HelperName>();
  const code: Code = {
    unit: " ".repeat(typeof o.indent === "number" ? Math.min(o.indent, 10) : 2),
    delays: o.delays === "recorded",
    pretty: o.bodies === "pretty",
    reqheaders: Array.isArray(o.reqheaders) ? o.reqheaders : [],
    use: (helper) => {
      used.add(helper);
      return helper;
    },
  };
  for (const what of policyLosses(meta.match ?? {}, moduleHolds))
    ctx.notice({ code: "lost/match-policy", at: {}, data: { what } });
  for (const [format, path] of extensionPaths(meta.extensions, "nock")) {
    ctx.notice({ code: "lost/extension", at: {}, data: { format, path } });
  }
  const mocks: Mock[] = [];
  let size = 0;
  for await (const interaction of interactions) {
    ctx.signal?.throwIfAborted();
    const mock = await mockOf(interaction, locationOf(interaction, mocks.length), meta.match, code, ctx);
    size += (mock.body?.length ?? 0) + (mock.answer.kind === "reply" ? mock.answer.body.length : 0);
    if (size > sizeLimit) throw tooLarge();
    mocks.push(mock);
  }
  const list = listCode("[", scopeCodes(mocks, code), "]", code.unit);
  return [
    "// Recorded answers for nock, written by respool: each call of replay() sets them up once.\n",
    importsCode(language, used),
    "\n",
    language === "cjs" ? "" : "export ",
    `function replay()${language === "ts" ? ": nock.Scope[]" : ""} {\n`,
    `${code.unit}return ${indented(list, code.unit)};\n}\n`,
    language === "cjs" ? "\nmodule.exports = { replay };\n" : "",
    helpersCode(language, used),
  ].join("");
}
