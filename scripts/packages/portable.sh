# The folder that runs without being installed. Sourced, not run.

libraries="libavcodec.so.59 libavfilter.so.8 libavformat.so.59 libavutil.so.57 libswresample.so.4 libswscale.so.6"

# Every Linux with a desktop has these. ALSA's library has to be the system's, because it loads the system's plugins.
system_has() {
  case $1 in
    libc.so.6 | libm.so.6 | libgcc_s.so.1 | ld-linux-x86-64.so.2 | libz.so.1 | libasound.so.2) ;;
    *) return 1 ;;
  esac
}

# check_needs FOLDER   every library that its programs are linked with is there or the system's
check_needs() {
  local file name missing=0
  for file in "$1"/bin/* "$1"/lib/*; do
    for name in $(patchelf --print-needed "$file"); do
      [ -f "$1/lib/$name" ] || system_has "$name" || { echo "$(basename "$file") wants $name" >&2; missing=1; }
    done
  done
  return $missing
}

# Ubuntu 22.04 has this one, Debian 12 the next.
oldest_glibc=2.35

# check_glibc FOLDER   nothing in it asks for a newer one
check_glibc() {
  local newest
  newest=$(objdump -T "$1"/bin/* "$1"/lib/* | grep -o 'GLIBC_[0-9.]*' | cut -d_ -f2 | { cat; echo $oldest_glibc; } | sort -V | tail -n 1)
  [ "$newest" = $oldest_glibc ] || { echo "glibc $newest is needed" >&2; return 1; }
}

# put_together FOLDER PROGRAMS   all that goes into the archive
put_together() {
  local folder=$1 programs=$2 name
  rm -rf "$folder"
  mkdir -p "$folder/lib"
  install -D -m 755 -t "$folder/bin" "$programs/sunting" "$programs/sunting-editor"
  # Found by where the programs are, wherever the folder is; the system's FFmpeg is not asked.
  patchelf --set-rpath '$ORIGIN/../lib' "$folder"/bin/*
  for name in $libraries; do
    install -m 644 -s "$prefix/lib/$name" "$folder/lib/$name"
  done
  patchelf --set-rpath '$ORIGIN' "$folder"/lib/*
  put_share "$folder/share" "$programs/sunting"
  put "$folder/BACA SAYA.txt" 644 <"$root/assets/linux/BACA SAYA.txt"
  put "$folder/pasang.sh" 755 <"$root/assets/linux/pasang.sh"
  put_licences "$folder/lisensi" "$work/crates.txt" docs/packages.md
}

# make_archive FOLDER   beside it, the same bytes from the same content
make_archive() {
  tar -C "$(dirname "$1")" --sort=name --owner=0 --group=0 --numeric-owner --mode=go-w --mtime="@$SOURCE_DATE_EPOCH" \
    -c "$(basename "$1")" | xz -9e >"$1.tar.xz"
}
