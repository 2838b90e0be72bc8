# How each part of FFmpeg beside the portable program is made, and the system that the packages are tried on. Sourced, not
# run; each function is one stage of make.sh or test.sh.
source "$here/../ffmpeg.sh"

pinned() { pinned_media; }

# Both go into FFmpeg's shared libraries, so that a laptop needs neither.
build_x264() {
  cd "$sources/x264/tree"
  ./configure --prefix="$prefix" --enable-static --enable-pic --disable-cli --disable-opencl --extra-cflags=-O2
  make -j"$jobs"
  make install
}

build_dav1d() {
  cd "$sources/dav1d/tree"
  rm -rf build
  meson setup build --prefix "$prefix" --libdir lib --buildtype release --default-library static \
    -Denable_tools=false -Denable_tests=false
  ninja -C build install
}

# The names and the symbols' versions are those of Debian's FFmpeg 5.1: one program runs with either.
build_ffmpeg() {
  cd "$sources/ffmpeg/tree"
  make distclean >/dev/null 2>&1 || true
  # shellcheck disable=SC2046,SC2086
  PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig ./configure --prefix="$prefix" --pkg-config-flags=--static \
    --enable-shared --disable-static --enable-gpl --enable-version3 --disable-autodetect --enable-pthreads \
    --disable-network --disable-programs --disable-doc --disable-debug --disable-everything --disable-devices \
    --disable-avdevice --disable-postproc --enable-zlib --enable-libx264 --enable-libdav1d --enable-protocol=file \
    $(enabled decoder $decoders) $(enabled encoder $encoders) $(enabled demuxer $demuxers) $(enabled muxer $muxers) \
    $(enabled parser $parsers) $(enabled filter $filters) $(enabled bsf $bitstream_filters)
  make -j"$jobs"
  make install
}

base=$cache/debian-12

make_base() {
  rm -rf "$base"
  debootstrap --variant=minbase bookworm "$base" http://deb.debian.org/debian
  rm -f "$base"/var/cache/apt/archives/*.deb
  chroot "$base" useradd --create-home --shell /bin/bash ani
}
