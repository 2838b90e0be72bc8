#!/usr/bin/env bash
# Installs what is missing to build and test Sunting on Debian 12 (and its relatives); does nothing when all is there.
# usage: setup.sh [lint|window|window-test|bench|legible|windows|windows-test|packages|packages-test|transcribe]    what those need on top
set -eu

build="libasound2-dev libavcodec-dev libavformat-dev libavfilter-dev libavutil-dev libswscale-dev libswresample-dev clang libclang-dev pkg-config gcc libc6-dev"
media="ffmpeg espeak-ng"
lint="shellcheck pyflakes3 pycodestyle"
window="libgl1 libegl1 libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxcb1 libvulkan1"
# A screen, buses, sound and a hand for a window that nobody sees.
window_test="$window libgl1-mesa-dri mesa-vulkan-drivers xvfb xdotool xclip imagemagick dbus at-spi2-core pulseaudio python3 python3-gi"
window_tools="Xvfb xdotool xclip import dbus-daemon ffmpeg"
bench="python3 melt"
# An OCR that knows Indonesian.
legible="python3 tesseract-ocr tesseract-ocr-ind"
# A compiler for Windows, and what builds FFmpeg, x264 and dav1d with it.
windows="gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix mingw-w64-x86-64-dev binutils-mingw-w64-x86-64 libz-mingw-w64-dev nasm make meson ninja-build pkg-config clang libclang-dev dpkg-dev xz-utils zip"
# A Windows to test in.
windows_test="$window_test wine wine64"
# What builds FFmpeg, x264 and dav1d, and what makes icons and packages.
packages="$build zlib1g-dev nasm make meson ninja-build dpkg-dev libdpkg-perl patchelf librsvg2-bin python3 xz-utils"
# What builds whisper.cpp.
transcribe="$build cmake make g++"
# Clean systems to try them on, and eyes for their windows.
packages_test="$window_test $media debootstrap lintian"

case "${1:-}" in
  "") wanted="$build $media" ;;
  lint) wanted="$lint" ;;
  window) wanted="$window" ;;
  window-test) wanted="$window_test" ;;
  bench) wanted="$bench" ;;
  legible) wanted="$legible" ;;
  windows) wanted="$windows" ;;
  windows-test) wanted="$windows_test" ;;
  packages) wanted="$packages" ;;
  packages-test) wanted="$packages_test" ;;
  transcribe) wanted="$transcribe" ;;
  *) echo "setup: $1 is not known" >&2; exit 2 ;;
esac

if ! command -v cargo >/dev/null; then
  echo "setup: Rust is missing. Install Rust 1.95 or newer (https://rustup.rs), then run this again." >&2
  exit 1
fi
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  if [ "${1:-}" = window-test ]; then
    for tool in $window_tools; do
      command -v "$tool" >/dev/null || { echo "setup: this is no Debian, and $tool is missing" >&2; exit 1; }
    done
    /usr/bin/python3 -c "import gi" 2>/dev/null || { echo "setup: this is no Debian, and PyGObject is missing" >&2; exit 1; }
    exit 0
  fi
  if [ "$(uname -s)" = Linux ] || [ "$(uname -s)" = Darwin ]; then
    pkg-config --exists libavcodec libavformat libavfilter libswscale libswresample 2>/dev/null && exit 0
  fi
  echo "setup: this is no Debian. Install FFmpeg 5.1 to 6.1 with headers and x264, clang, pkg-config, ffmpeg and espeak-ng." >&2
  exit 1
fi

missing=""
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: as root, run: apt-get install$missing" >&2
    exit 1
  fi
  sudo=sudo
fi
echo "setup: installing$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q >/dev/null || echo "setup: the package lists could not be renewed; trying with the old ones" >&2
# shellcheck disable=SC2086
if ! $sudo apt-get install -y -q --no-install-recommends $missing >/tmp/sunting-setup.log 2>&1; then
  tail -n 5 /tmp/sunting-setup.log >&2
  echo "setup: the packages could not be installed. Check the network, then run: apt-get install$missing" >&2
  exit 1
fi
