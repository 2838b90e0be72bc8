#!/usr/bin/env bash
# Tries both packages on a clean Debian 12, as people would: installed with apt, and unpacked into a folder where no
# FFmpeg is. The main job there, the window, the manual, the menu, and that removing leaves nothing.
# usage: test.sh DEB ARCHIVE    as root, because other systems' roots are mounted; pictures of the windows go to screenshots/
source "$(dirname "$0")/stages.sh"
builds=test-packages
[ "$(id -u)" -eq 0 ] || die "only root can mount other systems' roots. Run this as root."
[ -n "${SUNTING_ROOMS:-}" ] || SUNTING_ROOMS=1 exec unshare --mount --propagation private bash "$0" "$@"
source "$here/recipes.sh"
source "$here/rooms.sh"
bash "$root/scripts/setup.sh" packages-test

deb=$(realpath "$1")
archive=$(realpath "$2")
rooms=$(mktemp -d "$cache/rooms.XXXXXX")
log=$rooms/log
screen=""
clean_up() {
  if [ -n "$screen" ]; then kill "$screen"; fi
  for mounted in "$rooms"/*/room; do umount -R -l "$mounted" || true; done
  # Whatever is still mounted there is not ours to remove.
  rm -rf --one-file-system "$rooms"
}
trap clean_up EXIT

tried=0
failed=0
# try WHAT COMMAND...
try() {
  local what=$1
  shift
  tried=$((tried + 1))
  if "$@" >"$log" 2>&1; then
    say "ok      $what"
  else
    failed=$((failed + 1))
    say "FAILED  $what"
    tail -n 15 "$log" >&2
  fi
}
# says PATTERN COMMAND...
says() {
  local said
  said=$("${@:2}" 2>&1) || return
  grep -- "$1" <<<"$said" || { echo "$said"; return 1; }
}

# main_job SUNTING FOLDER   in the room, by an ordinary user: what is it, trim, burn in subtitles, make it small
main_job() {
  local sunting=$1 folder=$2
  as_ani mkdir -p "$folder"
  cp "$root/assets/sample/Aktivasi IKD.mp4" "$room$folder/rekaman é.mp4"
  printf '1\n00:00:00,200 --> 00:00:02,800\nSelamat datang di pelatihan\n' >"$room$folder/subtitel.srt"
  as_ani "$sunting" probe "$folder/rekaman é.mp4" &&
    as_ani "$sunting" trim "$folder/rekaman é.mp4" --keep 0..3 --keep 8..11 -o "$folder/potong.mp4" &&
    as_ani "$sunting" caption "$folder/potong.mp4" --cues "$folder/subtitel.srt" -o "$folder/teks.mp4" &&
    as_ani "$sunting" export "$folder/teks.mp4" --for whatsapp -o "$folder/kirim.mp4" &&
    is_sendable "$room$folder/kirim.mp4" &&
    as_ani "$sunting" project new "$folder/rekaman é.mp4" -o "$folder/proyek.sunting"
}

is_sendable() {
  local found
  found=$(ffprobe -v error -select_streams v -show_entries stream=codec_name,profile,has_b_frames:format=duration \
    -of csv=p=0 "$1" | tr '\n' ' ')
  echo "$found, $(stat -c %s "$1") bytes"
  [[ $found == "h264,Main,0 6.0"* ]] && [ "$(stat -c %s "$1")" -lt 16000000 ]
}

# opens_window PICTURE EDITOR PROJECT   a window is there when it has a name and the project's film is seen in it
opens_window() {
  local picture=$1 colours=0
  shift
  as_ani sh -c 'echo $$ >~/editor.pid; exec "$@"' - "$@" &
  for _ in $(seq 60); do
    sleep 0.5
    xdotool search --onlyvisible --name Sunting >/dev/null || continue
    import -window root "$picture"
    # Where the film is: one colour until its first picture comes.
    colours=$(convert "$picture" -crop 400x200+483+150 -format %k info:)
    [ "$colours" -lt 200 ] || break
  done
  # Gone already is as bad as never there.
  kill "$(cat "$room/home/ani/editor.pid")" && [ "$colours" -ge 200 ]
}

open_screen() {
  local displays=$rooms/displays
  # People in a room are not the one who opened the screen.
  Xvfb -ac -noreset -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$displays" >/dev/null 2>&1 &
  screen=$!
  for _ in $(seq 100); do [ -s "$displays" ] && break; sleep 0.05; done
  DISPLAY=:$(cat "$displays")
  export DISPLAY
}

# nothing_left WHERE...   no file of ours, and the desktop's caches do not know us any more
nothing_left() {
  local left
  left=$(find "$@" -iname '*sunting*' -not -path '*/apt/*'
    grep -rl sunting "$room/usr/share/applications/mimeinfo.cache" "$room/usr/share/mime" || true)
  [ -z "$left" ] || { echo "$left"; return 1; }
}

try_deb() {
  local type=application/x-sunting-project videos="/home/ani/Video é"
  try "deb: Debian's own rules" lintian --fail-on error,warning "$deb"
  open_room deb
  try "deb: what a desktop has already" install_there man-db desktop-file-utils shared-mime-info xdg-utils \
    libglib2.0-bin hicolor-icon-theme zsh fish bash-completion
  try "deb: FFmpeg is not there yet" test ! -e "$room/usr/lib/x86_64-linux-gnu/libavcodec.so.59"
  printf '[Desktop Entry]\nType=Application\nName=Player\nExec=true %%U\nMimeType=video/mp4;\n' \
    >"$room/usr/share/applications/vlc.desktop"
  cp "$deb" "$room/tmp/"
  try "deb: apt installs it and what it needs" install_there "/tmp/$(basename "$deb")"
  try "deb: no file was changed since" as_root dpkg --verify sunting
  try "deb: doctor" as_ani sunting doctor
  try "deb: the main job" main_job sunting "$videos"
  try "deb: manual in English" says "^COMMANDS" as_ani man sunting
  try "deb: manual in Indonesian" says "^PERINTAH" as_ani man -L id sunting
  try "deb: manual of the window" says "^NAMA" as_ani man -l /usr/share/man/id/man1/sunting-editor.1.gz
  try "deb: bash completes" says "_sunting" as_ani bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader sunting; complete -p sunting'
  try "deb: zsh completes" says "_sunting" as_ani zsh -c 'autoload -U compinit; compinit -u -D; echo ${_comps[sunting]}'
  try "deb: fish completes" says export as_ani fish -c 'complete -C "sunting ex"'
  try "deb: menu entry" as_root desktop-file-validate /usr/share/applications/sunting.desktop \
    /usr/share/applications/zz-sunting-video.desktop
  try "deb: file type" says $type as_ani xdg-mime query filetype "$videos/proyek.sunting"
  try "deb: what opens it" says sunting.desktop as_ani xdg-mime query default $type
  try "deb: films are still played by a player" says vlc.desktop as_ani xdg-mime query default video/mp4
  try "deb: films can be opened with Sunting" says zz-sunting-video as_ani gio mime video/mp4
  try "deb: the window" opens_window "$root/screenshots/package-deb.png" sunting-editor "$videos/proyek.sunting"
  try "deb: apt removes it" as_root apt-get purge -q -y sunting
  try "deb: nothing is left" nothing_left "$room/usr" "$room/etc" "$room/var"
}

try_portable() {
  local folder="/home/ani/Pelatihan é 2026" videos="/home/ani/Video é"
  open_room portable
  try "folder: no FFmpeg in this system" test ! -e "$room/usr/lib/x86_64-linux-gnu/libavcodec.so.59"
  as_ani mkdir "$folder"
  tar -C "$room$folder" --no-same-owner -xJf "$archive"
  chroot "$room" chown -R ani: "$folder"
  folder="$folder/$(basename "$archive" .tar.xz)"
  try "folder: doctor" as_ani "$folder/bin/sunting" doctor
  try "folder: the main job" main_job "$folder/bin/sunting" "$videos"
  try "folder: the same video as the .deb's program makes" cmp "$rooms/deb/room$videos/kirim.mp4" "$room$videos/kirim.mp4"
  try "folder: what a desktop has already" install_there libasound2 libegl1 libgl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 \
    libxkbcommon0 libxkbcommon-x11-0 desktop-file-utils shared-mime-info xdg-utils libglib2.0-bin man-db
  try "folder: the window" opens_window "$root/screenshots/package-folder.png" "$folder/bin/sunting-editor" "$videos/proyek.sunting"
  try "folder: into the menu" as_ani sh "$folder/pasang.sh"
  try "folder: menu entry" as_ani desktop-file-validate /home/ani/.local/share/applications/sunting.desktop
  try "folder: file type" says application/x-sunting-project as_ani xdg-mime query filetype "$videos/proyek.sunting"
  try "folder: by its name" as_ani /home/ani/.local/bin/sunting presets
  try "folder: manual" says "^PERINTAH" as_ani man -l "$folder/share/man/id/man1/sunting.1.gz"
  try "folder: out of the menu" as_ani sh "$folder/pasang.sh" --lepas
  try "folder: nothing is left" nothing_left "$room/home/ani/.local" "$room/usr" "$room/etc"
}

stage base "makes a clean Debian 12" "" make_base
mkdir -p "$root/screenshots"
open_screen
try_deb
try_portable
say "$((tried - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
