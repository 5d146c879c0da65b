// What the engine calls in place of the globals, as they were when it was loaded.
const { nextTick } = process;
export const realNextTick = nextTick.bind(process);
export const realQueueMicrotask = globalThis.queueMicrotask;
