#!/usr/bin/env python3
"""What is promised before a video is made, against what comes: size and time.

Usage: bench_promise.py SUNTING FILM... ; each FILM, a media file or a project, is foreseen and made three times with a
store of its own: for WhatsApp, for YouTube, and within 16 MB. Prints a table; exits with 1 where sizes are promised
worse than within 8 % in the middle and 20 % at worst.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WISHES = {
    "whatsapp": ["--for", "whatsapp"],
    "youtube": ["--for", "youtube"],
    "16 MB": ["--for", "whatsapp-file", "--max-size", "16MB"],
}
MIDDLE, WORST = 0.08, 0.20
# Joining and looking at a short film takes as long as making it, and nobody waits for either.
NOTICED_S = 5.0


def answer(sunting, *arguments):
    run = subprocess.run([sunting, "--json", *map(str, arguments)], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def error(promised, made):
    return promised / made - 1.0


def measured(sunting, film, wish, folder):
    asked = ["export", film, *wish, "--store", folder / "store"]
    promised = answer(sunting, *asked, "--dry-run")
    made = answer(sunting, *asked, "-o", folder / "made.mp4", "--force")
    return promised, made


def summary(name, errors):
    sizes = sorted(abs(value) for value in errors)
    middle, worst = statistics.median(sizes), sizes[-1]
    print(f"{name}: middle {middle:.1%}, worst {worst:.1%} of {len(sizes)}")
    return middle <= MIDDLE and worst <= WORST


def main(sunting, films):
    print(f"{'film':38} {'for':9} {'promised':>20} {'made':>20} {'size':>7} {'time':>7}")
    sizes, times = [], []
    for film in films:
        for name, wish in WISHES.items():
            with tempfile.TemporaryDirectory() as folder:
                promised, made = measured(sunting, film, wish, Path(folder))
            sizes.append(error(promised["size_bytes"], made["size_bytes"]))
            late = error(promised["seconds"], made["seconds"])
            if max(promised["seconds"], made["seconds"]) >= NOTICED_S:
                times.append(late)
            told = [f"{row['height']}p {row['size_bytes'] / 1e6:6.2f} MB {row['seconds']:5.1f} s" for row in (promised, made)]
            print(f"{Path(film).stem[-38:]:38} {name:9} {told[0]:>20} {told[1]:>20} {sizes[-1]:+7.1%} {late:+7.1%}", flush=True)
    is_kept = summary("size", sizes)
    if times:
        summary(f"time, from {NOTICED_S:.0f} s on", times)
    return 0 if is_kept else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
