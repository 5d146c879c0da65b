import { bytesToByteString } from "../../model/bytes.ts";
import type { Detection, Sample } from "../adapter.ts";
import { startOfText } from "../shared/json/spans.ts";

/** Recognises a recording by its creator: all that Polly itself asks for. */
export function detect({ head, tail }: Sample): Detection | undefined {
  const start = bytesToByteString(head.subarray(startOfText(head)));
  const text = start + bytesToByteString(tail);
  return start.startsWith("{") ? asJson(text) : asYaml(start);
}

function asJson(text: string): Detection | undefined {
  if (!/"log"\s*:/.test(text) || !/"creator"\s*:\s*\{[^{}]*"name"\s*:\s*"Polly\.JS"/.test(text)) return undefined;
  return found(
    "a log created by Polly.JS",
    /"creator"\s*:\s*\{[^{}]*"version"\s*:\s*"([\w.+-]{1,32})"/.exec(text)?.[1],
  );
}

/** Some persisters write the same as YAML. */
function asYaml(text: string): Detection | undefined {
  if (!/^log:/m.test(text) || !/^ +name: (["']?)Polly\.JS\1\s*$/m.test(text)) return undefined;
  const version = /^ +creator:\s*\n(?: {3,}.*\n)*? {3,}version: ["']?([\w.+-]{1,32})["']?\s*$/m.exec(text)?.[1];
  return found("YAML with a log created by Polly.JS", version);
}

function found(why: string, version: string | undefined): Detection {
  return { format: "polly", confidence: 0.97, why, ...(version !== undefined && { version }) };
}
