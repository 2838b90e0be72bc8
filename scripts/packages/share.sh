# What both packages put into their share/ folder: menu entry, icons, file type, manual, completions. Sourced, not run.

icon_sizes="16 22 24 32 48 64 128 256"

# put FILE MODE   from stdin; with the folders above it
put() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  chmod "$2" "$1"
}

# put_share SHARE PROGRAM   PROGRAM: the command line, which is asked for its help and its completions
put_share() {
  local share=$1 program=$2 size language page
  put "$share/applications/sunting.desktop" 644 <"$root/assets/linux/sunting.desktop"
  put "$share/mime/packages/sunting.xml" 644 <"$root/assets/linux/sunting.xml"
  put "$share/icons/hicolor/scalable/apps/sunting.svg" 644 <"$root/assets/icon/sunting.svg"
  for size in $icon_sizes; do
    rsvg-convert -w "$size" -h "$size" "$root/assets/icon/sunting.svg" |
      put "$share/icons/hicolor/${size}x$size/apps/sunting.png" 644
  done
  for page in sunting sunting-editor; do
    manual "$program" id $page | put "$share/man/id/man1/$page.1.gz" 644
    manual "$program" en $page | put "$share/man/man1/$page.1.gz" 644
  done
  "$program" --lang id completions bash | put "$share/bash-completion/completions/sunting" 644
  "$program" --lang id completions zsh | put "$share/zsh/vendor-completions/_sunting" 644
  "$program" --lang id completions fish | put "$share/fish/vendor_completions.d/sunting.fish" 644
}

# manual PROGRAM LANGUAGE PAGE
manual() {
  python3 "$here/man.py" "$1" "$2" "$root/assets/linux/man/$3.$2.1" "$(version)" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" |
    gzip -9n
}
