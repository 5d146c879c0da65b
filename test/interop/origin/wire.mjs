import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";

// Huffman coding alone gives the same bytes with every zlib build; match search differs between processors.
const PLAIN_DEFLATE = { strategy: constants.Z_HUFFMAN_ONLY };
const GZIP_OS_BYTE = 9;
const GZIP_OS_UNIX = 3;

const CODERS = {
  gzip(bytes) {
    const coded = gzipSync(bytes, PLAIN_DEFLATE);
    coded[GZIP_OS_BYTE] = GZIP_OS_UNIX;
    return coded;
  },
  deflate: (bytes) => deflateSync(bytes, PLAIN_DEFLATE),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};

/** Applies a content coding. */
export function code(coding, body) {
  return CODERS[coding](Buffer.from(body));
}

/** What goes over the wire for a response: headers in order with the framing, the chunks to write, both forms of the body. */
export function wireResponse(response) {
  const decoded = response.chunks
    ? Buffer.concat(response.chunks.map((chunk) => Buffer.from(chunk)))
    : Buffer.from(response.body);
  const bytes = response.coding ? code(response.coding, decoded) : decoded;
  const coding = response.coding ? [["Content-Encoding", response.coding]] : [];
  const chunks = (response.chunks ?? [bytes]).map((chunk) => Buffer.from(chunk));
  return { headers: [...response.headers, ...coding, ...framing(response, bytes)], chunks, bytes, decoded };
}

function framing(response, bytes) {
  if (response.status === 204 || response.status === 304) return [];
  if (response.chunks) return [["Transfer-Encoding", "chunked"]];
  if (response.headers.some(([name]) => name.toLowerCase() === "content-length")) return [];
  return [["Content-Length", String(bytes.length)]];
}
