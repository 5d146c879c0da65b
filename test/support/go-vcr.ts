/** A cassette in block style, as go-vcr writes it, for tests that spoil or respell it. */
export const block: string = `---
version: 2
interactions:
- request:
    body: a b
    headers:
      A:
      - x
      - "y"
    url: http://h/
    method: GET
  response:
    headers: {}
    code: 200
    duration: 1s
`;
