import { isRespoolError, locate } from "../../../model/errors.ts";
import type { Body, Interaction, JsonObject, Location } from "../../../model/types.ts";
import type { Context } from "../../adapter.ts";
import { objectAt } from "../../shared/json/values.ts";
import { sayAt } from "../../shared/say.ts";
import type { HarFile } from "../entry.ts";
import { base64Fields } from "./body.ts";
import { decodedBodies } from "./codings.ts";
import { entryOf } from "./entry.ts";
import { sayLosses } from "./losses.ts";
import type { EntryOptions } from "./options.ts";
import { readsBack } from "./read-back.ts";

/** An entry that is to be written, and the interaction that it shows. */
export interface Rendered {
  readonly entry: JsonObject;
  readonly shown: Interaction;
}

/** The entry of an interaction, made anew. Whatever it does not hold is reported. */
export async function render(
  interaction: Interaction,
  at: Location,
  o: EntryOptions,
  ctx: Pick<Context, "notice">,
  file: HarFile,
): Promise<Rendered> {
  const say = sayAt(ctx, at);
  try {
    sayLosses(interaction, say);
    const shown = await decodedBodies(interaction, file, say);
    const entry = entryOf(shown, o, say);
    return { entry: o.producer.id === "respool" ? entry : await proven(entry, shown, file), shown };
  } catch (e) {
    throw isRespoolError(e) ? locate(e, at) : e;
  }
}

/** Another producer's habits may make something else of a text; base64 is left alone, and a mark says where it is whole. */
async function proven(entry: JsonObject, shown: Interaction, file: HarFile): Promise<JsonObject> {
  let proved = entry;
  for (const isMarked of [false, true]) {
    const { request, response } = await readsBack(proved, shown, file);
    const { outcome } = shown;
    if (request && response) return proved;
    proved = {
      ...proved,
      ...(!request && { request: inBase64(objectAt(proved.request), "postData", shown.request.body, isMarked) }),
      ...(!response &&
        outcome.kind === "response" && {
          response: inBase64(objectAt(proved.response), "content", outcome.body, isMarked),
        }),
    };
  }
  return proved;
}

function inBase64(message: JsonObject, holder: "postData" | "content", body: Body, isMarked: boolean): JsonObject {
  if (body.kind === "lost" || body.bytes.length === 0) return message;
  const { text: _, encoding: __, _file: ___, ...rest } = objectAt(message[holder]);
  const mark = isMarked ? { _incomplete: !body.complete } : {};
  return { ...message, [holder]: { ...rest, ...base64Fields(body.bytes), ...mark } };
}
