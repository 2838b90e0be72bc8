#!/usr/bin/env bash
# The main job, headless: trim a phone clip to two parts, burn in Indonesian captions, export it for WhatsApp; then the
# same through one project, which encodes only once. Fails when a promise is not kept.
# usage: demo.sh SUNTING [CLIP]
set -euo pipefail

sunting=$(realpath "$1")
clip=${2:-}
out=demo
mkdir -p "$out"
clip=${clip:+$(realpath "$clip")}
cd "$out"
rm -rf store ./*.mp4 ./*.png ./*.srt ./*.wav ./*.json ./*.sunting
run() { "$sunting" --quiet --store store "$@"; }

# A phone-like clip: 1080p, moving picture, slides, spoken Indonesian.
make_clip() {
  espeak-ng -v id -s 140 -w speech.wav "Selamat datang di pelatihan pembuatan konten bagi aparatur sipil negara. Hari ini kita belajar memotong video, menambahkan subtitel, dan membuat video yang mudah dikirim lewat ponsel."
  ffmpeg -nostdin -v error -y -f lavfi -i "mandelbrot=size=1920x1080:rate=30:end_scale=0.05" -f lavfi -i "smptehdbars=size=1920x1080:rate=30" -i speech.wav \
    -filter_complex "[0:v]trim=duration=8,setpts=PTS-STARTPTS[a];[1:v]trim=duration=4,setpts=PTS-STARTPTS,drawbox=x=iw/4:y=ih/3:w=iw/2:h=ih/3:color=white:t=fill[b];[a][b]concat=n=2[v]" \
    -map "[v]" -map 2:a -t 12 -c:v libx264 -preset ultrafast -b:v 12M -pix_fmt yuv420p -g 30 -c:a aac -b:a 128k "$1"
}
# A portrait clip as a phone stores it: landscape pixels with a rotation, at a variable rate.
make_rotated() {
  ffmpeg -nostdin -v error -y -f lavfi -i "testsrc2=size=1280x720:rate=30" -t 4 -vf "select='not(eq(mod(n,7),3))'" -vsync vfr -c:v libx264 -preset ultrafast -pix_fmt yuv420p upright.mp4
  ffmpeg -nostdin -v error -y -i upright.mp4 -c copy -metadata:s:v rotate=90 "$1"
}

if [ -n "$clip" ]; then
  echo "Main job on $clip"
else
  echo "Making sample footage…"
  make_clip clip.mp4
  make_rotated tegak.mp4
  clip=clip.mp4
fi
run probe "$clip"

seconds() { ffprobe -v error -show_entries format=duration -of csv=p=0 "$1" | cut -d. -f1; }
length=$(seconds "$clip")
[ "$length" -ge 2 ] || { echo "demo: the clip has to last two seconds or more" >&2; exit 1; }
# The first and the last third of at most a minute.
third=$(( (length < 60 ? length : 60) / 3 )); [ "$third" -ge 1 ] || third=1
begin=$(( length - third ))

stamp() { printf '00:%02d:%02d,%03d' $(( $1 / 60000 )) $(( $1 / 1000 % 60 )) $(( $1 % 1000 )); }
half=$(( third * 1000 ))
{
  printf '1\r\n%s --> %s\r\nSelamat datang di pelatihan\r\npembuatan konten\r\n\r\n' "$(stamp 200)" "$(stamp $(( half - 100 )))"
  printf '2\r\n%s --> %s\r\nKebijakan publik dijelaskan dengan bahasa yang sederhana dan menarik.\r\n\r\n' "$(stamp $(( half + 100 )))" "$(stamp $(( 2 * half - 200 )))"
} > subtitel.srt

started=$(date +%s.%N)
run trim "$clip" --keep "0..$third" --keep "$begin..$length" -o potong.mp4
run caption potong.mp4 --cues subtitel.srt -o subtitel.mp4
run export subtitel.mp4 --for whatsapp -o whatsapp.mp4
ended=$(date +%s.%N)

# The same in one project: one decode, one encode.
run project new "$clip" -o demo.sunting
cat > edits.json <<JSON
[
  {"edit": "remove_range", "start": "$third", "end": "$begin"},
  {"edit": "add_captions", "captions": [
    {"start": "0.2", "end": "$third", "text": "Selamat datang di pelatihan\npembuatan konten"},
    {"start": "$third.1", "end": "$(( 2 * third - 1 )).8", "text": "Kebijakan publik dijelaskan dengan bahasa yang sederhana dan menarik."}
  ]}
]
JSON
run project apply demo.sunting edits.json >/dev/null
project_started=$(date +%s.%N)
run export demo.sunting --for whatsapp -o proyek.mp4
project_ended=$(date +%s.%N)
run sheet proyek.mp4 -o lembar.png
if [ -e tegak.mp4 ]; then run export tegak.mp4 --for whatsapp -o tegak-whatsapp.mp4; fi

failed=0
promise() { if [ "$2" != "$3" ]; then echo "demo: $1 is \"$2\" instead of \"$3\"" >&2; failed=1; fi; }
for file in whatsapp.mp4 proyek.mp4 tegak-whatsapp.mp4; do
  [ -e "$file" ] || continue
  video() { ffprobe -v error -select_streams v:0 -show_entries "stream=$1" -of csv=p=0 "$file" | head -n 1; }
  promise "$file: codec" "$(video codec_name)" h264
  promise "$file: profile" "$(video profile)" Main
  promise "$file: B-frames" "$(video has_b_frames)" 0
  promise "$file: pixels" "$(video pix_fmt)" yuv420p
  promise "$file: colour" "$(video color_space)" bt709
  promise "$file: rotation" "$(ffprobe -v error -select_streams v:0 -show_entries stream_side_data=rotation -of csv=p=0 "$file")" ""
  promise "$file: edit lists" "$(grep -c -a elst "$file" || true)" 0
  size=$(stat -c %s "$file")
  [ "$size" -lt 16000000 ] || { echo "demo: $file has $size bytes" >&2; failed=1; }
  first=$(grep -a -b -o -m 1 -E 'moov|mdat' "$file" | head -n 1 | cut -d: -f2)
  promise "$file: first box" "$first" moov
done
if [ -e tegak-whatsapp.mp4 ]; then
  shape=$(ffprobe -v error -select_streams v:0 -show_entries stream=width,height -of csv=p=0 tegak-whatsapp.mp4)
  promise "tegak-whatsapp.mp4: shape" "$shape" "720,1280"
fi

row() {
  local size duration
  size=$(stat -c %s "$2"); duration=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$2")
  printf '%-22s %12s bytes %9.2f s   %s\n' "$1" "$size" "$duration" "$3"
}
took() { echo "$1 $2" | awk '{ printf "%.1f s", $2 - $1 }'; }
echo
row "before" "$clip" ""
row "trim, caption, export" whatsapp.mp4 "made in $(took "$started" "$ended")"
row "one project" proyek.mp4 "made in $(took "$project_started" "$project_ended")"
echo
echo "Result:        $out/proyek.mp4"
echo "Contact sheet: $out/lembar.png"
exit "$failed"
