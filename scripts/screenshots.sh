#!/usr/bin/env bash
# Screenshots of every state of the window, in both languages, into screenshots/; with the mock-ups in MOCKUPS beside
# them where that names a folder. They are made with made-up material and software OpenGL, on a screen of their own.
# usage: screenshots.sh [STATES] [PATTERN]    STATES: the program that shows a state; PATTERN: only states that match it
set -euo pipefail
cd "$(dirname "$0")/.."

for profile in ci debug; do
  [ -x "target/$profile/examples/states" ] && { usual="target/$profile/examples/states"; break; }
done
states=${1:-${usual:-}}
[ -x "$states" ] || { echo "screenshots: build the gallery first: cargo build --profile ci --workspace --example states" >&2; exit 1; }
pattern=${2:-.}
out=screenshots
mkdir -p "$out"

# The picture's name, the state, the look, the size. The mock-ups' names first, then every state as it is, then one state
# at every size that people have.
list() {
  echo "edit-dark edit dark 1366x688"
  echo "edit-portrait portrait light 1366x688"
  echo "medium edit light 1093x550"
  echo "compact edit light 683x344"
  echo "chart-medium chart-shares light 1093x550"
  "$states" --list | while read -r state; do echo "$state $state light 1366x688"; done
  for size in 911x459 1280x640 1536x784; do echo "edit-$size edit light $size"; done
  for state in import subtitles make; do
    echo "$state-medium $state light 1093x550"
    echo "$state-compact $state light 683x344"
  done
}

displays=$(mktemp)
Xvfb -noreset -displayfd 3 -screen 0 1536x784x24 -nolisten tcp 3>"$displays" >/dev/null 2>&1 & screen=$!
app=""
trap 'kill $app $screen 2>/dev/null || true; rm -f "$displays"' EXIT
for _ in $(seq 100); do [ -s "$displays" ] && break; sleep 0.05; done
DISPLAY=:$(cat "$displays")
export DISPLAY WAYLAND_DISPLAY="" LIBGL_ALWAYS_SOFTWARE=1

# Waits until two pictures in a row are the same.
settled() {
  local before="" now
  for _ in $(seq 40); do
    now=$(import -window root -crop "$1+0+0" +repage "$2" && md5sum < "$2")
    [ "$now" = "$before" ] && return
    before=$now
    sleep 0.25
  done
}

shoot() {
  local name=$1 state=$2 look=$3 size=$4 language=$5 file window=""
  file="$out/$name.$language.png"
  "$states" "$state" "$language" "$look" "$size" >"$out/last.log" 2>&1 & app=$!
  for _ in $(seq 200); do
    window=$(xdotool search --onlyvisible --name '^Sunting$' 2>/dev/null | head -n 1) || true
    [ -n "$window" ] && break
    kill -0 "$app" 2>/dev/null || break
    sleep 0.05
  done
  if [ -z "$window" ]; then
    echo "screenshots: $state does not open:" >&2
    tail -n 3 "$out/last.log" >&2
    return 1
  fi
  # The pointer stays out of the picture: it would light something up.
  xdotool mousemove 1535 783 windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}"
  sleep 0.5
  settled "$size" "$file"
  kill "$app" 2>/dev/null || true
  wait "$app" 2>/dev/null || true
}

# Before: the mock-up; after: what there is.
beside() {
  [ -n "${MOCKUPS:-}" ] && [ -e "$MOCKUPS/$1.png" ] || return 0
  montage -label "mock-up: $1" "$MOCKUPS/$1.png" -label "window" "$out/$1.id.png" -tile 2x1 -geometry 1366x+8+8 \
    -background '#EDF0F3' "$out/beside-$1.png"
}

failed=0
taken=0
while read -r name state look size; do
  [[ $name =~ $pattern ]] || continue
  taken=1
  for language in id en; do
    shoot "$name" "$state" "$look" "$size" "$language" || failed=1
  done
  beside "$name"
  echo "$name"
done < <(list)
rm -f "$out/last.log"
[ $taken = 1 ] || { echo "screenshots: no state's name matches $pattern" >&2; exit 1; }

for language in id en; do
  shots=("$out"/*."$language".png)
  montage -label '%t' "${shots[@]}" -tile 3x -geometry 900x+8+8 -background '#EDF0F3' "$out/all-$language.jpg"
done
echo "Screenshots: $out/; all of them: $out/all-id.jpg, $out/all-en.jpg"
exit "$failed"
