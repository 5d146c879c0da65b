import type { Invocation, Location, Log, Notification, ReportingDescriptor, Result } from "sarif";
import type { RespoolError } from "../model/errors.ts";
import type { SecretFinding } from "../verbs/scan/findings.ts";
import type { Scanned } from "./scanning.ts";

/** Findings as SARIF 2.1.0, and what could not be looked at. Of a recording it holds names and request lines, masked. */
export function sarifOf(scanned: readonly Scanned[], version: string): Log {
  const findings = scanned.flatMap((one) => one.findings);
  const errors = scanned.flatMap(({ error }) => error ?? []);
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "respool", version, rules: kinds.map(ruleOf) } },
        invocations: [invocationOf(errors)],
        results: findings.map((finding) => resultOf(finding, kinds.indexOf(finding.kind))),
      },
    ],
  };
}

function ruleOf(kind: string): ReportingDescriptor {
  return {
    id: kind,
    shortDescription: { text: `A secret in a recording: ${kind}` },
    help: { text: "Take it out with `respool redact`, and revoke it where it was published." },
    defaultConfiguration: { level: "error" },
  };
}

function invocationOf(errors: readonly RespoolError[]): Invocation {
  const notifications = errors.map(
    ({ code, message, at }): Notification => ({
      level: "error",
      descriptor: { id: code },
      message: { text: message },
      ...(at?.file !== undefined && { locations: [{ physicalLocation: physical(at.file, at.line) }] }),
    }),
  );
  return { executionSuccessful: errors.length === 0, toolExecutionNotifications: notifications };
}

function resultOf({ kind, by, at, place, request, count, fingerprint }: SecretFinding, ruleIndex: number): Result {
  const where = at.interaction === undefined ? "" : `interaction ${at.interaction}`;
  const many = count > 1 ? `, ${count} different ones` : "";
  const location: Location = {
    physicalLocation: physical(at.file ?? "", at.line),
    logicalLocations: [{ name: place, fullyQualifiedName: where === "" ? place : `${where}/${place}` }],
  };
  return {
    ruleId: kind,
    ruleIndex,
    level: by === "entropy" ? "warning" : "error",
    message: { text: `${request === undefined ? "" : `${where} ${request}: `}${kind} in ${place}${many}` },
    locations: [location],
    partialFingerprints: { "respool/v1": fingerprint },
  };
}

function physical(file: string, line: number | undefined): Location["physicalLocation"] {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return { artifactLocation: { uri }, ...(line !== undefined && { region: { startLine: line } }) };
}
