import { PERSISTERS } from "./persisters.mjs";
import { loadPolly } from "./releases.mjs";
import { matchRequestsBy } from "./settings.mjs";

/** Starts a real Polly on a folder of recordings; failed answers are kept, everything else is its own default. */
export async function startPolly({ release, adapter, recording, folder, persister, match, ...config }) {
  const { Polly, Adapter, FSPersister } = await loadPolly(release, adapter);
  return new Polly(recording, {
    adapters: [Adapter],
    persister: persister ? PERSISTERS[persister](FSPersister) : FSPersister,
    persisterOptions: { fs: { recordingsDir: folder } },
    recordFailedRequests: true,
    logLevel: "silent",
    matchRequestsBy: matchRequestsBy(match),
    ...config,
  });
}
