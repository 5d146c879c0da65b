export type {
  Adapter,
  Context,
  Detection,
  Feature,
  Finding,
  Format,
  OptionSpec,
  Options,
  Original,
  OutputFile,
  Reading,
  Sample,
  Source,
  SourceText,
  Span,
  Spans,
} from "./adapters/adapter.ts";
export { type ConvertOptions, type ConvertResult, convert } from "./convert.ts";
export { detect, sampleOf } from "./detect.ts";
export { merge } from "./edit/merge.ts";
export type { Redaction, RedactOptions } from "./edit/redact/redact.ts";
export { type ReplayOptions, replayable } from "./edit/replayable.ts";
export { parseRewrite, type Rewrite, rewrite } from "./edit/rewrite.ts";
export { type Selection, select, selector } from "./edit/select.ts";
export { parseSplit, type Split } from "./edit/split.ts";
export { requestDifference } from "./match/difference.ts";
export { requestKey, routeKey } from "./match/key.ts";
export type { Difference } from "./match/pair-difference.ts";
export { type MatchInput, resolvePolicy } from "./match/policy.ts";
export { type PresetName, presets } from "./match/presets.ts";
export { type ErrorCode, type ErrorSpec, errorCodes } from "./model/error-codes.ts";
export { type ErrorDetails, isRespoolError, RespoolError } from "./model/errors.ts";
export { type FindingSeverity, type FindingSpec, findingCodes } from "./model/finding-codes.ts";
export { findingHint, findingSeverity, findingText } from "./model/findings.ts";
export { type NoticeSpec, noticeCodes, type Severity } from "./model/notice-codes.ts";
export { noticeText, renderLocation, renderNotice, severityOf } from "./model/notices.ts";
export type * from "./model/types.ts";
export { type ReadOptions, type ReadResult, read, type SharedOptions } from "./read.ts";
export { formatById, formats } from "./registry.ts";
export { type FindOptions, findSecrets } from "./secrets/places.ts";
export { compilePolicy } from "./secrets/policy/compile.ts";
export { parsePolicy } from "./secrets/policy/parse.ts";
export type { CompiledPolicy, PolicyRules, SecretPolicy, Verdict } from "./secrets/policy/policy.ts";
export type { By, FoundSecret, Secret } from "./secrets/secret.ts";
export type { SetOptions } from "./set-options.ts";
export { memorySource } from "./source.ts";
export { type Change, type Diff, type DiffOptions, type DiffSide, diff } from "./verbs/diff/diff.ts";
export { type Difference as InteractionDifference, placeOf } from "./verbs/diff/difference.ts";
export {
  type Candidate,
  type ExplainedLoosening,
  type ExplainOptions,
  type Explanation,
  explain,
  type Hit,
} from "./verbs/explain/explain.ts";
export { type AskedRequest, type RequestFile, readRequests } from "./verbs/explain/request.ts";
export { type InteractionRow, summarise } from "./verbs/inspect.ts";
export {
  type RedactCassetteOptions,
  type RedactedCassette,
  type RedactFileOptions,
  redact,
  redactCassette,
} from "./verbs/redact.ts";
export type { SecretFinding } from "./verbs/scan/findings.ts";
export type { RuleHit, RuleSet } from "./verbs/scan/rules.ts";
export { type Scan, type ScanOptions, scan } from "./verbs/scan/scan.ts";
export { secretsOf } from "./verbs/secrets.ts";
export { type ValidateOptions, type Validation, validate } from "./verbs/validate/validate.ts";
export { type WriteOptions, type WriteResult, write } from "./write.ts";
