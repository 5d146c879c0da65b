# respool completion for bash: source it, or keep it in ~/.local/share/bash-completion/completions/respool
_respool() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "convert inspect diff explain merge split redact scan validate formats completion help --help --version" -- "$word"))
    return
  fi
  case "${COMP_WORDS[1]}" in
    convert)
      case "$before" in
        --out|-o) return ;;
        --to) words="go-vcr nock har polly" ;;
        --name) return ;;
        --split) return ;;
        --fail-on) return ;;
        --allow) return ;;
        --policy) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --files-from) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        --base-url) return ;;
        --rewrite-url) return ;;
        --missing-body) words="skip empty error" ;;
        --sort) words="recorded start" ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--out -o --to --name --split --check --force --dry-run --lossless --fail-on --allow --in-place --redact --policy --from --strict --set --files-from --include --exclude --host --method --status --type --api-only --entries --dedupe --base-url --rewrite-url --missing-body --sort --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    inspect)
      case "$before" in
        --limit) return ;;
        --group) words="host none" ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        *) words="--body --limit --group --from --strict --set --include --exclude --host --method --status --type --api-only --entries --dedupe --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    diff)
      case "$before" in
        --limit) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--all --limit --textconv --from --strict --set --include --exclude --host --method --status --type --api-only --entries --dedupe --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    explain)
      case "$before" in
        --curl) return ;;
        --request) return ;;
        --limit) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--curl --request --limit --from --strict --set --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    merge)
      case "$before" in
        --out|-o) return ;;
        --to) words="go-vcr nock har polly" ;;
        --fail-on) return ;;
        --allow) return ;;
        --missing-body) words="skip empty error" ;;
        --sort) words="recorded start" ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --files-from) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--out -o --to --check --force --dry-run --lossless --fail-on --allow --missing-body --sort --from --strict --set --files-from --include --exclude --host --method --status --type --api-only --entries --dedupe --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    split)
      case "$before" in
        --out|-o) return ;;
        --by) return ;;
        --to) words="go-vcr nock har polly" ;;
        --name) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        *) words="--out -o --by --to --name --check --force --dry-run --lossless --from --strict --set --include --exclude --host --method --status --type --api-only --entries --dedupe --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    redact)
      case "$before" in
        --out|-o) return ;;
        --policy) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --files-from) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--out -o --in-place --check --dry-run --force --lossless --policy --from --strict --set --files-from --include --exclude --host --method --status --type --api-only --entries --dedupe --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    scan)
      case "$before" in
        --policy) return ;;
        --baseline) return ;;
        --write-baseline) return ;;
        --limit) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --files-from) return ;;
        --include) return ;;
        --exclude) return ;;
        --host) return ;;
        --method) return ;;
        --status) return ;;
        --type) return ;;
        --entries) return ;;
        --dedupe) words="none identical" ;;
        *) words="--policy --own-rules --baseline --write-baseline --sarif --limit --from --strict --set --files-from --include --exclude --host --method --status --type --api-only --entries --dedupe --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    validate)
      case "$before" in
        --for) words="go-vcr nock polly playwright runtime" ;;
        --max-age) return ;;
        --max-size) return ;;
        --policy) return ;;
        --limit) return ;;
        --from) words="go-vcr nock har polly" ;;
        --set) return ;;
        --files-from) return ;;
        --match) words="strict rest llm route closest" ;;
        --ignore-query) return ;;
        --ignore-body) return ;;
        --match-header) return ;;
        *) words="--schema --for --max-age --max-size --no-secrets --policy --limit --from --set --files-from --match --ignore-query --ignore-body --match-header --json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    formats)
      case "$before" in
        *) words="--json --quiet -q --no-color --help -h" ;;
      esac
      ;;
    completion)
      case "$before" in
        *) words="--help -h" ;;
      esac
      ;;
    help) words="convert inspect diff explain merge split redact scan validate formats completion" ;;
  esac
  # Without a match files are offered.
  if [ "${word:0:1}" = "-" ] || [ "${words:0:1}" != "-" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); fi
}
complete -o default -F _respool respool
