#!/usr/bin/env bash
# Makes the two fonts beside this script: Inter 4.1.1 (npm package inter-ui, SIL Open Font License), cut down to what
# Latin languages need. Needs npm and Python with fonttools and brotli.
set -eu
here=$(cd "$(dirname "$0")" && pwd) work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent inter-ui@4.1.1
tar xzf inter-ui-4.1.1.tgz
for weight in Regular SemiBold; do
  fonttools ttLib.woff2 decompress -o "$weight.ttf" "package/web/Inter-$weight.woff2"
  pyftsubset "$weight.ttf" --output-file="$here/Inter-$weight.ttf" \
    --unicodes="U+20-7E,U+A0-17F,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265,U+25A1,U+D7,U+F7" \
    --layout-features=kern,mark,mkmk,ccmp,locl --no-hinting --name-IDs='*'
done
cp package/LICENSE.txt "$here/OFL.txt"
