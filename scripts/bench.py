#!/usr/bin/env python3
"""Sunting beside ffmpeg on the same input: ratios of time, CPU and memory, with sizes and quality beside them.

usage: bench.py SUNTING [PAIRS]

Runs are interleaved, figures are medians. Absolute times mean little on a shared machine; ratios mean more. The clip is
made from the corpus when that lies beside the project, else from test patterns. Results go to stdout and to
bench-results/.
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUNTING = Path(sys.argv[1]).resolve()
PAIRS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
WORK = Path(tempfile.mkdtemp(prefix="sunting-bench-"))
# The options of our own default export, for an encode that differs in nothing but the program.
SAME = "-preset faster -crf 26 -profile:v high -refs 2 -bf 3 -g 250"
LINES = []


def say(line=""):
    print(line, flush=True)
    LINES.append(line)


def run(command):
    """Wall seconds, CPU seconds and peak resident megabytes of one command."""
    started = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: {error.decode(errors='replace')}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def medians(rows):
    return [statistics.median(column) for column in zip(*rows)]


def make_clip(path, loops):
    maker = SHARED / "bench" / "make_clip.sh"
    if maker.exists():
        run(["bash", maker, path, loops])
        return
    one = WORK / "one.mp4"
    if not one.exists():
        run(["ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", "mandelbrot=size=1920x1080:rate=30:end_scale=0.01",
             "-f", "lavfi", "-i", "sine=frequency=330", "-t", 60, "-c:v", "libx264", "-preset", "veryfast", "-bf", 0,
             "-g", 30, "-b:v", "16M", "-pix_fmt", "yuv420p", "-c:a", "aac", one])
    run(["ffmpeg", "-y", "-v", "error", "-stream_loop", loops - 1, "-i", one, "-c", "copy", path])


def sunting_export(clip, output, *options):
    shutil.rmtree(WORK / "store", ignore_errors=True)
    return run([SUNTING, "--quiet", "--force", "--store", WORK / "store", "export", clip, *options, "-o", output])


def ffmpeg_export(clip, output, options, scaler, size):
    return run(["ffmpeg", "-nostdin", "-y", "-v", "error", "-i", clip, "-vf", f"scale={size}:flags={scaler}",
                "-c:v", "libx264", *options.split(), "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k",
                "-movflags", "+faststart", output])


def quality_tool():
    """An ffmpeg with VMAF, when the Python package imageio-ffmpeg brings one."""
    try:
        import imageio_ffmpeg
        return imageio_ffmpeg.get_ffmpeg_exe()
    except ImportError:
        return None


def quality(clip, output):
    tool = quality_tool()
    both = "[0:v]scale=1920:1080:flags=bicubic[a];[1:v]scale=1920:1080:flags=bicubic[b];[a][b]"
    if tool:
        graph = both + "libvmaf=model=version=vmaf_v0.6.1\\\\:enable_transform=true:n_threads=2:n_subsample=5"
        text = subprocess.run([tool, "-nostdin", "-i", output, "-i", clip, "-lavfi", graph, "-f", "null", "-"],
                              capture_output=True, text=True).stderr
        found = re.search(r"VMAF score: ([\d.]+)", text)
        return f"VMAF {float(found[1]):.2f}" if found else "?"
    text = subprocess.run(["ffmpeg", "-nostdin", "-i", output, "-i", clip, "-lavfi", both + "ssim", "-f", "null", "-"],
                          capture_output=True, text=True).stderr
    found = re.search(r"All:([\d.]+)", text)
    return f"SSIM {float(found[1]):.4f}" if found else "?"


def compare(title, ours, theirs, clip):
    """Interleaved pairs of two exports, given as functions that take an output path."""
    rows = {"a": [], "b": []}
    for _ in range(PAIRS):
        rows["a"].append(ours(WORK / "a.mp4"))
        rows["b"].append(theirs(WORK / "b.mp4"))
    a, b = medians(rows["a"]), medians(rows["b"])
    sizes = [(WORK / name).stat().st_size for name in ("a.mp4", "b.mp4")]
    say(f"| {title} | {a[0] / b[0]:.2f} | {a[1] / b[1]:.2f} | {a[2]:.0f} / {b[2]:.0f} MB | "
        f"{sizes[0] / 1e6:.2f} / {sizes[1] / 1e6:.2f} MB | {quality(clip, WORK / 'a.mp4')} / {quality(clip, WORK / 'b.mp4')} |")
    return a


def reuse(clip):
    first = sunting_export(clip, WORK / "a.mp4", "--height", 480)[0]
    again = run([SUNTING, "--quiet", "--force", "--store", WORK / "store", "export", clip, "--height", 480, "-o", WORK / "a.mp4"])[0]
    say(f"- The same export again: {again:.2f} s after {first:.2f} s ({100 * again / first:.1f} %).")


def start_up():
    ours = statistics.median(run([SUNTING, "--help"])[0] for _ in range(15))
    theirs = statistics.median(run(["ffprobe", "-version"])[0] for _ in range(15))
    say(f"- `sunting --help` against `ffprobe -version`: {1000 * ours:.0f} / {1000 * theirs:.0f} ms ({ours / theirs:.2f}).")


def probing():
    folder = SHARED / "corpus"
    files = [path for part in ("natural", "phone", "formats") for path in sorted((folder / part).glob("*"))] if folder.is_dir() else []
    ratios, slowest = [], 0.0
    for path in files:
        try:
            ours = min(run([SUNTING, "--quiet", "probe", path])[0] for _ in range(3))
            theirs = min(run(["ffprobe", "-v", "error", "-show_format", "-show_streams", "-count_packets", path])[0] for _ in range(3))
        except SystemExit:
            continue
        ratios.append(ours / theirs)
        slowest = max(slowest, ours)
    if ratios:
        say(f"- `probe` against `ffprobe -count_packets`, {len(ratios)} files: median {statistics.median(ratios):.2f}, slowest file {slowest:.2f} s.")


def seeking(clip):
    times = []
    for at in (3.3, 17.9, 31.7, 44.1, 55.5):
        times.append(run([SUNTING, "--quiet", "--force", "frame", clip, "--at", at, "-o", WORK / "f.png"])[0])
    say(f"- One exact frame of 1080p as PNG, whole program: {1000 * statistics.median(times):.0f} ms.")


def editing(clip):
    """A letter typed into a graphic until it is on the stage, and what fifty graphics add to opening a project."""
    told = subprocess.run([SUNTING.parent / "examples" / "edit_bench", clip], capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        say(f"- {line}.")


def memory(short):
    full = sunting_export(short, WORK / "a.mp4", "--speed", "balanced")[2]
    small = sunting_export(short, WORK / "a.mp4", "--height", 480)[2]
    long_clip = WORK / "long.mp4"
    make_clip(long_clip, 25)
    minute = WORK / "minute.mp4"
    run(["ffmpeg", "-y", "-v", "error", "-i", short, "-t", 60, "-c", "copy", minute])
    peaks = [sunting_export(clip, WORK / "a.mp4", "--height", 144, "--speed", "fast")[2] for clip in (minute, long_clip)]
    say(f"- Peak memory: 1080p to 480p {small:.0f} MB, 1080p to 1080p {full:.0f} MB; to 144p, one minute {peaks[0]:.0f} MB, "
        f"half an hour {peaks[1]:.0f} MB ({peaks[1] / peaks[0]:.2f}).")


def blurred_sides(clip):
    """A portrait clip in a landscape film: with blurred sides, and on black."""
    upright, edits = WORK / "upright.mp4", WORK / "edits.json"
    run(["ffmpeg", "-y", "-v", "error", "-i", clip, "-t", 20, "-vf", "transpose=1", "-c:v", "libx264", "-preset", "veryfast",
         "-crf", 20, "-c:a", "copy", upright])
    cpu = {}
    for mode in ("fit", "blurred_sides"):
        project = WORK / f"{mode}.sunting"
        run([SUNTING, "--quiet", "--force", "project", "new", upright, "-o", project])
        shape = {"width_px": 1280, "height_px": 720, "frame_rate": json.loads(project.read_text())["canvas"]["frame_rate"], "sample_rate": 48000}
        clips = json.loads(project.read_text())["tracks"][0]["clips"]
        placed = [{"edit": "set_placement", "clip": own["id"], "placement": {"mode": mode}} for own in clips]
        edits.write_text(json.dumps([{"edit": "set_canvas", "canvas": shape}, *placed]))
        run([SUNTING, "--quiet", "project", "apply", project, edits])
        cpu[mode] = statistics.median(sunting_export(project, WORK / "a.mp4")[1] for _ in range(PAIRS))
    say(f"- Portrait in landscape, 720 lines: CPU with blurred sides {cpu['blurred_sides'] / cpu['fit']:.2f} times that on black.")


def film_of(clip, name, edits):
    """A project that shows the clip, with those edits."""
    project, file = WORK / f"{name}.sunting", WORK / "edits.json"
    run([SUNTING, "--quiet", "--force", "project", "new", clip, "-o", project])
    file.write_text(json.dumps(edits))
    run([SUNTING, "--quiet", "project", "apply", project, file])
    return project


def graphics(clip):
    """What a name, a logo and subtitles over the whole film cost, and charts that fill the picture."""
    logo, kit = WORK / "logo.svg", WORK / "office.kantor"
    logo.write_text((ROOT / "scripts/explainer/logo.svg").read_text())
    run([SUNTING, "--quiet", "--force", "brand", logo, "--name", "Kota Contoh", "-o", kit])
    look = {"kit": json.loads(kit.read_text())["kit"], "corner_logo": {}}
    seconds = 60
    name = {"template": "nama-dan-jabatan", "fields": {"nama": "Dra. Siti Rahmawati, M.Si.", "jabatan": "Kepala Dinas"}}
    names = [{"edit": "add_graphic", "at": str(at), "duration": "6", "graphic": name} for at in range(0, seconds, 6)]
    said = "Layanan ini gratis dan selesai dalam sepuluh menit."
    captions = [{"start": f"{at}.2", "end": str(at + 3), "text": said} for at in range(0, seconds, 3)]
    rows = [[month, str(1000 + 180 * index)] for index, month in enumerate(("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"))]
    chart = {"template": "grafik-batang", "fields": {"judul": "Kunjungan naik", "satuan": "Orang, 2026", "sumber": "Contoh"},
             "table": {"columns": ["Bulan", "Kunjungan"], "rows": rows}}
    charts = [{"edit": "add_graphic", "at": str(at), "duration": "6", "graphic": chart} for at in range(0, seconds, 6)]
    films = {
        "bare": film_of(clip, "bare", []),
        "dressed": film_of(clip, "dressed", [{"edit": "set_graphics_look", "look": look}, *names, {"edit": "add_captions", "captions": captions}]),
        "charts": film_of(clip, "charts", charts),
    }
    rows = {name: [] for name in films}
    for _ in range(PAIRS):
        for name, film in films.items():
            rows[name].append(sunting_export(film, WORK / "a.mp4", "--height", 480)[:2])
    wall, cpu = ({name: statistics.median(row[part] for row in own) for name, own in rows.items()} for part in (0, 1))
    for name, words in (("dressed", "names, corner logo and subtitles throughout"), ("charts", "ten charts that grow, one after the other")):
        say(f"- 1080p to 480p with {words}: {wall['bare'] / wall[name]:.2f} of the bare film's speed, {cpu['bare'] / cpu[name]:.2f} by CPU.")


MELT_FILM = """<mlt><profile width="1280" height="720" progressive="1" sample_aspect_num="1" sample_aspect_den="1"
 display_aspect_num="16" display_aspect_den="9" frame_rate_num="30" frame_rate_den="1" colorspace="709"/>
{producers}<playlist id="film">{entries}</playlist>
<producer id="music"><property name="resource">{music}</property></producer>
<playlist id="below"><entry producer="music" in="0" out="{last}"/></playlist>
<producer id="empty" in="0" out="{last}"><property name="mlt_service">color</property><property name="resource">#00000000</property></producer>
<tractor id="all" in="0" out="{last}"><track producer="film"/><track producer="below" hide="video"/>
<transition mlt_service="mix" in="0" out="{last}"><property name="a_track">0</property><property name="b_track">1</property>
<property name="sum">1</property></transition>
{titles}</tractor></mlt>"""
MELT_TITLE = """<filter mlt_service="dynamictext" in="{first}" out="{last}"><property name="argument">{words}</property>
<property name="geometry">5%/75%:60%x18%:100</property><property name="size">72</property><property name="fgcolour">#ffffffff</property>
<property name="bgcolour">#ff0b4a6f</property></filter>"""


