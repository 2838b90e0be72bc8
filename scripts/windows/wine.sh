# A Windows without anything in it, for tests. Sourced after stages.sh and recipes.sh.

export WINEPREFIX=${WINEPREFIX:-$cache/wine} WINEDEBUG=${WINEDEBUG:--all} WINEARCH=win64

# Made once; with all that it needs, it can be copied.
make_wine() {
  local link
  [ -f "$WINEPREFIX/sunting-ready" ] && return
  rm -rf "$WINEPREFIX" && mkdir -p "$WINEPREFIX"
  WINEDLLOVERRIDES="mscoree,mshtml=" wineboot --init
  wineserver --wait
  # Wine leads Documents and the like to this machine's own folders; tests have to stay inside.
  find "$WINEPREFIX/drive_c/users" -type l | while read -r link; do rm "$link" && mkdir "$link"; done
  # Wine 8 lacks one function that Windows 10 has.
  "$triple-gcc" -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$here/process_prng.c" -ladvapi32
  touch "$WINEPREFIX/sunting-ready"
}
