import { RespoolError } from "../../../model/errors.ts";
import type { HttpResponse, Interaction, StoredBody } from "../../../model/types.ts";

/** An interaction with a response whose body is in the recording. */
export type Answered = Interaction & { readonly outcome: HttpResponse & { readonly body: StoredBody } };

/** Whether an interaction has an answer; throws where its body should have been settled before. */
export function isAnswered(interaction: Interaction): interaction is Answered {
  const { outcome } = interaction;
  if (outcome.kind !== "response") return false;
  if (outcome.body.kind === "stored") return true;
  throw new RespoolError("internal/bug", "an interaction that cannot be replayed reached the writer");
}
