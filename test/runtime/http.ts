import http from "node:http";

/** What node:http got, its body as pieces. */
export interface HttpAnswer {
  readonly status: number;
  readonly phrase: string;
  readonly rawHeaders: readonly string[];
  readonly pieces: readonly Buffer[];
  readonly text: string;
}

/** Sends with node:http; rejects with what the request or the response fails with. */
export function viaHttp(
  url: string,
  o: http.RequestOptions & { body?: string | Uint8Array } = {},
): Promise<HttpAnswer> {
  const { body, ...options } = o;
  return new Promise((resolve, reject) => {
    const sent = http.request(url, options, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          phrase: response.statusMessage ?? "",
          rawHeaders: response.rawHeaders,
          pieces,
          text: Buffer.concat(pieces).toString(),
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
