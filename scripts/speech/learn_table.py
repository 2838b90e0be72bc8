#!/usr/bin/env python3
"""Remakes crates/speech/src/table.rs, what the sounds of Indonesian are like, from speech of espeak-ng.

usage: learn_table.py > crates/speech/src/table.rs    (in the folder of Cargo.toml; needs espeak-ng, ffmpeg and cargo)

Eight voices say the sentences of sentences_learn.txt, in silence, in noise, over music and in a room; espeak-ng tells
where each sound begins. Nothing of it is a recording of somebody.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from espeak import Espeak
from rooms import ROOMS, in_room, write_wav

HERE = Path(__file__).resolve().parent
VOICES = ["id", "id+f2", "id+m1", "id+m4", "id+f4", "ms+f2", "ms+m2", "ms"]
# What espeak-ng calls a sound, and what it is called here; what is not listed is called alike.
NAMES = {"@": "e", "E": "e", "e": "e", "O": "o", "I": "i", "U": "u", "N": "ng", "n^": "n", "S": "sy", "C": "sy", "x": "h",
         "tS": "c", "dZ": "j", "R": "r", "R2": "r", "r": "r", "*": "r", "j": "y", "v": "f", "a#": "a", "V": "a"}
# Two sounds in one.
PAIRS = {"aI": ("a", "y"), "aU": ("a", "w"), "OI": ("o", "y")}


def labels(sounds, end):
    """Each sound with the sample at which it begins."""
    rows = []
    for (name, start), (_, following) in zip(sounds, sounds[1:] + [("", end)]):
        if name in PAIRS:
            first, second = PAIRS[name]
            rows += [(start, first), ((start + following) // 2, second)]
        else:
            rows.append((start, NAMES.get(name, name)))
    return rows + [(end, "_")]


def main():
    espeak = Espeak()
    text = (HERE / "sentences_learn.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="sunting-table-") as work:
        for number, voice in enumerate(VOICES):
            speech = espeak.say(text, voice, 130 + 8 * number)
            for room in ROOMS:
                name = Path(work) / f"{voice}-{room}"
                write_wav(f"{name}.wav", in_room(speech.samples, room, espeak.sample_rate), espeak.sample_rate)
                rows = labels(speech.sounds, len(speech.samples))
                Path(f"{name}.txt").write_text("".join(f"{at} {sound}\n" for at, sound in rows), encoding="utf-8")
        command = ["cargo", "run", "--quiet", "--locked", "--profile", "ci", "-p", "sunting-speech", "--example", "learn_table", work]
        sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
