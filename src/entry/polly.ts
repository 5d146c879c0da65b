/**
 * `respool/polly`: what a suite under Polly.js needs for recordings that respool wrote.
 *
 * @module
 */

import type { MatchRequestsBy } from "../adapters/polly/id/id.ts";
import { type FromPolly, fromObject } from "../adapters/polly/settings/from-object.ts";
import { matchObject } from "../adapters/polly/settings/object.ts";
import { type PollyOptions, settingsOf } from "../adapters/polly/settings/settings.ts";
import { type MatchInput, resolvePolicy } from "../match/policy.ts";

export type { PartRule, UrlPart } from "../adapters/polly/id/address.ts";
export type { MatchRequestsBy } from "../adapters/polly/id/id.ts";
export type { FromPolly } from "../adapters/polly/settings/from-object.ts";
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

/**
 * What an object for Polly's `matchRequestsBy` says, as the policy and the options that `matchRequestsBy` takes, and the command
 * line (`--match`, `--set polly.…`). Of functions only those are understood that `matchRequestsBy` made; any other is
 * `option/invalid`.
 */
export function fromPollyMatch(match: MatchRequestsBy): FromPolly {
  return fromObject(match);
}
