import { expect, test } from "vitest";
import { sarifComplaints } from "../../test/support/sarif-schema.ts";
import { RespoolError } from "../model/errors.ts";
import type { SecretFinding } from "../verbs/scan/findings.ts";
import { sarifOf } from "./sarif.ts";

const finding: SecretFinding = {
  kind: "token",
  by: "name",
  at: { file: "a dir/ü#?.har", interaction: 3, line: 9 },
  place: "response body /token",
  request: "GET http://h.test/?key=…",
  count: 2,
  fingerprint: "a".repeat(40),
};
const comment: SecretFinding = {
  kind: "api-key",
  by: "entropy",
  at: { file: "a.yaml" },
  place: "comment",
  count: 1,
  fingerprint: "b".repeat(40),
};
const error = new RespoolError("input/syntax", "ends in a string", { at: { file: "bad.har", line: 7 } });

test("findings, kinds as rules, and what could not be read", () => {
  const log = sarifOf(
    [
      { input: "a dir/ü#?.har", findings: [finding] },
      { input: "a.yaml", findings: [comment] },
      { input: "bad.har", findings: [], error },
    ],
    "1.2.3",
  );
  const rule = (id: string) => ({
    id,
    shortDescription: { text: `A secret in a recording: ${id}` },
    help: { text: "Take it out with `respool redact`, and revoke it where it was published." },
    defaultConfiguration: { level: "error" },
  });
  expect(log).toEqual({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "respool", version: "1.2.3", rules: [rule("api-key"), rule("token")] },
        },
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                level: "error",
                descriptor: { id: "input/syntax" },
                message: { text: "ends in a string" },
                locations: [{ physicalLocation: { artifactLocation: { uri: "bad.har" }, region: { startLine: 7 } } }],
              },
            ],
          },
        ],
        results: [
          {
            ruleId: "token",
            ruleIndex: 1,
            level: "error",
            message: {
              text: "interaction 3 GET http://h.test/?key=…: token in response body /token, 2 different ones",
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "a%20dir/%C3%BC%23%3F.har" },
                  region: { startLine: 9 },
                },
                logicalLocations: [
                  { name: "response body /token", fullyQualifiedName: "interaction 3/response body /token" },
                ],
              },
            ],
            partialFingerprints: { "respool/v1": "a".repeat(40) },
          },
          {
            ruleId: "api-key",
            ruleIndex: 0,
            level: "warning",
            message: { text: "api-key in comment" },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: "a.yaml" } },
                logicalLocations: [{ name: "comment", fullyQualifiedName: "comment" }],
              },
            ],
            partialFingerprints: { "respool/v1": "b".repeat(40) },
          },
        ],
      },
    ],
  });
  expect(sarifComplaints(log)).toEqual([]);
  // The schema is one that can say no.
  expect(sarifComplaints({ ...log, runs: [{ tool: {} }] })).not.toEqual([]);
});

test("nothing found", () => {
  const log = sarifOf([{ input: "a.har", findings: [] }], "1.2.3");
  expect(log.runs[0]?.results).toEqual([]);
  expect(log.runs[0]?.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  expect(sarifComplaints(log)).toEqual([]);
});
