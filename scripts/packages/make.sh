#!/usr/bin/env bash
# Builds Sunting for Linux on Debian 12, into dist/: a package for Debian 12, and a folder that runs without being
# installed, with a small FFmpeg of its own.
# usage: make.sh
#
# Each stage is kept in a cache outside the tree (SUNTING_LINUX_CACHE); a second run only builds the program.
source "$(dirname "$0")/stages.sh"
source "$here/recipes.sh"
source "$here/../licences.sh"
source "$here/share.sh"
source "$here/deb.sh"
source "$here/portable.sh"

command -v cargo >/dev/null || die "Rust is missing. Install Rust 1.95 or newer (https://rustup.rs), then run this again."
bash "$root/scripts/setup.sh" packages

changelog=$root/assets/linux/changelog
[ "$(dpkg-parsechangelog -l "$changelog" -S Version)" = "$(version)" ] ||
  die "Cargo.toml says version $(version), but assets/linux/changelog has no entry for it on top. Write one."
# The date of whatever is in the packages: the same tree gives the same bytes.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l "$changelog" -S Timestamp)
export SOURCE_DATE_EPOCH

stage sources "fetches FFmpeg, x264 and dav1d" "$(pinned)" fetch_sources
made_from=$(cat "$sources/versions")
stage x264 "builds the H.264 encoder" "$made_from" build_x264
stage dav1d "builds the AV1 decoder" "$made_from" build_dav1d
stage ffmpeg "builds FFmpeg" "$(ffmpeg_made_from)" build_ffmpeg

say "program: builds Sunting"
started=$SECONDS
cd "$root"
cargo build --locked --profile dist --bin sunting --bin sunting-editor
say "program: $((SECONDS - started)) s"

programs=$root/target/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/dist"
crates x86_64-unknown-linux-gnu sunting-cli sunting-editor >"$work/crates.txt"

deb=$root/dist/sunting_$(version)_amd64.deb
make_deb "$programs" "$deb"
say "dist/$(basename "$deb"): $(stat -c %s "$deb") bytes"

folder=$root/dist/sunting-$(version)-linux-x86_64
put_together "$folder" "$programs"
check_needs "$folder" || die "a laptop without these could not start Sunting"
check_glibc "$folder" || die "say so in assets/linux/BACA SAYA.txt, docs/packages.md and portable.sh"
make_archive "$folder"
rm -rf "$folder"
say "dist/$(basename "$folder").tar.xz: $(stat -c %s "$folder.tar.xz") bytes"
