# FFmpeg, x264 and dav1d: where their sources come from and what of FFmpeg is built, for Windows and for the portable
# folder for Linux alike. Sourced, not run.

# --- What Debian's archive has: its signatures and checksums are checked by apt.

# Upstream versions; the newest Debian revision of each is taken, for its security fixes.
pinned_media() {
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

# One line for each, for whoever wants the sources of what was built.
source_links() {
  local name version
  while read -r name version; do
    echo "$name $version: https://snapshot.debian.org/package/$name/${version#*:}/"
  done <"$sources/versions"
}

# --- What of FFmpeg is built.

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

# Whose change makes FFmpeg be built again: its sources, what is linked into it, and what of it is built.
ffmpeg_made_from() {
  cat "$sources/versions"
  declare -f build_x264 build_dav1d
  echo "$decoders $encoders $demuxers $muxers $parsers $filters $bitstream_filters"
}

# enabled KIND NAMES...
enabled() {
  local kind=$1 name
  shift
  for name in "$@"; do echo "--enable-$kind=$name"; done
}
