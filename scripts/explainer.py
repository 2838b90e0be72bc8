#!/usr/bin/env python3
"""A whole explainer of 92 seconds by the command line: every template and five charts, in an office's colours.

usage: explainer.py SUNTING OUT [CLIP...]

Takes the clips as footage, or makes some. Tables, logo and words lie in scripts/explainer/. Writes film.sunting, a film
for WhatsApp in 16:9 and one for Reels in 9:16, and a contact sheet of each, into OUT.
"""
import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

SUNTING, OUT, CLIPS = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), [Path(clip).resolve() for clip in sys.argv[3:]]
HERE = Path(__file__).resolve().parent / "explainer"
FILM = json.loads((HERE / "film.json").read_text())
# What is made where no footage is given: calm colours that move, as seen out of focus.
GRADIENTS = ["0x4E6E5D:0xC8A97E", "0x3C5A78:0xB9C7CF", "0x7A5C49:0xD9C6A5", "0x2F4F4F:0x9FB8A3"]


def sunting(*arguments):
    done = subprocess.run([SUNTING, "--json", "--force", "--quiet", *arguments], cwd=OUT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(argument) for argument in arguments)}: {done.stderr}{done.stdout}")
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}


def footage():
    if CLIPS:
        return CLIPS
    made = []
    for index, colors in enumerate(GRADIENTS):
        path = OUT / f"rekaman-{index + 1}.mp4"
        first, second = colors.split(":")
        source = f"gradients=size=1920x1080:rate=30:c0={first}:c1={second}:nb_colors=2:speed=0.02:seed={index}"
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-t", "24", "-c:v",
                        "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p", path], check=True)
        made.append(path)
    return made


def table(name):
    with open(HERE / name, newline="") as file:
        columns, *rows = csv.reader(file, delimiter=";")
    return {"columns": columns, "rows": rows}


def graphic(own):
    graphic = {"template": own["template"], "fields": own["fields"]}
    if "csv" in own:
        graphic["table"] = table(own["csv"])
    return graphic


def seconds(text):
    return float(text)


def edits():
    kit = json.loads((OUT / "kantor.kantor").read_text())["kit"]
    all_edits = [{"edit": "set_graphics_look", "look": {"kit": kit}}]
    for own in FILM["graphics"]:
        length = f"{seconds(own['to']) - seconds(own['at']):g}"
        all_edits.append({"edit": "add_graphic", "at": own["at"], "duration": length, "graphic": graphic(own)})
    all_edits.append({"edit": "add_captions", "captions": FILM["captions"]})
    all_edits.append({"edit": "remove_range", "start": str(FILM["seconds"]), "end": str(10 ** 4)})
    return all_edits


def contact_sheet(film, sheet, columns, width):
    """Each graphic late in its time, when it stands."""
    stills = OUT / "stills"
    shutil.rmtree(stills, ignore_errors=True)
    stills.mkdir()
    for index, own in enumerate(FILM["graphics"]):
        at = seconds(own["to"]) - 0.9
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-ss", str(at), "-i", film, "-frames:v", "1", "-vf",
                        f"scale={width}:-2", stills / f"{index:02}.png"], cwd=OUT, check=True)
    rows = -(-len(FILM["graphics"]) // columns)
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", stills / "%02d.png", "-vf",
                    f"tile={columns}x{rows}:padding=8:margin=8:color=white", "-frames:v", "1", "-q:v", "4", sheet],
                   cwd=OUT, check=True)
    shutil.rmtree(stills)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    clips = footage()
    length, whole = 0.0, []
    while length < FILM["seconds"]:
        clip = clips[len(whole) % len(clips)]
        whole.append(clip)
        length += sunting("probe", clip)["duration"]
    shutil.copy(HERE / "logo.svg", OUT / "logo.svg")
    sunting("brand", "logo.svg", "--name", FILM["office"], "-o", "kantor.kantor")
    sunting("project", "new", *whole, "-o", "film.sunting")
    (OUT / "edits.json").write_text(json.dumps(edits(), indent=1))
    sunting("project", "apply", "film.sunting", "edits.json")
    for purpose, name, columns, width in (("whatsapp", "film-16x9", 4, 480), ("instagram-reels", "film-9x16", 6, 270)):
        made = sunting("export", "film.sunting", "--for", purpose, "-o", f"{name}.mp4")
        contact_sheet(f"{name}.mp4", f"{name}.jpg", columns, width)
        print(f"{name}.mp4: {made['width']}x{made['height']}, {made['duration']:.1f} s, {made['size_bytes']:,} bytes, "
              f"made in {made['seconds']:.1f} s")


if __name__ == "__main__":
    main()
