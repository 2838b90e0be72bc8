#!/usr/bin/env bash
# Runs the suites of `make test` with their Windows programs under Wine, all but those in skipped.tsv.
# usage: suites.sh [PART OF A TEST'S NAME...]
source "$(dirname "$0")/../stages.sh"
source "$here/recipes.sh"
source "$here/wine.sh"

tools=$cache/tests/bin
skipped=$here/tests/skipped.tsv

# Programs of Debian's that the tests measure with, as Windows programs that pass everything on.
make_tools() {
  local tool
  mkdir -p "$tools"
  rustc --edition 2024 -O --target "$target" --sysroot "$cache/sysroot" -C linker="$triple-gcc" \
    -o "$tools/host_tool.exe" "$here/tests/host_tool.rs"
  for tool in ffmpeg ffprobe espeak-ng; do cp "$tools/host_tool.exe" "$tools/$tool.exe"; done
}

# Where the tools outside answer: a port.
start_tools() {
  port=$(mktemp)
  python3 "$here/tests/host_tools.py" "$port" &
  host=$!
  trap stop_tools EXIT
  until [ -s "$port" ]; do sleep 0.1; done
  SUNTING_HOST_TOOLS=$(cat "$port")
  export SUNTING_HOST_TOOLS
}

stop_tools() {
  kill "$host"
  wineserver --kill
  rm -f "$port"
}

skips() { grep -v '^#' "$skipped" | cut -f 1; }

suites() {
  local name
  if cargo nextest --version >/dev/null 2>&1; then
    local wanted="all()"
    while read -r name; do wanted+=" - test(=$name)"; done < <(skips)
    windows_cargo nextest run --workspace --cargo-profile ci --no-fail-fast -E "$wanted" "$@"
  else
    local arguments=()
    while read -r name; do arguments+=(--skip "$name"); done < <(skips)
    windows_cargo test --workspace --profile ci --no-fail-fast --lib --bins --tests -- "${arguments[@]}" "$@"
  fi
}

make_tools
start_tools
# One Windows for all tests, instead of one that begins anew with each.
wineserver --kill || true
wineserver --persistent
WINEPATH="$(winepath -w "$prefix/bin");$(winepath -w "$tools")"
export WINEPATH CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
suites "$@"
say "not run under Wine:"
grep -v '^#' "$skipped" | sed 's/^/  /; s/\t/: /'