def against_melt(clip):
    """The same film by melt: three clips, two titles, music below."""
    if not shutil.which("melt"):
        say("- melt is not installed; its film was not made.")
        return
    music = WORK / "music.wav"
    run(["ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=220", "-t", 30, music])
    parts, rate = [(0, 10), (20, 30), (40, 50)], 30
    last = 30 * rate - 1
    producers = "".join(f'<producer id="p{index}"><property name="resource">{clip}</property></producer>' for index in range(3))
    entries = "".join(f'<entry producer="p{index}" in="{first * rate}" out="{end * rate - 1}"/>' for index, (first, end) in enumerate(parts))
    words = ["Cara mengaktifkan identitas digital", "Dra. Siti Rahmawati, M.Si."]
    titles = "".join(MELT_TITLE.format(first=at * rate, last=(at + 5) * rate - 1, words=text) for at, text in zip((1, 12), words))
    film = WORK / "film.mlt"
    film.write_text(MELT_FILM.format(producers=producers, entries=entries, music=music, last=last, titles=titles))
    graphic = [{"template": "judul-pembuka", "fields": {"judul": words[0]}}, {"template": "nama-dan-jabatan", "fields": {"nama": words[1]}}]
    project = film_of(clip, "three", [])
    shape = {"width_px": 1280, "height_px": 720, "frame_rate": json.loads(project.read_text())["canvas"]["frame_rate"], "sample_rate": 48000}
    edits = [{"edit": "remove_range", "start": "50", "end": "1000"}, {"edit": "remove_range", "start": "30", "end": "40"},
             {"edit": "remove_range", "start": "10", "end": "20"}, {"edit": "set_canvas", "canvas": shape},
             *({"edit": "add_graphic", "at": str(at), "duration": "5", "graphic": own} for at, own in zip((1, 12), graphic))]
    run([SUNTING, "--quiet", "--force", "project", "new", clip, music, "-o", project])
    (WORK / "edits.json").write_text(json.dumps(edits))
    run([SUNTING, "--quiet", "project", "apply", project, WORK / "edits.json"])
    rows = []
    for _ in range(PAIRS):
        ours = sunting_export(project, WORK / "a.mp4")[:2]
        theirs = run(["melt", film, "-consumer", f"avformat:{WORK / 'b.mp4'}", "vcodec=libx264", "preset=faster", "crf=24", "acodec=aac",
                      "ab=128k", "real_time=-2"])[:2]
        rows.append((ours[0] / theirs[0], ours[1] / theirs[1]))
    wall, cpu = medians(rows)
    say(f"- Three clips, two titles and music, 720 lines, against `melt`: wall {wall:.2f}, CPU {cpu:.2f}.")


def main():
    clip = WORK / "clip.mp4"
    make_clip(clip, 1)
    say(f"Medians of {PAIRS} interleaved pairs, {os.cpu_count()} cores. Ratios are ours over theirs; below 1 is better.\n")
    say("| 1080p → 480p against | wall | CPU | peak memory | size | quality |")
    say("|---|---|---|---|---|---|")

    def ours(output):
        return sunting_export(clip, output, "--height", 480)

    compare("`ffmpeg -preset medium -crf 26`, bicubic", ours,
            lambda output: ffmpeg_export(clip, output, "-preset medium -crf 26", "bicubic", "854:480"), clip)
    compare("`ffmpeg` with the same x264 options and scaler", ours,
            lambda output: ffmpeg_export(clip, output, SAME, "lanczos", "854:480"), clip)
    say()
    reuse(clip)
    start_up()
    seeking(clip)
    probing()
    blurred_sides(clip)
    graphics(clip)
    editing(clip)
    against_melt(clip)
    memory(clip)
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    name = time.strftime("%Y-%m-%d-%H%M") + ".md"
    (results / name).write_text("\n".join(LINES) + "\n")
    print(f"\nWritten to bench-results/{name}")


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
