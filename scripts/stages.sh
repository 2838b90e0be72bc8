# What builds in stages share: the Windows zip and the packages for Linux. Sourced, not run, by a stages.sh of each, which
# says `here` (its folder), `builds` (what it is called in messages) and `cache` (where what was made is kept).
#
# A stage that is done leaves a stamp with a digest of what it was made from, and is not done again until that changes;
# one that fails leaves its log, and the next run begins with it.

set -euo pipefail

root=$(cd "$here/../.." && pwd)
prefix=$cache/prefix
sources=$cache/sources
jobs=$(nproc)
mkdir -p "$cache/stamps" "$cache/logs" "$sources" "$prefix/lib"

say() { echo "$builds: $*"; }
die() { echo "$builds: $*" >&2; exit 1; }

version() { sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1; }

# stage NAME WHAT_FOR MADE_FROM COMMAND...   MADE_FROM: text, whose change makes the stage run again
# With ONLY_CACHED set, a stage that would have to run ends the program.
stage() {
  local name=$1 what_for=$2 made_from=$3
  shift 3
  local stamp=$cache/stamps/$name log=$cache/logs/$name.log digest
  digest=$({ echo "$made_from"; declare -f "$1"; } | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; then
    say "$name: there already"
    return
  fi
  [ -z "${ONLY_CACHED:-}" ] || die "$name is not in the cache"
  say "$name: $what_for"
  local started=$SECONDS
  # The stage is a process of its own: `set -e` does not hold within a condition.
  if ! bash -c 'source "$0/stages.sh"; source "$0/recipes.sh"; "$@"' "$here" "$@" >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    die "$name failed (all of it: $log). What was done before is kept; run this again to go on."
  fi
  echo "$digest" >"$stamp"
  say "$name: $((SECONDS - started)) s"
}
