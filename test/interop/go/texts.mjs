import { buildGo, runGo } from "./go.mjs";

const library = (name, pkg, release, profile) => ({
  name,
  package: `./cmd/${pkg}`,
  modfile: `go.${release}.mod`,
  args: name.endsWith("-compact") ? ["-compact"] : [],
  profile: { compact: name.endsWith("-compact"), ...profile },
});

/** The YAML libraries of the releases in the shapes that are met: rows whose program prints `scalars` and `keys`. */
export const LIBRARIES = [
  library("yaml.v2", "yaml2", "v1.2.0", { library: "yaml.v2", compact: true }),
  library("yaml.v3", "yaml3", "v2.3.0", { library: "yaml.v3" }),
  ...["yaml-v4-rc.3", "yaml-v4-rc.6", "yaml-v4"].flatMap((name, index) => {
    const release = ["v4.0.6", "v4.0.7", "v4.0.7-yaml-v4.0.0"][index];
    return [
      library(name, "yaml4", release, { library: name }),
      library(`${name}-compact`, "yaml4", release, { library: name }),
    ];
  }),
];

/** The releases with the layout and the library that they write: rows whose program prints `cassettes` and `values`. */
export const LAYOUTS = [
  library("v1.2.0", "v1", "v1.2.0", { layout: "short", library: "yaml.v2", compact: true }),
  library("v2.3.0", "v2", "v2.3.0", { layout: "short", library: "yaml.v3" }),
  library("v3.2.0", "v3", "v3.2.0", { layout: "full", library: "yaml.v3" }),
  library("v4.0.2", "v4", "v4.0.2", { layout: "full", library: "yaml.v3" }),
  library("v4.0.4", "v4", "v4.0.4", { layout: "omitempty", library: "yaml.v3" }),
  ...[
    ["v4.0.6", "yaml-v4-rc.3"],
    ["v4.0.7", "yaml-v4-rc.6"],
    ["v4.0.7-yaml-v4.0.0", "yaml-v4"],
  ].flatMap(([release, name]) => [
    library(release, "v4text", release, { layout: "omitempty", library: name }),
    library(`${release}-compact`, "v4text", release, { layout: "omitempty", library: name }),
  ]),
];

/** The path of a row's program. */
export function programOf(row) {
  return buildGo(row.package, row.modfile);
}

/** What a row's program prints for a command, as values. */
export function textsOf(row, command, count, seed = 1) {
  return runGo(programOf(row), [command, ...row.args, "-n", `${count}`, "-seed", `${seed}`]);
}
