import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a program: what the environment says, else the first of these names on PATH; `undefined` when there is none. */
export function program(variable, ...names) {
  if (process.env[variable]) return process.env[variable];
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

/** What a browser needs beside its profile to run where tests run. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];
