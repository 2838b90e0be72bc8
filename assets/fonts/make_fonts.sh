#!/usr/bin/env bash
# Makes the fonts beside this script, cut down to what subtitles need: Inter 4.1.1 (npm inter-ui) with what Latin languages
# need and the signs that it has, other signs from Noto Sans Symbols and Symbols 2 5.3.0, and the usual emoji from Noto Emoji
# 5.3.2 (npm @fontsource, one weight), and the scripts of Indonesia beside Latin: Arabic, Javanese, Sundanese, Balinese 5.3.0
# and Buginese 5.0.12 (npm @fontsource), and Batak 20201225 (Debian's fonts-noto-core: npm has none). All under the SIL Open Font License. Needs npm, apt-get and
# Python with fonttools and brotli.
set -eu
here=$(cd "$(dirname "$0")" && pwd) work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# unpack PACKAGE VERSION FOLDER
unpack() {
  mkdir "$3"
  tar xzf "$(npm pack --silent "$1@$2")" -C "$3" --strip-components=1
}

# subset FONT FILE UNICODES   the npm packages hold woff2
subset() {
  fonttools ttLib.woff2 decompress -o "$work/whole.ttf" "$1"
  pyftsubset "$work/whole.ttf" --output-file="$here/$2" --unicodes="$3" \
    --layout-features=kern,mark,mkmk,ccmp,locl --no-hinting --name-IDs='*'
}

# script PACKAGE VERSION NAME UNICODES   all layout features: letters of these scripts change with their neighbours
script() {
  unpack "@fontsource/$1" "$2" "$3"
  fonttools ttLib.woff2 decompress -o "$work/whole.ttf" "$3/files/$1-${1#noto-sans-}-400-normal.woff2"
  shaped "$work/whole.ttf" "NotoSans$3-Regular.ttf" "$4"
}

# shaped TTF FILE UNICODES
shaped() {
  pyftsubset "$1" --output-file="$here/$2" --unicodes="$3" --layout-features='*' --no-hinting \
    --name-IDs='0,1,2,3,4,5,6,13,14'
}

unpack inter-ui 4.1.1 inter
for weight in Regular SemiBold; do
  subset "inter/web/Inter-$weight.woff2" "Inter-$weight.ttf" \
    "U+20-7E,U+A0-17F,U+18F,U+192,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+2044,U+2070-2094,U+20A0-20BF,U+2103,U+2109,U+2116,U+2117,U+2122,U+2126,U+2150-215E,U+2190-2199,U+21D0-21D4,U+2202,U+2206,U+220F,U+2211,U+2212,U+221A,U+221E,U+222B,U+2248,U+2260,U+2264,U+2265,U+2300-23CF,U+2460-2473,U+25A0-25CF,U+2605,U+2606,U+2661,U+2665,U+266A,U+266B,U+266D-266F,U+2713,U+2717,U+2718,U+3A9,U+3BC,U+3C0,U+D7,U+F7"
done
cp inter/LICENSE.txt "$here/OFL.txt"

unpack @fontsource/noto-sans-symbols-2 5.3.0 symbols
subset symbols/files/noto-sans-symbols-2-symbols-400-normal.woff2 NotoSansSymbols2-Regular.ttf \
  "U+2610-2612,U+2714,U+2716,U+2718,U+2794,U+279C,U+27A1,U+2B05-2B07,U+2660,U+2663,U+2666,U+260E,U+2709,U+2702,U+2708,U+2715,U+25AB"
unpack @fontsource/noto-sans-symbols 5.3.0 more-symbols
subset more-symbols/files/noto-sans-symbols-symbols-400-normal.woff2 NotoSansSymbols-Regular.ttf \
  "U+2640,U+2642,U+2669,U+266C,U+2776-277F"
cp symbols/LICENSE "$here/NotoSansSymbols-OFL.txt"

unpack @fontsource/noto-emoji 5.3.2 emoji
subset emoji/files/noto-emoji-emoji-400-normal.woff2 NotoEmoji-Regular.ttf \
  "U+1F600-1F64F,U+1F1E6-1F1FF,U+1F44A-1F44F,U+1F446-1F449,U+1F493-1F49C,U+1F30D-1F30F,U+1F4CA-1F4CE,U+1F468,U+1F469,U+1F46A,U+1F476,U+1F477,U+1F440,U+1F4A1,U+1F4A7,U+1F4AA,U+1F4AF,U+1F4B0,U+1F4BB,U+1F4C4,U+1F4C5,U+1F4C8,U+1F4D6,U+1F4DA,U+1F4DD,U+1F4DE,U+1F4E2,U+1F4E3,U+1F4E7,U+1F4F1,U+1F4F7,U+1F50D,U+1F511,U+1F512,U+1F514,U+1F517,U+1F525,U+1F54C,U+1F5A4,U+1F319,U+1F31F,U+1F339,U+1F33A,U+1F381,U+1F382,U+1F389,U+1F38A,U+1F3A4,U+1F3A5,U+1F3AC,U+1F3B5,U+1F3B6,U+1F3C6,U+1F3E0,U+1F3E2,U+1F3E5,U+1F3EB,U+1F489,U+1F48A,U+1F680,U+1F697,U+1F6AB,U+1F6D1,U+1F90D,U+1F914,U+1F917,U+1F91D,U+1F91E,U+1F923,U+1F926,U+1F929,U+1F92D,U+1F932,U+1F937,U+1F970,U+1F973,U+1F97A,U+261D,U+2600,U+2601,U+2614,U+2615,U+263A,U+26A0,U+26A1,U+2705,U+270A-270D,U+270F,U+2728,U+274C,U+2753,U+2757,U+2764,U+2B50,U+23F0"
cp emoji/LICENSE "$here/NotoEmoji-OFL.txt"

script noto-sans-arabic 5.3.0 Arabic "U+600-6FF,U+750-77F,U+FDF0-FDFD,U+FD3E,U+FD3F"
script noto-sans-javanese 5.3.0 Javanese "U+A980-A9DF,U+25CC,U+200C,U+200D"
script noto-sans-sundanese 5.3.0 Sundanese "U+1B80-1BBF,U+1CC0-1CC7,U+25CC"
script noto-sans-balinese 5.3.0 Balinese "U+1B00-1B7F,U+25CC,U+200C,U+200D"
script noto-sans-buginese 5.0.12 Buginese "U+1A00-1A1F,U+25CC"
apt-get download fonts-noto-core
dpkg-deb -x fonts-noto-core_*.deb noto
shaped noto/usr/share/fonts/truetype/noto/NotoSansBatak-Regular.ttf NotoSansBatak-Regular.ttf "U+1BC0-1BFF,U+25CC"
cp Arabic/LICENSE "$here/NotoSans-OFL.txt"
