/** What the names of a release's packages begin with here. */
const PREFIXES = { "4.3.0": "polly4-", "5.1.1": "polly5-", "6.0.6": "@pollyjs/" };

/** The releases of Polly that users have, oldest first. */
export const RELEASES = Object.keys(PREFIXES);

/** A release of Polly with one of its adapters and the persister that writes files. */
export async function loadPolly(release, adapter) {
  const names = ["core", `adapter-${adapter}`, "persister-fs"].map((name) => PREFIXES[release] + name);
  const [{ Polly }, { default: Adapter }, { default: FSPersister }] = await Promise.all(
    names.map((name) => import(name)),
  );
  if (Polly.VERSION !== release) throw new Error(`Polly ${Polly.VERSION}, not ${release}`);
  return { Polly, Adapter, FSPersister };
}
