#!/bin/sh
# Menaruh Sunting di menu aplikasi pemakai ini, tanpa hak administrator; dengan --lepas, mengeluarkannya lagi.
# Puts Sunting into this user's menu of applications, without an administrator; with --lepas, takes it out again.
set -eu

folder=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
links=$HOME/.local/bin

shared() { (cd "$folder/share" && find . -type f); }

# A desktop that has none of these finds new files by itself.
tell_desktop() {
  update-desktop-database -q "$data/applications" 2>/dev/null || true
  update-mime-database "$data/mime" 2>/dev/null || true
}

put_in() {
  shared | while read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    cp "$folder/share/$file" "$data/$file"
  done
  mkdir -p "$links"
  ln -sfn "$folder/bin/sunting" "$folder/bin/sunting-editor" "$links/"
  # The menu does not look into ~/.local/bin everywhere.
  sed "s|^Exec=.*|Exec=\"$links/sunting-editor\" %F|" "$folder/share/applications/sunting.desktop" \
    >"$data/applications/sunting.desktop"
  tell_desktop
  echo "Sunting ada di menu aplikasi. / Sunting is in the menu of applications."
}

take_out() {
  shared | while read -r file; do
    rm -f "$data/$file"
  done
  for program in sunting sunting-editor; do
    if [ -L "$links/$program" ]; then rm "$links/$program"; fi
  done
  tell_desktop
  echo "Sunting tidak lagi di menu; foldernya boleh dihapus. / Sunting left the menu; its folder may be deleted."
}

case "${1:-}" in
  "") put_in ;;
  --lepas) take_out ;;
  *) echo "pasang.sh [--lepas]" >&2; exit 2 ;;
esac
