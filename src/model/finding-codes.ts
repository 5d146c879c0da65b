/** `error`: `convert` cannot use the entry, or loses something; `warning`: not as the format wants it, but read. */
export type FindingSeverity = "error" | "warning";

/** What is known of a finding code. In `text` and `hint`, `{name}` stands for a member of the finding's data. */
export interface FindingSpec {
  readonly severity: FindingSeverity;
  readonly text: string;
  /** What to do about it: a sentence in the imperative. */
  readonly hint: string;
  /** What it means, for docs/findings.md. */
  readonly doc: string;
}

/**
 * Every finding code with what is known of it. A released code never changes its meaning. What a reader reports as lost or
 * guessed is a finding too, under the code of its notice.
 */
export const findingCodes: Readonly<Record<string, FindingSpec>> = {
  "file/unreadable": {
    severity: "error",
    text: "{problem}",
    hint: "{hint}",
    doc: "Reading stops here, with an error of [errors.md](errors.md). Nothing behind the place is checked.",
  },
  "cassette/old": {
    severity: "error",
    text: "recorded on {date}, {days} days ago",
    hint: "Record it again: with respool/runtime RESPOOL_MODE=all does, test by test.",
    doc: "With `--max-age`: the oldest interaction is older. Its time is what the recorder says, else the `Date` of the answer.",
  },
  "cassette/undated": {
    severity: "warning",
    text: "nothing in the file says when it was recorded",
    hint: "Look at the file's history, or record it again.",
    doc: "With `--max-age`: no interaction has a time of its own or an answer with a `Date`.",
  },
  "cassette/large": {
    severity: "error",
    text: "the file has {size} bytes, {over} more than it may",
    hint: "Leave out what no test asks for: respool convert --include, --entries, --dedupe; or RESPOOL_PRUNE when recording.",
    doc: "With `--max-size`.",
  },
  "token/expired": {
    severity: "warning",
    text: "a JSON Web Token in {place} expired on {date}",
    hint: "Record it again, or let the test set the clock: a client that looks at the date asks for a new one.",
    doc: "The token was good when it was recorded. What verifies it on replay refuses it.",
  },
  "cookie/expired": {
    severity: "warning",
    text: "the cookie {name} expired on {date}",
    hint: "Record it again: a client with a cookie jar does not keep it.",
    doc: "The answer sets a cookie until a date that is over. One with `Max-Age` begins anew with each replay.",
  },
  "secret/present": {
    severity: "error",
    text: "{kind} in {place}",
    hint: "Take it out with respool redact.",
    doc: "With `--no-secrets`: what `respool scan` finds with the rules of respool alone.",
  },
  "player/unreachable": {
    severity: "error",
    text: "{player} never answers with it: {why}",
    hint: "Take it out, or record it again.",
    doc: "With `--for`: converted to what the player takes, the interaction is left out, or the player finds another one for the same request, or none.",
  },
  "player/ambiguous": {
    severity: "warning",
    text: "{player} cannot tell it from interaction {first}, which answers first",
    hint: "Nothing needs to be done where requests come in the order of the recording; else let more take part in matching.",
    doc: "With `--for`: both have the same request, as far as the player compares it, and other answers. Asked for alone the other one comes.",
  },
  "body/length": {
    severity: "warning",
    text: "the {part} says content-length {said}, its body has {size} bytes",
    hint: "Compare the body with what the server sends; players count the bytes themselves.",
    doc: "The header and the stored body disagree. Lengths of coded bytes are judged only where those are stored.",
  },
  "body/coding": {
    severity: "warning",
    text: "the {part} says content-encoding {coding}, and its body is not in it",
    hint: "Take the header out: a player that sends both makes clients fail.",
    doc: "The recorder stored the body without its coding and left the header, or a hand changed it. respool reads the body as it is.",
  },
  "entry/syntax": {
    severity: "error",
    text: "the entry is no JSON",
    hint: "Correct the text at this place, or take the entry out.",
    doc: "The brackets of the entry match, but something between them breaks the rules of JSON. Other entries are read.",
  },
  "entry/unreadable": {
    severity: "error",
    text: "{problem}",
    hint: "{hint}",
    doc: "The entry cannot be read as an exchange of HTTP. Other entries are.",
  },
  "field/needed": {
    severity: "error",
    text: "{name} is to be {wanted}",
    hint: "Correct it, or take the entry out: nothing can be read without it.",
    doc: "The entry cannot be read without this field.",
  },
  "field/missing": {
    severity: "warning",
    text: "{name} is missing",
    hint: "Nothing needs to be done for respool; other tools may refuse the file.",
    doc: "HAR 1.2 requires the field. Many exporters leave it out, and what can be read is read without it.",
  },
  "field/type": {
    severity: "warning",
    text: "{name} is to be {wanted}",
    hint: "Nothing needs to be done for respool; other tools may refuse the file.",
    doc: "The value is of another type than HAR 1.2 wants. It is read as far as it makes sense, and else left out.",
  },
  "field/duplicate": {
    severity: "warning",
    text: "{name} stands here {count} times; the last one counts",
    hint: "Take the others out.",
    doc: "An object has several members of one name. Like every reader of JSON this one takes the last.",
  },
  "date/invalid": {
    severity: "warning",
    text: "{name} is no date of ISO 8601",
    hint: "Write it like 2026-01-31T12:00:00.000Z.",
    doc: "Start times put equal requests in order (`--sort start`). One that cannot be read takes no part.",
  },
  "date/zone": {
    severity: "warning",
    text: "{name} has no time zone; taken as UTC",
    hint: "Add Z, or an offset like +01:00.",
    doc: "HAR 1.2 wants a time zone. Without one no reader can tell the moment.",
  },
  "method/invalid": {
    severity: "error",
    text: "the request method is not a token",
    hint: "Correct it: no client can send such a request, so it is skipped where the recording is played.",
    doc: "A method consists of letters, digits and a few signs, without spaces.",
  },
  "url/no-origin": {
    severity: "warning",
    text: "the URL has no host",
    hint: "Use --base-url when the target needs one.",
    doc: "HAR 1.2 wants absolute URLs. One that begins with a slash is read, and `--base-url` completes it.",
  },
  "url/relative": {
    severity: "error",
    text: "the URL is not absolute",
    hint: "Write it with its scheme and host; it is skipped where the recording is played.",
    doc: "The URL has no scheme, and does not begin with a slash either.",
  },
  "url/invalid": {
    severity: "error",
    text: "no URL parser takes the URL",
    hint: "Correct its host or port; it is skipped where the recording is played.",
    doc: "The URL begins like one, but has no valid host or port.",
  },
  "url/characters": {
    severity: "warning",
    text: "the URL holds white space or control characters",
    hint: "Write them percent-encoded.",
    doc: "The schema of HAR refuses such a URL. It is read, and clients send it percent-encoded.",
  },
  "status/range": {
    severity: "error",
    text: "the status is none of HTTP",
    hint: "Correct it; the entry is skipped where the recording is played.",
    doc: "A status is a whole number from 100 to 599; 0 and -1 say that there was no answer.",
  },
  "response/missing": {
    severity: "error",
    text: "the entry holds no answer ({reason})",
    hint: "Record it again; it is skipped where the recording is played.",
    doc: "The file holds the request alone, and does not say that the network failed either.",
  },
  "body/lost": {
    severity: "error",
    text: "the {part} body is not in the file ({reason})",
    hint: "Record it again with bodies; convert skips it, or takes it as empty with --missing-body empty.",
    doc: "The recorder did not keep the body: evicted from the browser's memory, never stored by the tool, answered from a cache. Bodies of redirects are not counted: no client reads them.",
  },
  "body/incomplete": {
    severity: "error",
    text: "the {part} body is not there to its end",
    hint: "Record it again, or take the entry out.",
    doc: "The recording holds only the beginning of the body.",
  },
  "body/size": {
    severity: "warning",
    text: "{name} does not fit the text, which has {size} bytes as UTF-8",
    hint: "Compare the body with what the server sends: its charset may be another.",
    doc: "The recorded length fits the text in no charset. Producers that are known to count otherwise are not judged.",
  },
  "body/text-and-params": {
    severity: "warning",
    text: "the request body stands here as text and as params; the text counts",
    hint: "Nothing needs to be done; change the text when the body is to change.",
    doc: "HAR 1.2 wants one of the two. Most tools write both.",
  },
  "schema/violation": {
    severity: "error",
    text: "{message}",
    hint: "Nothing needs to be done for respool: the schema refuses what several browsers export.",
    doc: "With `--schema`: what har-validator says of the file, in its own words.",
  },
};
