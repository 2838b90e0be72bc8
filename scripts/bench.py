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
    memory(clip)
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    name = time.strftime("%Y-%m-%d-%H%M") + ".md"
    (results / name).write_text("\n".join(LINES) + "\n")
    print(f"\nWritten to bench-results/{name}")


try:
    main()
finally:
    shutil.rmtree(WORK, ignore_errors=True)
