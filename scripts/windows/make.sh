#!/usr/bin/env bash
# Builds Sunting for Windows on Debian 12, from what Debian's archive has, into dist/sunting-VERSION-windows-x86_64.zip.
# usage: make.sh [headers|libraries]    stops where the type-check, or where the program can be built
#
# Each stage is kept in a cache outside the tree (SUNTING_WINDOWS_CACHE); a second run only builds the program.
source "$(dirname "$0")/stages.sh"
source "$here/recipes.sh"
until=${1:-program}

command -v rustc >/dev/null || die "Rust is missing. Install Rust 1.95 or newer (https://rustup.rs), then run this again."
bash "$root/scripts/setup.sh" windows

stage sources "fetches FFmpeg, x264 and dav1d" "$(pinned)" fetch_sources
stage rust-src "fetches the sources of Rust's library" "$(rustc --version)" fetch_rust
stage std "builds Rust's library for Windows" "$(cat "$sources/rust-version")" build_std
if [ "$until" = headers ]; then
  stage headers "installs FFmpeg's headers" "$(cat "$sources/versions")" install_headers
  exit 0
fi
stage libraries "gathers what mingw has" "" gather_libraries
made_from="$(cat "$sources/versions" "$here/like_parent.h")"
stage x264 "builds the H.264 encoder" "$made_from" build_x264
stage dav1d "builds the AV1 decoder" "$made_from" build_dav1d
stage ffmpeg "builds FFmpeg" "$made_from $(ffmpeg_made_from)" build_ffmpeg

[ "$until" = libraries ] && exit 0

say "program: builds Sunting"
started=$SECONDS
windows_cargo build --profile dist --bin sunting --bin sunting-editor --bin sunting-launcher
say "program: $((SECONDS - started)) s"

name=sunting-$(version)-windows-x86_64
folder=$root/dist/$name
put_together "$folder" "$root/target/windows/$target/dist"
check_imports "$folder" || die "a laptop without these could not start Sunting"
rm -f "$folder.zip"
(cd "$root/dist" && zip -q -9 -r "$name.zip" "$name")
bytes=$(stat -c %s "$folder.zip")
[ "$bytes" -le 25000000 ] || die "$name.zip has $bytes bytes; more than 25 MB are too much for a slow line"
say "dist/$name.zip: $bytes bytes"
