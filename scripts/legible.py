#!/usr/bin/env python3
"""Whether every template can be read at 480 lines: an OCR (tesseract, Indonesian) reads it back from footage.

usage: legible.py SUNTING [FOOTAGE]

Each template is filled with its examples, then with the longest texts that its fields ask for, and drawn over a frame
at 854x480 and 480x854. Says how many words were read, each that was not, and fails below 95 %. Without footage a frame of
fine, noisy detail is made.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SUNTING = Path(sys.argv[1]).resolve()
ENOUGH = 0.95
# Enlarged for the OCR, which was made for paper at 300 dpi; nothing is sharpened.
ENLARGED = 3
# What is no word to be read: the draft's clock runs, and a logo is a picture.
NO_WORDS = {"logo-di-sudut"}
# Plain words of all lengths, as policies have them.
WORDS = ("layanan warga kota untuk semua keluarga dengan dokumen asli pendaftaran kelurahan mulai hari senin di kantor "
         "kependudukan gratis tanpa biaya bagi penerima manfaat program perlindungan sosial daerah").split()


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)}: {done.stderr}{done.stdout}")
    return done.stdout


def long_text(most):
    """Words that come as near to that many characters as they can."""
    text, index = "", 0
    while index < 200:
        longer = f"{text} {WORDS[index % len(WORDS)]}".strip()
        if len(longer) > most:
            break
        text, index = longer, index + 1
    return text or WORDS[0][:most]


def is_words(field):
    return field["kind"] == "text" and (field.get("most_characters") or 0) >= 8


def filled(field, longest):
    """What is typed into a field: one text a row of a list, one text else."""
    example = field.get("example") or ""
    if field["kind"] != "list":
        return [long_text(field["most_characters"]) if longest and is_words(field) and field["name"] != "angka" else example]
    rows = example.split("\n")
    if not longest:
        return rows
    parts = field["parts"]
    # A page of the longest rows holds the fewest of them.
    count = max(field["least"], 1)
    given = [row.split("|") for row in rows]

    def cell(row, column, part):
        own = given[row % len(given)]
        return long_text(part["most_characters"]) if is_words(part) else (own[column] if column < len(own) else "")

    return ["|".join(cell(row, column, part) for column, part in enumerate(parts)) for row in range(count)]


def words(text):
    return [word for word in re.split(r"[^0-9a-z]+", text.lower()) if len(word) > 1]


def wanted(template, values):
    """The words that a reader has to find."""
    found = []
    for field in template["fields"]:
        for row in values.get(field["name"], []):
            if field["kind"] == "text":
                found += words(row)
            elif field["kind"] == "list":
                cells = zip(field["parts"], row.split("|"))
                found += [word for part, cell in cells if part["kind"] == "text" for word in words(cell)]
    return found


def read(picture):
    large = picture.with_name("large.png")
    run("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", picture, "-vf", f"scale=iw*{ENLARGED}:-1:flags=lanczos", large)
    # Scattered words, blocks, and light words on dark panels are each read best in another way.
    turned = picture.with_name("turned.png")
    run("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", large, "-vf", "negate", turned)
    texts = [run("tesseract", page, "-", "-l", "ind", "--psm", mode) for page in (large, turned) for mode in ("11", "3")]
    return words(" ".join(texts)), "".join("".join(words(text)) for text in texts)


def main():
    work = Path(tempfile.mkdtemp(prefix="sunting-legible-"))
    footage = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else work / "footage.png"
    if len(sys.argv) <= 2:
        run("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "mandelbrot=size=1920x1080:end_scale=0.02",
            "-vf", "noise=alls=20:allf=t", "-frames:v", "1", footage)
    total = missed_words = 0
    for template in json.loads(run(SUNTING, "--json", "template", "list"))["templates"]:
        if template["id"] in NO_WORDS:
            continue
        for shape in ("16:9", "9:16"):
            for longest in (False, True):
                values = {field["name"]: filled(field, longest) for field in template["fields"]}
                typed = [f"{name}={text}" for name, rows in values.items() for text in rows if text]
                fields = [part for text in typed for part in ("--field", text)]
                picture = work / "picture.png"
                run(SUNTING, "--quiet", "--force", "graphic", template["id"], *fields, "--shape", shape, "--height", "480",
                    "--over", footage, "-o", picture)
                found, run_together = read(picture)
                expected = wanted(template, values)
                missed = [word for word in expected if word not in found and word not in run_together]
                total, missed_words = total + len(expected), missed_words + len(missed)
                kind = "longest" if longest else "example"
                print(f"{template['id']:22} {shape:5} {kind:8} {len(expected) - len(missed):3} of {len(expected):3}  {' '.join(missed)}",
                      flush=True)
    share = 1 - missed_words / total
    print(f"{100 * share:.1f} % of {total} words were read")
    sys.exit(0 if share >= ENOUGH else 1)


if __name__ == "__main__":
    main()
