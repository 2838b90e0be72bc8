# A Windows without anything in it, for tests. Sourced after stages.sh and recipes.sh.

export WINEPREFIX=${WINEPREFIX:-$cache/wine} WINEDEBUG=${WINEDEBUG:--all} WINEARCH=win64

# Wine's own window and sound are only there where a test brings them.
make_wine() {
  [ -f "$WINEPREFIX/sunting-ready" ] && return
  rm -rf "$WINEPREFIX" && mkdir -p "$WINEPREFIX"
  WINEDLLOVERRIDES="mscoree,mshtml=" wineboot --init
  wineserver --wait
  $triple-gcc -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$here/process_prng.c" -ladvapi32
  touch "$WINEPREFIX/sunting-ready"
}
