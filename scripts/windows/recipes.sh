# How each part of the Windows build is made. Sourced, not run; each function is one stage of make.sh.

# --- What Debian's archive has: its signatures and checksums are checked by apt.

# The compiler has to meet the library of its own version.
rust_version() { rustc --version | cut -d' ' -f2; }

# Upstream versions; the newest Debian revision of each is taken, for its security fixes.
pinned() {
  echo "rust-src $(rust_version)+dfsg trixie-backports"
  echo "ffmpeg 7:5.1. bookworm"
  echo "x264 2:0.164.3095+ bookworm"
  echo "dav1d 1.0.0- bookworm"
}

# Lists of our own: the system's sources stay as they are.
private_apt() {
  local apt=$cache/apt signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  : >"$apt/status"
  cat >"$apt/sources.list" <<END
deb $signed http://deb.debian.org/debian trixie-backports main
deb-src $signed http://deb.debian.org/debian bookworm main
deb-src $signed http://deb.debian.org/debian-security bookworm-security main
END
  cat >"$apt/apt.conf" <<END
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
APT::Sandbox::User "root";
END
  export APT_CONFIG=$apt/apt.conf
  apt-get update -q
}

# newest_of PACKAGE BEGINNING COMMAND   the newest version that begins so
newest_of() {
  local found
  found=$($3 "$1" 2>/dev/null | sed -n 's/^Version: //p' | grep -F -- "$2" | sort -V | tail -n 1)
  [ -n "$found" ] || { echo "Debian's archive has no $1 $2… any more" >&2; return 1; }
  echo "$found"
}

