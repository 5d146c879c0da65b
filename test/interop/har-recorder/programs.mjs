import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a program: what the environment says, else the first of these names on PATH; `undefined` when there is none. */
function program(variable, ...names) {
  return process.env[variable] || onPath(...names);
}

function onPath(...names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

export const chromium = () =>
  program("CHROMIUM", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
export const firefox = () => program("FIREFOX", "firefox-esr", "firefox");
export const mitmdump = () => program("MITMDUMP", "mitmdump");
/** What makes the certificate of the origin, which has no HTTPS without; it is called by its name. */
export const openssl = () => onPath("openssl");

/** What a browser needs beside its profile to run where tests run. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];
