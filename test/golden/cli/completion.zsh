#compdef respool
# respool completion for zsh: keep it as _respool in a folder of $fpath
_respool() {
  local -a commands
  commands=(
    'convert:write recordings in another format'
    'inspect:show what a recording holds'
    'diff:show how two recordings differ'
    'explain:tell which interaction answers a request, or why none does'
    'merge:make one recording of several'
    'split:make several recordings of one'
    'redact:take secrets out of recordings'
    'scan:look for secrets in recordings'
    'validate:look for what is wrong with recordings'
    'formats:list the formats and their options'
    'completion:print what makes a shell complete command lines'
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "$words[2]" in
    convert)
      _arguments \
        '--out[a file; a directory (/ at the end, several inputs)]:PATH:_files' \
        '-o[a file; a directory (/ at the end, several inputs)]:PATH:_files' \
        '--to[target format; left out, the name of OUT says it]:FORMAT:(go-vcr nock har polly)' \
        '--name[names in a directory; default {dir}/{stem}]:PATTERN:_files' \
        '--split[a file per host, per entry, or per so many entries]:HOW:_files' \
        '--check[write nothing; exit 1 when an output would change]' \
        '--force[replace outputs that have other content]' \
        '--dry-run[say what would be written, and write nothing]' \
        '--lossless[keep beside entries what the target cannot hold]' \
        '*--fail-on[exit 1 on note, warning, loss, secret, or a CODE]:WHAT:_files' \
        '*--allow[a CODE that --fail-on overlooks]:CODE:_files' \
        '--in-place[write over the inputs, which keep their format]' \
        '--redact[take secrets out, as respool redact does]' \
        '--policy[what else is a secret, and what is none]:FILE:_files' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--files-from[a file, or -, that lists inputs, one on a line]:FILE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--base-url[origin of URLs that have none]:URL:_files' \
        '*--rewrite-url[replace the beginning of URLs or paths]:FROM=TO:_files' \
        '--missing-body[a body not recorded]:HOW:(skip empty error)' \
        '--sort[order]:BY:(recorded start)' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    inspect)
      _arguments \
        '--body[with N\: the bytes of the response body, decoded]' \
        '--limit[only so many rows; what is counted is everything]:COUNT:_files' \
        '--group[rows of several hosts]:HOW:(host none)' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    diff)
      _arguments \
        '--all[also dates, ids, durations, what a format lacks]' \
        '--limit[so many differences of each; default 100]:COUNT:_files' \
        '--textconv[A alone as text, for git diff]' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    explain)
      _arguments \
        '--curl[as a curl command, in quotes]:COMMAND:_files' \
        '--request[as JSON or as HTTP; what RESPOOL_MISSES collected]:FILE:_files' \
        '--limit[so many candidates; default 3]:COUNT:_files' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    merge)
      _arguments \
        '--out[the one file; - (standard output)]:PATH:_files' \
        '-o[the one file; - (standard output)]:PATH:_files' \
        '--to[target format; left out, that of the inputs]:FORMAT:(go-vcr nock har polly)' \
        '--check[write nothing; exit 1 when the output would change]' \
        '--force[replace outputs that have other content]' \
        '--dry-run[say what would be written, and write nothing]' \
        '--lossless[keep beside entries what the target cannot hold]' \
        '*--fail-on[exit 1 on note, warning, loss, secret, or a CODE]:WHAT:_files' \
        '*--allow[a CODE that --fail-on overlooks]:CODE:_files' \
        '--missing-body[a body not recorded]:HOW:(skip empty error)' \
        '--sort[order]:BY:(recorded start)' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--files-from[a file, or -, that lists inputs, one on a line]:FILE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    split)
      _arguments \
        '--out[the directory]:DIR:_files' \
        '-o[the directory]:DIR:_files' \
        '--by[host, test, entry, or a number of entries]:HOW:_files' \
        '--to[target format; left out, that of the input]:FORMAT:(go-vcr nock har polly)' \
        '--name[names in the directory; default {dir}/{stem}]:PATTERN:_files' \
        '--check[write nothing; exit 1 when an output would change]' \
        '--force[replace outputs that have other content]' \
        '--dry-run[say what would be written, and write nothing]' \
        '--lossless[keep beside entries what the target cannot hold]' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    redact)
      _arguments \
        '--out[a file; a directory (/ at the end, several inputs)]:PATH:_files' \
        '-o[a file; a directory (/ at the end, several inputs)]:PATH:_files' \
        '--in-place[write over the inputs]' \
        '--check[write nothing; exit 1 when there are secrets]' \
        '--dry-run[say what would be taken out, and write nothing]' \
        '--force[replace outputs that have other content]' \
        '--lossless[keep beside entries what their format cannot hold]' \
        '--policy[what else is a secret, and what is none]:FILE:_files' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--files-from[a file, or -, that lists inputs, one on a line]:FILE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    scan)
      _arguments \
        '--policy[what else is a secret, and what is none]:FILE:_files' \
        '--own-rules[without the rules of secretlint]' \
        '--baseline[accepted findings, whatever their values]:FILE:_files' \
        '--write-baseline[accept what is found now]:FILE:_files' \
        '--sarif[SARIF 2.1.0 on stdout, in place of lines]' \
        '--limit[so many lines for each kind in a file; default 20]:COUNT:_files' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '--strict[an unreadable entry is an error, not a loss]' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--files-from[a file, or -, that lists inputs, one on a line]:FILE:_files' \
        '*--include[only such URLs\: a glob (** crosses /), /regexp/]:PATTERN:_files' \
        '*--exclude[no such URLs]:PATTERN:_files' \
        '*--host[only these hosts; * stands for anything]:NAME:_files' \
        '*--method[only these request methods]:METHOD:_files' \
        '*--status[only these statuses\: 404 or 4xx]:STATUS:_files' \
        '*--type[only these types\: image, document, fetch or xhr, …]:TYPE:_files' \
        '--api-only[no pages, scripts, styles, images, fonts, media]' \
        '--entries[only these interactions, from 0\: 4,9,12-15]:NUMBERS:_files' \
        '--dedupe[leave out repeats]:HOW:(none identical)' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    validate)
      _arguments \
        '--schema[of HARs\: what har-validator says as well]' \
        '--for[for go-vcr, nock, polly, playwright or runtime]:PLAYER:(go-vcr nock polly playwright runtime)' \
        '--max-age[exit 1 for an older cassette\: 180d, 26w, 12h]:AGE:_files' \
        '--max-size[exit 1 for a longer file\: 500kB, 5MB]:SIZE:_files' \
        '--no-secrets[exit 1 for secrets, as scan --own-rules has them]' \
        '--policy[what else is a secret, and what is none]:FILE:_files' \
        '--limit[so many findings of each code; default 20]:COUNT:_files' \
        '--from[format of the input, instead of guessing it]:FORMAT:(go-vcr nock har polly)' \
        '*--set[an option of a format, see respool formats]:FORMAT.OPTION=VALUE:_files' \
        '--files-from[a file, or -, that lists inputs, one on a line]:FILE:_files' \
        '--match[strict (default), route (no bodies), a JSON file]:PRESET|FILE:(strict rest llm route closest)' \
        '*--ignore-query[a query parameter that takes no part]:NAME:_files' \
        '*--ignore-body[a member of JSON bodies that takes no part]:POINTER:_files' \
        '*--match-header[a request header that takes part]:NAME:_files' \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    formats)
      _arguments \
        '--json[one JSON document on stdout, no report]' \
        '--quiet[no report; errors only]' \
        '-q[no report; errors only]' \
        '--no-color[no colours on a terminal]' \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
    completion)
      _arguments \
        '--help[show this help]' \
        '-h[show this help]' \
        '*:file:_files'
      ;;
  esac
}
_respool "$@"
