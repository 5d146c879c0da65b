// What a player or a recorder throws outside of any promise of ours belongs to the request under way.
let failCurrent = (error) => {
  throw error;
};
process.on("uncaughtException", (error) => failCurrent(error));

/** The answer to a request; a fault thrown anywhere in the process, or no answer in time, rejects. */
export async function attempt(send, request, timeoutMs) {
  const abort = new AbortController();
  let timer;
  const failure = new Promise((_, reject) => {
    failCurrent = reject;
    timer = setTimeout(() => reject(new Error("timeout")), timeoutMs);
  });
  try {
    return await Promise.race([send(request, abort.signal), failure]);
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** An error in one line, as the one that caused it puts it. */
export function messageOf(error) {
  return String(error.cause?.message ?? error.message).replace(/\s+/g, " ");
}
