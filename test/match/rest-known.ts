/** What is known to find no answer, or to be taken for the same, and why: by the pair's name. */
export interface Known {
  /** The numbers of the interactions that no request finds. */
  readonly misses: Readonly<Record<string, { readonly answers: readonly number[]; readonly why: string }>>;
  /** Changes that leave a request what it was: the host, the change, and why. */
  readonly harmless: readonly { readonly pattern: RegExp; readonly why: string }[];
}

const emptyFields = "the Go SDK writes empty fields, the other client leaves them out";

/** What is known of the half that rules may be fitted on. */
export const tuning: Known = {
  misses: {
    "digitalocean-volume-create.dots": { answers: [0], why: emptyFields },
    "elasticsearch-count.elasticsearch": { answers: [0], why: "one client sends GET, the other POST" },
    "elasticsearch-index.elasticsearch": {
      answers: [0],
      why: "the Go client does not escape a slash in an id",
    },
    "elasticsearch-search.elasticsearch": {
      answers: [0],
      why: "one client writes options in the query, the other in the body",
    },
    "github-search-code.octokit": { answers: [0], why: "Octokit takes + in a search for a space" },
    "hetzner-image-create.ky": { answers: [0], why: emptyFields },
    "scaleway-dns-records.scaleway": { answers: [0], why: emptyFields },
  },
  harmless: [
    { pattern: /^api\.(digitalocean|linode)\.com query page removed$/, why: "the first page is the default" },
    { pattern: / body line "Content-Type: \S+" removed$/, why: "a type that says no more than the name of the file" },
  ],
};
