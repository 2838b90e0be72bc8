#!/usr/bin/env bash
# The main job (scripts/demo.sh) from the zip, unpacked where a training unpacks it, under a Windows without anything in
# it. Every video has to have the Linux build's pictures, and its size within one percent.
source "$(dirname "$0")/../stages.sh"
source "$here/recipes.sh"

work=$(mktemp -d)
export WINEPREFIX=$work/wine
trap 'wineserver --kill 2>/dev/null; rm -rf "$work"' EXIT
source "$here/wine.sh"
make_wine

zip=$root/dist/sunting-$(version)-windows-x86_64.zip
[ -f "$zip" ] || die "$zip is missing; run make windows first"
place="$work/Pelatihan é 2026"
mkdir -p "$place" "$work/linux"
(cd "$place" && python3 -m zipfile -e "$zip" .)
program=$(find "$place" -name sunting.exe)
printf '#!/bin/sh\nexec wine "%s" "$@"\n' "$program" >"$work/sunting"
chmod +x "$work/sunting"

(cd "$work/linux" && bash "$root/scripts/demo.sh" "$root/target/ci/sunting") || die "the main job failed on Linux"
(cd "$place" && bash "$root/scripts/demo.sh" "$work/sunting" "$work/linux/demo/clip.mp4") || die "the main job failed"

# Pictures after the container, so that only what is seen counts.
pictures() { ffmpeg -nostdin -v error -i "$1" -map 0:v -f md5 -; }
for name in potong subtitel whatsapp proyek; do
  ours=$place/demo/$name.mp4 theirs=$work/linux/demo/$name.mp4
  [ "$(pictures "$ours")" = "$(pictures "$theirs")" ] || die "$name.mp4 has other pictures than on Linux"
  a=$(stat -c %s "$ours") b=$(stat -c %s "$theirs")
  [ $(((a - b) * (a - b))) -le $((b * b / 10000)) ] || die "$name.mp4 has $a bytes, on Linux $b"
  say "$name.mp4: the same pictures, $a bytes (on Linux $b)"
done
