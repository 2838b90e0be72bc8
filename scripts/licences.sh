# The licences of what is inside the Windows zip and the portable folder for Linux, and where the sources are. Sourced, not
# run, after ffmpeg.sh.

# crates TARGET PACKAGE...   which crates are inside these packages' programs, and their licences
crates() { (cd "$root" && python3 scripts/crates.py "$@"); }

# put_licences FOLDER CRATES DOC   CRATES: the file with what `crates` said; DOC: which of docs/ says how it is built
put_licences() {
  local folder=$1
  mkdir -p "$folder"
  install -m 644 "$root/LICENSE" "$folder/Sunting GPL-3.0.txt"
  install -m 644 "$sources/ffmpeg/tree/COPYING.GPLv3" "$folder/FFmpeg GPL-3.0.txt"
  install -m 644 "$sources/x264/tree/COPYING" "$folder/x264 GPL-2.0.txt"
  install -m 644 "$sources/dav1d/tree/COPYING" "$folder/dav1d BSD-2-Clause.txt"
  install -m 644 "$root/assets/fonts/OFL.txt" "$folder/Inter OFL-1.1.txt"
  install -m 644 "$root/assets/fonts/NotoSansSymbols-OFL.txt" "$folder/Noto Sans Symbols OFL-1.1.txt"
  install -m 644 "$root/assets/fonts/NotoSans-OFL.txt" "$folder/Noto Sans OFL-1.1.txt"
  install -m 644 "$root/assets/fonts/NotoEmoji-OFL.txt" "$folder/Noto Emoji OFL-1.1.txt"
  install -m 644 "$root/assets/fonts/window/PHOSPHOR-LICENSE.txt" "$folder/Phosphor MIT.txt"
  install -m 644 "$2" "$folder/Rust.txt"
  where_sources_are "$3" >"$folder/SUMBER.txt"
}

where_sources_are() {
  echo "Sunting $(version): kode sumber ada di tempat Anda mendapatkan ini. / The source code is where you got this."
  echo
  source_links
  echo
  echo "Cara membuatnya / how it is built: $1"
}
