/** Where the recorded requests go. */
export const URL_ASKED = "http://api.invalid/v1/chat/completions";

/** The request of an interaction, about 300 bytes; each is another. */
export function bodyOf(index) {
  return JSON.stringify({
    model: "m",
    id: index,
    messages: [{ role: "user", content: `question ${index} `.repeat(14) }],
  });
}

/** Its answer, 2 kB. */
export function answerOf(index) {
  return JSON.stringify({ id: index, text: `answer ${index} `.padEnd(2000, "x") });
}
