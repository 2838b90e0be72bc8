# How each part of the Windows build is made. Sourced, not run; each function is one stage of make.sh.
source "$here/../ffmpeg.sh"
source "$here/../licences.sh"

# --- Sources.

# The compiler has to meet the library of its own version.
rust_version() { rustc --version | cut -d' ' -f2; }

pinned() {
  echo "rust-src $(rust_version)+dfsg trixie-backports"
  pinned_media
}

fetch_rust() {
  private_apt
  local version
  version=$(newest_of rust-src "$(rust_version)+dfsg" "apt-cache show")
  cd "$sources"
  rm -rf rust && mkdir rust
  (cd rust && apt-get download -q "rust-src=$version" && dpkg-deb -x ./*.deb tree && rm ./*.deb)
  echo "rust-src $version" >rust-version
}

# --- Rust's standard library for Windows, from its sources.

# Only the library needs the unstable switches: what is built on it is built by the stable compiler as it is.
build_std() {
  local library sysroot=$cache/sysroot out
  library=$(echo "$sources"/rust/tree/usr/src/rustc-*/library)
  [ -d "$library" ] || { echo "rust-src has no library folder" >&2; return 1; }
  cd "$library"
  CARGO_TARGET_DIR=$cache/std RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes" \
    cargo build --locked --manifest-path sysroot/Cargo.toml --release --target "$target" \
    --features "backtrace panic-unwind compiler-builtins-mem"
  out=$sysroot/lib/rustlib/$target/lib
  rm -rf "$sysroot" && mkdir -p "$out"
  cp "$cache/std/$target/release/deps/"*.rlib "$out/"
  for object in rsbegin rsend; do
    RUSTC_BOOTSTRAP=1 rustc --target "$target" --emit=obj -o "$out/$object.o" "rtstartup/$object.rs"
  done
  # Build scripts and macros run here.
  ln -s "$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu" "$sysroot/lib/rustlib/"
}

# --- FFmpeg with x264 and dav1d inside.

# threads_like_parent FILE   the threads that this source file starts get their parent's priority
threads_like_parent() {
  cp "$here/like_parent.h" "$(dirname "$1")/"
  grep -q like_parent.h "$1" || sed -i 's|^#include <process.h>|&\n#include "like_parent.h"|' "$1"
  grep -q like_parent.h "$1" || { echo "$1 starts threads in another way now" >&2; return 1; }
}

# FFmpeg's configure looks for these in one place; they must be there before it runs.
gather_libraries() {
  local from
  for from in libz.a libwinpthread.a libpthread.a; do
    cp "/usr/$triple/lib/$from" "$prefix/lib/"
  done
  mkdir -p "$prefix/include"
  cp "/usr/$triple/include/zlib.h" "/usr/$triple/include/zconf.h" "$prefix/include/"
}

build_x264() {
  cd "$sources/x264/tree"
  threads_like_parent common/win32thread.c
  ./configure --prefix="$prefix" --host="$triple" --cross-prefix="$triple"- --enable-static --disable-cli \
    --disable-opencl --extra-cflags=-O2
  make -j"$jobs"
  make install
}

