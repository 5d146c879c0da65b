import { JSON_TYPE, oneCase } from "../case.mjs";
import { ALL_BYTES } from "./binary.mjs";

const FORM_TYPE = ["Content-Type", "application/x-www-form-urlencoded"];
const BOUNDARY = "respool-boundary-7d1";

const post = (name, path, headers, body) =>
  oneCase(`form-${name}`, { method: "POST", path, headers, body }, { headers: [JSON_TYPE], body: '{"saved":true}' });

const MULTIPART = Buffer.concat([
  Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nGrüße\r\n`),
  Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="all.bin"\r\n`),
  Buffer.from("Content-Type: application/octet-stream\r\n\r\n"),
  ALL_BYTES,
  Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
]);

export const formCases = [
  post("plain", "/form/plain", [FORM_TYPE], "name=Zo%C3%AB+K&tag=a&tag=b%20c&empty=&flag"),
  post("query", "/form/query?tag=q&page=2", [FORM_TYPE], "tag=body&name=n"),
  post("numbered", "/form/numbered", [FORM_TYPE], "item%5B10%5D=x&item%5B2%5D=y&item%5B0%5D=z"),
  // yaml.v3 writes a list item that starts with a blank and holds a line feed so that nothing can load the file.
  post("multiline", "/form/multiline", [FORM_TYPE], "note=+first%0Asecond&plain=x"),
  post("multipart", "/form/multipart", [["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`]], MULTIPART),
  post(
    "multipart-text",
    "/form/multipart-text",
    [["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`]],
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nplain\r\n--${BOUNDARY}--\r\n`,
  ),
];
