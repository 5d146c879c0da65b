// The interceptors are written for Node 22; this is all of it that Node 20 lacks.
const promises = Promise as { withResolvers?: () => object };
promises.withResolvers ??= () => {
  let both: unknown[] = [];
  const promise = new Promise((...functions) => {
    both = functions;
  });
  const [resolve, reject] = both;
  return { promise, resolve, reject };
};
