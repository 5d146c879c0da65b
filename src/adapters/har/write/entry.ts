import type { Interaction, JsonObject } from "../../../model/types.ts";
import { objectAt } from "../../shared/json/values.ts";
import type { Say } from "../../shared/say.ts";
import type { EntryOptions } from "./options.ts";
import { overlay, type Refuse } from "./overlay.ts";
import { requestFields } from "./request.ts";
import { responseFields } from "./response.ts";
import { entryShapes, type Shapes } from "./shapes.ts";
import { timesOf } from "./timings.ts";

const { request: _, response: __, ...plainShapes } = entryShapes;
const ownShapes: Shapes = { ...plainShapes, request: "own", response: "own" };

/** The entry of an interaction whose bodies are as they are to be written. Whatever it does not hold is reported. */
export function entryOf(interaction: Interaction, o: EntryOptions, say: Say): JsonObject {
  const { request, response, pageref, ...kept } = interaction.extensions?.har ?? {};
  const refuse: Refuse = (path) => say("lost/extension", { format: "har", path });
  if (request !== undefined && objectAt(request) !== request) refuse("request");
  if (response !== undefined && objectAt(response) !== response) refuse("response");
  const { startedDateTime, time, timings } = timesOf(interaction, o.producer.id === "respool", say);
  const fields: JsonObject = {
    // The names that HAR defines come in its order.
    ...(typeof pageref === "string" && { pageref }),
    startedDateTime,
    time,
    request: requestFields(interaction.request, objectAt(request), o, say, refuse),
    response: responseFields(interaction.outcome, objectAt(response), o, say, refuse),
    cache: {},
    timings,
  };
  const own = interaction.extensions?.respool;
  if (pageref !== undefined && typeof pageref !== "string") refuse("pageref");
  return { ...overlay(fields, kept, ownShapes, refuse), ...(own !== undefined && { _respool: own }) };
}