build_dav1d() {
  cd "$sources/dav1d/tree"
  threads_like_parent src/win32/thread.c
  cat >cross.ini <<END
[binaries]
c = '$triple-gcc'
cpp = '$triple-g++'
ar = '$triple-ar'
strip = '$triple-strip'
windres = '$triple-windres'
nasm = 'nasm'
[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
END
  rm -rf build
  meson setup build --cross-file cross.ini --prefix "$prefix" --libdir lib --buildtype release \
    --default-library static -Denable_tools=false -Denable_tests=false
  ninja -C build install
}

# What the type-check needs of FFmpeg.
install_headers() {
  cd "$sources/ffmpeg/tree"
  make distclean >/dev/null 2>&1 || true
  ./configure --prefix="$prefix" --arch=x86_64 --target-os=mingw32 --enable-cross-compile --cross-prefix="$triple"- \
    --disable-everything --disable-autodetect --disable-programs --disable-doc --disable-avdevice --disable-postproc \
    --enable-gpl --enable-version3
  make install-headers
}

build_ffmpeg() {
  cd "$sources/ffmpeg/tree"
  threads_like_parent compat/w32pthreads.h
  make distclean >/dev/null 2>&1 || true
  # shellcheck disable=SC2046,SC2086
  PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig ./configure --prefix="$prefix" --arch=x86_64 --target-os=mingw32 \
    --enable-cross-compile --cross-prefix=$triple- --pkg-config=pkg-config --pkg-config-flags=--static \
    --enable-shared --disable-static --enable-gpl --enable-version3 --enable-w32threads --disable-autodetect \
    --disable-network --disable-programs --disable-doc --disable-debug --disable-everything --disable-devices \
    --disable-avdevice --disable-postproc --enable-zlib --enable-libx264 --enable-libdav1d --enable-protocol=file \
    --extra-cflags="-I$prefix/include" --extra-ldflags="-L$prefix/lib -static-libgcc" \
    $(enabled decoder $decoders) $(enabled encoder $encoders) $(enabled demuxer $demuxers) $(enabled muxer $muxers) \
    $(enabled parser $parsers) $(enabled filter $filters) $(enabled bsf $bitstream_filters)
  make -j"$jobs"
  make install
}

# --- The program, and the zip.

# What cargo has to know to build for Windows; also used by the type-check and the tests.
windows_cargo() {
  FFMPEG_DIR=$prefix \
    BINDGEN_EXTRA_CLANG_ARGS_x86_64_pc_windows_gnu="-I/usr/$triple/include -D__AMXINTRIN_H" \
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$triple-gcc \
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="--sysroot=$cache/sysroot" \
    CARGO_TARGET_DIR="$root/target/windows" \
    cargo "$@" --locked --target "$target"
}

# Whatever else a program asks for would be missing on a laptop where nothing may be installed.
windows_has() {
  case ${1,,} in
    advapi32.dll | avicap32.dll | bcrypt.dll | bcryptprimitives.dll | combase.dll | comctl32.dll | comdlg32.dll) ;;
    crypt32.dll | d3d12.dll | d3dcompiler_47.dll | dwmapi.dll | dxgi.dll | gdi32.dll | imm32.dll | kernel32.dll) ;;
    mmdevapi.dll | msvcrt.dll | netapi32.dll | ntdll.dll | ole32.dll | oleacc.dll | oleaut32.dll | opengl32.dll | pdh.dll) ;;
    powrprof.dll | propsys.dll | psapi.dll | rpcrt4.dll | secur32.dll | setupapi.dll | shell32.dll | shlwapi.dll) ;;
    uiautomationcore.dll | user32.dll | userenv.dll | uxtheme.dll | version.dll | winmm.dll | ws2_32.dll) ;;
    api-ms-win-*) ;;
    *) return 1 ;;
  esac
}

# check_imports FOLDER   every DLL that its programs import is beside them or Windows' own
check_imports() {
  local file name missing=0
  while read -r file; do
    while read -r name; do
      [ -f "$(dirname "$file")/$name" ] || windows_has "$name" || { echo "$(basename "$file") wants $name" >&2; missing=1; }
    done < <("$triple"-objdump -p "$file" | sed -n 's/^\tDLL Name: //p')
  done < <(find "$1" -name '*.exe' -o -name '*.dll')
  return $missing
}

# put_together FOLDER PROGRAMS   all that goes into the zip
put_together() {
  local folder=$1 programs=$2
  rm -rf "$folder"
  mkdir -p "$folder/program"
  # What is double-clicked needs none of the libraries: opened inside the zip, it is unpacked alone.
  cp "$programs/sunting-launcher.exe" "$folder/Sunting.exe"
  cp "$programs"/sunting.exe "$programs"/sunting-editor.exe "$prefix"/bin/*.dll "$folder/program/"
  "$triple-strip" --strip-unneeded "$folder/program"/*.dll
  # Notepad of old wants both characters at a line's end.
  sed 's/$/\r/' "$root/assets/windows/BACA SAYA.txt" >"$folder/BACA SAYA.txt"
  crates "$target" sunting-cli sunting-editor sunting-launcher >"$cache/crates.txt"
  put_licences "$folder/lisensi" "$cache/crates.txt" docs/windows.md
}
