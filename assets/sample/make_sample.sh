#!/usr/bin/env bash
# Draws and speaks the films of the sample project: flat pictures, a little movement, a computer's voice.
# Needs ffmpeg, espeak-ng and ImageMagick. usage: make_sample.sh [FOLDER]
set -eu
out=$(realpath "${1:-$(dirname "$0")}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

picture() { convert -background none "$1.svg" "$1.png"; }
say() { espeak-ng -v id -s 145 -w "$1" "$2"; }
# film NAME SECONDS SOUND FILTER INPUT...: the inputs are stills, the filter moves them
film() {
  local name=$1 seconds=$2 sound=$3 filter=$4
  shift 4
  local stills=()
  for still in "$@"; do stills+=(-loop 1 -framerate 30 -t "$seconds" -i "$still"); done
  ffmpeg -v error -nostdin -y "${stills[@]}" -i "$sound" -filter_complex "$filter" -map "[v]" -map "$#:a" \
    -t "$seconds" -r 30 -c:v libx264 -preset slow -crf 27 -g 30 -pix_fmt yuv420p -bf 0 \
    -af "apad,volume=0.9" -c:a aac -b:a 48k -ac 1 -ar 48000 -movflags +faststart "$out/$name"
}

cat > office.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="854" height="480">
<rect width="854" height="480" fill="#d0e4f0"/><rect y="390" width="854" height="90" fill="#a9c39b"/>
<polygon points="120,170 427,60 734,170" fill="#a8432d"/><rect x="150" y="170" width="554" height="222" fill="#f5f0e4"/>
<rect x="150" y="170" width="554" height="26" fill="#d8cdb6"/><rect x="270" y="206" width="314" height="26" rx="6" fill="#1f6e78"/>
<g fill="#a0bcc9"><rect x="190" y="256" width="64" height="66"/><rect x="274" y="256" width="64" height="66"/><rect x="516" y="256" width="64" height="66"/><rect x="600" y="256" width="64" height="66"/></g>
<rect x="376" y="250" width="102" height="142" fill="#1f6e78"/><rect x="425" y="250" width="4" height="142" fill="#f5f0e4"/>
<polygon points="360,392 494,392 540,480 314,480" fill="#ddcbb6"/><rect x="776" y="150" width="7" height="250" fill="#7b858c"/></svg>
SVG
cat > flag.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="20" fill="#c8252b"/><rect y="20" width="60" height="20" fill="#ffffff"/></svg>
SVG
cat > counter.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="854" height="480">
<rect width="854" height="480" fill="#e8eeeb"/><rect x="70" y="70" width="190" height="150" fill="#ffffff"/><rect x="82" y="82" width="80" height="126" fill="#bdd3da"/><rect x="170" y="82" width="80" height="126" fill="#bdd3da"/>
<rect x="610" y="60" width="180" height="250" fill="#1f6e78"/><rect x="634" y="92" width="132" height="16" rx="8" fill="#f3ecdf"/><rect x="634" y="126" width="80" height="12" rx="6" fill="#8fbac0"/><rect x="634" y="160" width="132" height="80" rx="10" fill="#f3ecdf"/>
<path d="M260 480 Q270 330 427 320 Q584 330 594 480 Z" fill="#b89a63"/><path d="M330 400 Q320 150 427 150 Q534 150 524 400 Q427 440 330 400 Z" fill="#7a4a55"/>
<ellipse cx="427" cy="262" rx="66" ry="78" fill="#d1986d"/><circle cx="402" cy="252" r="6" fill="#2b2024"/><circle cx="452" cy="252" r="6" fill="#2b2024"/>
<rect y="430" width="854" height="50" fill="#b6875a"/></svg>
SVG
cat > mouth.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="44" height="24"><ellipse cx="22" cy="12" rx="18" ry="9" fill="#7c2f2f"/></svg>
SVG
cat > smile.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="44" height="24"><path d="M4 6 Q22 24 40 6" stroke="#7c2f2f" stroke-width="5" fill="none"/></svg>
SVG
cat > phone.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="854" height="480">
<rect width="854" height="480" fill="#ead9c2"/><rect x="90" y="120" width="150" height="200" fill="#ffffff" transform="rotate(-8 165 220)"/><rect x="640" y="150" width="140" height="180" fill="#ffffff" transform="rotate(7 710 240)"/>
<rect x="316" y="20" width="222" height="440" rx="26" fill="#16202a"/><rect x="330" y="40" width="194" height="400" rx="12" fill="#ffffff"/>
<rect x="346" y="60" width="162" height="34" rx="6" fill="#1f6e78"/>
<g fill="#e6ebf0"><rect x="346" y="120" width="162" height="40" rx="6"/><rect x="346" y="180" width="162" height="40" rx="6"/><rect x="346" y="240" width="162" height="40" rx="6"/></g>
<rect x="346" y="380" width="162" height="40" rx="8" fill="#d3dae1"/></svg>
SVG
cat > line.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="130" height="12"><rect width="130" height="12" rx="6" fill="#4d5a66"/></svg>
SVG
cat > button.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="162" height="40"><rect width="162" height="40" rx="8" fill="#d97b1c"/><path d="M66 20 l12 12 l22 -24" stroke="#fff" stroke-width="6" fill="none"/></svg>
SVG
for name in office flag counter mouth smile phone line button; do picture "$name"; done

ffmpeg -v error -y -f lavfi -i "anoisesrc=color=pink:amplitude=0.01:duration=6:sample_rate=48000" street.wav
film "Kantor pelayanan.mp4" 6 street.wav \
  "[1]format=rgba,rotate='0.10*sin(6*t)':c=none:ow=76:oh=56[flag];[0][flag]overlay=x='783+2*sin(6*t)':y=150,format=yuv420p[v]" office.png flag.png

say a.wav "Sekarang KTP ada di ponsel Anda."
say b.wav "Aktivasinya gratis."
say c.wav "Maaf, saya ulangi."
say d.wav "Aktivasinya gratis, dan selesai dalam sepuluh menit."
ffmpeg -v error -y -i a.wav -i b.wav -i c.wav -i d.wav -filter_complex \
  "[0]adelay=500[a];[1]adelay=3600[b];[2]adelay=6000[c];[3]adelay=8200[d];[a][b][c][d]amix=inputs=4:normalize=0[s]" -map "[s]" -ar 48000 talk.wav
talking="between(t,0.5,2.9)+between(t,3.6,5.1)+between(t,6,7.4)+between(t,8.2,11.6)"
film "Aktivasi IKD.mp4" 13 talk.wav \
  "[0][2]overlay=x=405:y=292[calm];[calm][1]overlay=x=405:y='292+3*sin(20*t)':enable='($talking)*gt(sin(20*t),-0.2)',format=yuv420p[v]" counter.png mouth.png smile.png

say e.wav "Unduh aplikasi IKD, lalu isi NIK, alamat email, dan nomor ponsel."
say f.wav "Selesai."
ffmpeg -v error -y -i e.wav -i f.wav -filter_complex "[0]adelay=400[e];[1]adelay=6200[f];[e][f]amix=inputs=2:normalize=0[s]" -map "[s]" -ar 48000 form.wav
film "Isi formulir.mp4" 9 form.wav \
  "[0][1]overlay=x=360:y=134:enable='gte(t,2.4)'[p];[p][2]overlay=x=360:y=194:enable='gte(t,3.6)'[q];[q][3]overlay=x=360:y=254:enable='gte(t,4.8)'[r];[r][4]overlay=x=346:y=380:enable='gte(t,6.2)',format=yuv420p[v]" \
  phone.png line.png line.png line.png button.png

chord() { echo "0.05*($1)*(0.6+0.4*sin(2*PI*t/4))"; }
ffmpeg -v error -y -f lavfi -i "aevalsrc='$(chord "sin(2*PI*196*t)+sin(2*PI*246.94*t)+sin(2*PI*293.66*t)")*lt(mod(t,8),4)+$(chord "sin(2*PI*174.61*t)+sin(2*PI*220*t)+sin(2*PI*261.63*t)")*gte(mod(t,8),4)':s=48000:d=40" \
  -af "afade=t=in:d=1,afade=t=out:st=37:d=3" -c:a aac -b:a 40k -ac 1 -movflags +faststart "$out/musik-tenang.m4a"
