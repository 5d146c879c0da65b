import { binaryCases } from "./binary.mjs";
import { codingCases } from "./coding.mjs";
import { formCases } from "./form.mjs";
import { headerCases } from "./header.mjs";
import { jsonCases } from "./json.mjs";
import { largeCases } from "./large.mjs";
import { methodCases } from "./method.mjs";
import { redirectCases } from "./redirect.mjs";
import { statusCases } from "./status.mjs";
import { streamCases } from "./stream.mjs";
import { textCases } from "./text.mjs";
import { uploadCases } from "./upload.mjs";
import { urlCases } from "./url.mjs";

/** Every case, in the order in which recorders send them. */
export const CASES = [
  ...jsonCases,
  ...textCases,
  ...binaryCases,
  ...codingCases,
  ...streamCases,
  ...statusCases,
  ...redirectCases,
  ...headerCases,
  ...uploadCases,
  ...formCases,
  ...methodCases,
  ...urlCases,
  ...largeCases,
];
