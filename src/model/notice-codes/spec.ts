/** `note`: no client can observe it; `warning`: guessed or repaired; `loss`: a client can observe it on replay. */
export type Severity = "note" | "warning" | "loss";

/** What is known of a notice code. In `text`, `{name}` stands for a member of the notice's data. */
export interface NoticeSpec {
  readonly severity: Severity;
  readonly phase: "read" | "edit" | "write";
  readonly text: string;
  /** What it means and what can be done, for docs/notices.md. */
  readonly doc: string;
}
