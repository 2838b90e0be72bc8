#!/usr/bin/env bash
# Makes the icons from sunting.svg (needs rsvg-convert and ImageMagick's convert); what it makes is kept in the tree.
set -euo pipefail
cd "$(dirname "$0")"
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT
for size in 16 20 24 32 48 64 256; do
  rsvg-convert -w $size -h $size sunting.svg -o "$drawn/$size.png"
done
convert "$drawn"/{16,20,24,32,48,64,256}.png sunting.ico
cp "$drawn/64.png" sunting-64.png
