# Clean Debian 12 systems to try the packages in. Sourced, not run; needs root and a mount namespace of its own.
#
# A room is the same small system each time, with what is written in it on top and thrown away afterwards.

debs=$cache/debs

# open_room NAME   sets `room`
open_room() {
  room=$rooms/$1/room
  mkdir -p "$rooms/$1/written" "$rooms/$1/work" "$room" "$debs/partial"
  mount -t overlay overlay -o "lowerdir=$base,upperdir=$rooms/$1/written,workdir=$rooms/$1/work" "$room"
  mount -t proc proc "$room/proc"
  mount --rbind /dev "$room/dev"
  # Packages are fetched once for all rooms and runs.
  mount --bind "$debs" "$room/var/cache/apt/archives"
  cp /etc/resolv.conf "$room/etc/resolv.conf"
  echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' >"$room/etc/apt/apt.conf.d/keep"
  as_root apt-get update -q
}

path=/usr/local/bin:/usr/bin:/bin

as_root() { chroot "$room" env -i "PATH=$path:/usr/sbin:/sbin" HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

# An ordinary user, whose desktop is Indonesian as far as Sunting is concerned.
as_ani() {
  chroot --userspec=ani:ani "$room" env -i "PATH=$path" HOME=/home/ani LANG=C.UTF-8 XDG_CURRENT_DESKTOP=GNOME \
    DISPLAY="${DISPLAY:-}" LIBGL_ALWAYS_SOFTWARE=1 "$@"
}

install_there() { as_root apt-get install -q -y --no-install-recommends "$@"; }
