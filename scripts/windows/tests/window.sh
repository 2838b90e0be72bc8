#!/usr/bin/env bash
# The window of the zip's editor under Wine, beside the Linux one. usage: window.sh [CASE...], see tests/window/windows.py
source "$(dirname "$0")/../stages.sh"
source "$here/recipes.sh"
source "$here/wine.sh"

program=$(find "$root/dist/sunting-$(version)-windows-x86_64" -name sunting-editor.exe)
[ -f "$program" ] || die "the program is missing; run make windows first"
make_wine
wineserver --kill || true
export SUNTING_EDITOR=${SUNTING_EDITOR:-$root/target/ci/sunting-editor}
/usr/bin/python3 "$root/tests/window/windows.py" "$program" "$WINEPREFIX" "$root/screenshots/windows" "$@"
