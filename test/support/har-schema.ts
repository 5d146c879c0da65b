import { createRequire } from "node:module";

// The package has no types.
const { har } = createRequire(import.meta.url)("har-validator") as { har(data: unknown): Promise<unknown> };

/** What the schema of HAR 1.2 says of a file: nothing, or its complaints. */
export async function complaints(bytes: Uint8Array): Promise<readonly unknown[]> {
  try {
    await har(JSON.parse(new TextDecoder().decode(bytes)));
    return [];
  } catch (e) {
    return (e as { errors?: readonly unknown[] }).errors ?? [e];
  }
}
