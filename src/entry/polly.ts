/**
 * `respool/polly`: what a suite under Polly.js needs for recordings that respool wrote.
 *
 * @module
 */

import type { MatchRequestsBy } from "../adapters/polly/id/id.ts";
import { matchObject } from "../adapters/polly/settings/object.ts";
import { type PollyOptions, settingsOf } from "../adapters/polly/settings/settings.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";

export type { PartRule, UrlPart } from "../adapters/polly/id/address.ts";
export type { MatchRequestsBy } from "../adapters/polly/id/id.ts";
export type { PollyOptions } from "../adapters/polly/settings/settings.ts";
export type { MatchInput } from "../match/policy.ts";

/**
 * The object for Polly's `matchRequestsBy` by which recordings find their entries that were written with this policy
 * (`--match`, `match`) and these options (`--set polly.…`); without any it is that of recordings written without any.
 * Throws `option/invalid`.
 */
export function matchRequestsBy(policy?: MatchInput, options: PollyOptions = {}): MatchRequestsBy {
  return matchObject(settingsOf(resolvePolicy(policy), options));
}
