import { RespoolError } from "../../../model/errors.ts";
import { schemeOf } from "../../../model/url.ts";
import type { Say } from "../../shared/say.ts";

/** A URL as the schema of HAR takes it. Throws `output/needs-origin` for one without a scheme. */
export function targetUrl(url: string, say: Say): string {
  if (schemeOf(url) === "") {
    throw new RespoolError("output/needs-origin", "the URL has no origin, and HAR wants whole URLs", {
      format: "har",
      hint: "Give it with --base-url https://api.example.com.",
    });
  }
  if (!/\s/.test(url)) return url;
  say("changed/url-spelling", { what: "white space" });
  return url.replace(/\s/g, encodeURIComponent);
}