fetch_sources() {
  private_apt
  local name beginning version
  cd "$sources"
  : >versions
  while read -r name beginning _; do
    [ "$name" = rust-src ] && continue
    version=$(newest_of "$name" "$beginning" "apt-cache showsrc")
    rm -rf "${name:?}" && mkdir "$name"
    (cd "$name" && apt-get source -q --download-only "$name=$version" && dpkg-source --no-check -x ./*.dsc tree)
    echo "$name $version" >>versions
  done < <(pinned)
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
    cargo build --locked --manifest-path sysroot/Cargo.toml --release --target $target \
    --features "backtrace panic-unwind compiler-builtins-mem"
  out=$sysroot/lib/rustlib/$target/lib
  rm -rf "$sysroot" && mkdir -p "$out"
  cp "$cache/std/$target/release/deps/"*.rlib "$out/"
  for object in rsbegin rsend; do
    RUSTC_BOOTSTRAP=1 rustc --target $target --emit=obj -o "$out/$object.o" "rtstartup/$object.rs"
  done
  # Build scripts and macros run here.
  ln -s "$(rustc --print sysroot)/lib/rustlib/x86_64-unknown-linux-gnu" "$sysroot/lib/rustlib/"
}

# --- FFmpeg with x264 and dav1d inside.

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
  ./configure --prefix="$prefix" --host=$triple --cross-prefix=$triple- --enable-static --disable-cli \
    --disable-opencl --bit-depth=8 --extra-cflags=-O2
  make -j"$jobs"
  make install
}

build_dav1d() {
  cd "$sources/dav1d/tree"
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

# What phones, WhatsApp, screen recorders, cameras and offices make. `doctor` names the most important ones.
decoders="h264 hevc libdav1d vp8 vp9 mpeg4 msmpeg4v1 msmpeg4v2 msmpeg4v3 h263 h263i h263p flv mpeg1video mpeg2video
  mjpeg mjpegb wmv1 wmv2 wmv3 wmv3image vc1 vc1image prores dnxhd cfhd dvvideo theora svq3 qtrle rpza cinepak indeo3 indeo4 indeo5
  tscc tscc2 g2m zmbv flashsv flashsv2 msrle msvideo1 rv10 rv20 rv30 rv40 mss1 mss2 fraps lagarith hap
  rawvideo v210 ffv1 huffyuv ffvhuff utvideo magicyuv png apng gif webp bmp tiff jpeg2000
  aac aac_latm mp1float mp2float mp2 mp3float mp3 ac3 eac3 dca opus vorbis flac alac amrnb amrwb wmav1 wmav2 wmapro wmavoice
  wmalossless cook sipr ra_144 ra_288 gsm gsm_ms adpcm_ima_wav adpcm_ima_qt adpcm_ms adpcm_swf nellymoser ape tta wavpack truehd
  pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_u8 pcm_s8 pcm_alaw pcm_mulaw
  pcm_bluray pcm_dvd pcm_lxf mov_text"
encoders="libx264 aac mov_text"
demuxers="mov matroska avi flv mpegts mpegps mpegvideo m4v h264 hevc asf mxf ivf dv rm wtv ogg mp3 aac ac3 eac3 flac wav
  w64 aiff caf amr amrnb amrwb au ape dts wv tta gif apng image_jpeg_pipe image_png_pipe image_webp_pipe image_bmp_pipe
  image_tiff_pipe"
muxers="mp4 mov ipod matroska null"
parsers="h264 hevc av1 vp8 vp9 mpeg4video mpegvideo mpegaudio h263 vc1 mjpeg png gif webp bmp dvbsub aac aac_latm ac3 dca
  opus vorbis flac cook sipr gsm rv30 rv40 amr"
filters="buffer buffersink bwdif"
bitstream_filters="h264_mp4toannexb hevc_mp4toannexb aac_adtstoasc extract_extradata vp9_superframe vp9_superframe_split
  av1_frame_split av1_frame_merge null"

# enabled KIND NAMES...
enabled() {
  local kind=$1 name
  shift
  for name in "$@"; do echo "--enable-$kind=$name"; done
}

build_ffmpeg() {
  cd "$sources/ffmpeg/tree"
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
    cargo "$@" --locked --target $target
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
    done < <($triple-objdump -p "$file" | sed -n 's/^\tDLL Name: //p')
  done < <(find "$1" -name '*.exe' -o -name '*.dll')
  return $missing
}

# put_together FOLDER PROGRAMS   all that goes into the zip
put_together() {
  local folder=$1 programs=$2
  rm -rf "$folder"
  mkdir -p "$folder/program" "$folder/lisensi"
  # What is double-clicked needs none of the libraries: opened inside the zip, it is unpacked alone.
  cp "$programs/sunting-launcher.exe" "$folder/Sunting.exe"
  cp "$programs"/sunting.exe "$programs"/sunting-editor.exe "$prefix"/bin/*.dll "$folder/program/"
  $triple-strip --strip-unneeded "$folder/program"/*.dll
  # Notepad of old wants both characters at a line's end.
  sed 's/$/\r/' "$root/assets/windows/BACA SAYA.txt" >"$folder/BACA SAYA.txt"
  cp "$root/LICENSE" "$folder/lisensi/Sunting GPL-3.0.txt"
  cp "$sources/ffmpeg/tree/COPYING.GPLv2" "$folder/lisensi/FFmpeg GPL-2.0.txt"
  cp "$sources/x264/tree/COPYING" "$folder/lisensi/x264 GPL-2.0.txt"
  cp "$sources/dav1d/tree/COPYING" "$folder/lisensi/dav1d BSD-2-Clause.txt"
  cp "$root/assets/fonts/OFL.txt" "$folder/lisensi/Inter OFL-1.1.txt"
  where_sources_are >"$folder/lisensi/SUMBER.txt"
}

where_sources_are() {
  local name version
  echo "Sunting $(version): kode sumber ada di tempat Anda mendapatkan zip ini. / The source code is where you got this zip."
  echo
  while read -r name version; do
    echo "$name $version: https://snapshot.debian.org/package/$name/${version#*:}/"
  done <"$sources/versions"
  echo
  echo "Cara membuatnya / how it is built: docs/windows.md, scripts/windows/recipes.sh"
}

version() { sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1; }
