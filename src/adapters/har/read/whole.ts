import { sameName } from "../../../model/headers.ts";
import type { HeaderList, Interaction, Notice } from "../../../model/types.ts";
import { isHttpUrl } from "../../../model/url.ts";
import type { Producer } from "./producer.ts";
import { lacksZone } from "./quirks/dates.ts";

/** What is only known at the end of a file. */
export interface WholeFile {
  /** Takes an interaction into account. */
  see(interaction: Interaction): void;
  /** Reports what there is to say of the file. */
  end(): void;
}

// Older exports have every header, so that one without credentials is a recording without them.
const sanitizedSince = "2024";

/** Watches the interactions of a file for what is said once of it. */
export function wholeFile(ctx: { readonly producer: Producer; notice(n: Notice): void }): WholeFile {
  let zoneless = 0;
  let answered = 0;
  let hasCredentials = false;
  return {
    see(interaction) {
      if (lacksZone(interaction.extensions?.har?.startedDateTime)) zoneless++;
      if (ctx.producer.id !== "devtools" || hasCredentials) return;
      const { request, outcome, timing } = interaction;
      const isLate = (timing?.startedAt ?? "") >= sanitizedSince;
      if (outcome.kind === "response" && isHttpUrl(request.url) && isLate) answered++;
      hasCredentials =
        holdsCredentials(request.headers) || (outcome.kind === "response" && holdsCredentials(outcome.headers));
    },
    end() {
      if (zoneless > 0) ctx.notice({ code: "assumed/time-zone", at: {}, data: { count: zoneless } });
      if (isSanitized()) ctx.notice({ code: "lost/credentials", at: {} });
    },
  };

  /** DevTools: its default export leaves out every header that carries a credential, in both directions. */
  function isSanitized(): boolean {
    return answered > 0 && !hasCredentials;
  }
}

function holdsCredentials(headers: HeaderList): boolean {
  return headers.some(
    ([name]) => sameName(name, "cookie") || sameName(name, "set-cookie") || sameName(name, "authorization"),
  );
}
