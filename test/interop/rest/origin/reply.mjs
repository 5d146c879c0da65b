/** An answer in JSON. */
export const json = (value, status = 200, headers = {}) => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(value),
});

/** An answer without content. */
export const empty = (headers = {}) => ({ status: 204, headers });

/** Answers always the same. */
export const always = (answer) => () => answer;
