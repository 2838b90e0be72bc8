#!/usr/bin/env python3
"""Whether burnt-in subtitles can be read at 480 lines: an OCR (tesseract, Indonesian) reads them back from footage.

usage: legible_subtitles.py SUNTING [FILM...]

Twenty sentences are burnt into each film at 854x480 and 480x854, one a second, and read from the frame in the middle of
each second. Says how many characters were read right, in their order (capitals, marks and gaps count; what the OCR sees in the
picture around them does not), each sentence that was not, and fails below 98 %. Without films one of fine, noisy detail is
made.
"""
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

SUNTING = Path(sys.argv[1]).resolve()
ENOUGH = 0.98
SHAPES = {"854x480": (854, 480), "480x854": (480, 854)}
# Enlarged for the OCR, which was made for paper at 300 dpi.
ENLARGED = 3
NEARLY_WHITE = 205
# The part of the height in which subtitles lie: from where, and how much.
LANES = {"854x480": (0.74, 0.22), "480x854": (0.64, 0.19)}
SENTENCES = """\
Selamat datang di kantor kelurahan.
Bawa KTP asli dan fotokopi kartu keluarga.
Pendaftaran dibuka hari Senin sampai Kamis.
Semua layanan ini gratis, tanpa biaya.
Antre di loket tiga, lalu ambil nomor.
Berkas diperiksa paling lama dua hari kerja.
Jika ditolak, alasannya ditulis di surat.
Bantuan dikirim langsung ke rekening penerima.
Jangan berikan kata sandi kepada siapa pun.
Petugas kami tidak pernah meminta uang.
Harga beras turun sejak bulan Maret.
Jalan ini ditutup selama perbaikan jembatan.
Air bersih kembali mengalir ke desa kami.
Laporkan kerusakan lewat nomor 0812 3456 7890.
Anak usia sekolah wajib mendapat imunisasi.
Hasilnya diumumkan tanggal 17 Agustus 2026.
Pajak kendaraan dapat dibayar dari rumah.
Cukup foto bukti, lalu kirim melalui aplikasi.
Terima kasih kepada para kader posyandu.
Sampai jumpa di video berikutnya.""".split("\n")


def run(*command, text=True):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=text)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)}: {done.stderr}{done.stdout}")
    return done.stdout


def subtitles(path):
    clock = "00:00:{:02d},{:03d}"
    cues = [f"{index + 1}\n{clock.format(index, 50)} --> {clock.format(index, 950)}\n{sentence}\n"
            for index, sentence in enumerate(SENTENCES)]
    path.write_text("\n".join(cues))


def footage(film, shape, target):
    """As long as there are sentences, in that shape, over again where it is too short."""
    width, height = SHAPES[shape]
    source = ["-stream_loop", "-1", "-i", film] if film else \
        ["-f", "lavfi", "-i", "mandelbrot=size=1280x720:rate=25:end_scale=0.02,noise=alls=20:allf=t"]
    fill = f"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},fps=25,setsar=1"
    run("ffmpeg", "-nostdin", "-v", "error", "-y", *source, "-t", len(SENTENCES), "-vf", fill, "-an",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "16", "-pix_fmt", "yuv420p", target)


def frame(film, shape, at, picture, more):
    """The lane of subtitles at that second, enlarged."""
    top, height = LANES[shape]
    lane = f"crop=iw:ih*{height}:0:ih*{top},scale=iw*{ENLARGED}:-1:flags=lanczos"
    run("ffmpeg", "-nostdin", "-v", "error", "-y", "-ss", at, "-i", film, "-frames:v", "1", "-vf", f"{lane}{more}", picture)


def read(picture, mode):
    """What the OCR reads, and how sure it is."""
    rows = csv.DictReader(io.StringIO(run("tesseract", picture, "-", "-l", "ind", "--psm", mode, "tsv")), delimiter="\t",
                          quoting=csv.QUOTE_NONE)
    words = [(row["text"].strip(), float(row["conf"])) for row in rows if float(row["conf"]) > 0 and row["text"].strip()]
    letters = sum(len(word) for word, _ in words)
    sure = sum(len(word) * conf for word, conf in words) / letters if letters else 0
    return " ".join(word for word, _ in words), sure * min(letters, 12)


def right(found, wanted):
    """How many characters of what is wanted were found, in their order (longest common subsequence)."""
    row = [0] * (len(wanted) + 1)
    for letter in found:
        above = row[:]
        for place, other in enumerate(wanted, 1):
            row[place] = above[place - 1] + 1 if letter == other else max(above[place], row[place - 1])
    return row[-1]


def without_surroundings(picture):
    """What is nearly white and reaches the lane's edge is no letter: it is picture, around an outline or a box."""
    raw = run("ffmpeg", "-nostdin", "-v", "error", "-i", picture, "-vf", "format=gray", "-f", "image2pipe", "-c:v", "pgm", "-",
              text=False)
    head, size, most, pixels = raw.split(b"\n", 3)
    width, height = map(int, size.split())
    ink = bytearray(255 if value > NEARLY_WHITE else 0 for value in pixels[:width * height])
    edge = [*range(width), *range((height - 1) * width, height * width),
            *range(0, height * width, width), *range(width - 1, height * width, width)]
    waiting = [at for at in edge if ink[at]]
    while waiting:
        at = waiting.pop()
        if not ink[at]:
            continue
        ink[at] = 0
        column = at % width
        beside = (at - width, at + width, at - 1 if column else -1, at + 1 if column < width - 1 else -1)
        waiting.extend(other for other in beside if 0 <= other < len(ink) and ink[other])
    path = picture.with_suffix(".pgm")
    path.write_bytes(b"\n".join([head, size, most, bytes(255 - value for value in ink)]))
    return path


def best_reading(film, shape, at, work):
    """Light letters with a dark edge or box: as they are, only what is nearly white, or only what of that is no picture
    around them. The reading that the OCR is surest of."""
    readings = []
    for name, more in (("plain", ""), ("white", f",format=gray,lutyuv=y='if(gt(val,{NEARLY_WHITE}),0,255)'")):
        picture = work / f"{name}.png"
        frame(film, shape, at, picture, more)
        readings.append(read(picture, "6"))
    readings.append(read(without_surroundings(work / "plain.png"), "6"))
    return max(readings, key=lambda reading: reading[1])[0]


def main():
    work = Path(tempfile.mkdtemp(prefix="sunting-legible-"))
    subtitles(work / "cues.srt")
    letters = wrong = 0
    for film in [Path(name).resolve() for name in sys.argv[2:]] or [None]:
        for shape in SHAPES:
            footage(film, shape, work / "film.mp4")
            burnt = work / "burnt.mp4"
            run(SUNTING, "--quiet", "--force", "--store", work / "store", "caption", work / "film.mp4", "--cues", work / "cues.srt",
                "-o", burnt)
            missed = 0
            for second, sentence in enumerate(SENTENCES):
                found = best_reading(burnt, shape, second + 0.5, work)
                off = len(sentence) - right(found, sentence)
                missed += off
                if off:
                    print(f"    {sentence}\n    {found}  ({off})")
            total = sum(map(len, SENTENCES))
            letters, wrong = letters + total, wrong + missed
            print(f"{film.name if film else 'made here':40} {shape:8} {100 * (1 - missed / total):5.1f} % of {total} characters", flush=True)
    share = 1 - wrong / letters
    print(f"{100 * share:.2f} % of {letters} characters were read")
    sys.exit(0 if share >= ENOUGH else 1)


if __name__ == "__main__":
    main()
