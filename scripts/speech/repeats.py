#!/usr/bin/env python3
"""Whether sentences that are said twice are told from others: how unlike the same and other sentences are, in four rooms.

usage: repeats.py REPEATS    the example of crates/speech: cargo build -p sunting-speech --example repeats

Voices of espeak-ng say sentences_measure.txt. One in four is said twice, the second time at another speed and pitch; one in
four breaks off and begins again; sentences that differ in a word or two follow each other as well. Subtitles begin and end
up to 0.2 s from where the sentences do. Fails where of clean speech less than nine in ten are found, or one in fifty is taken
for one that it is not.
"""
import array
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from espeak import Espeak
from rooms import in_room

HERE = Path(__file__).resolve().parent
REPEATS = Path(sys.argv[1]).resolve()
RATE = 16_000
VOICES = ["id", "id+f2", "ms+m3"]
PARALLEL = ["Syarat pertama adalah kartu keluarga.", "Syarat kedua adalah akta kelahiran.",
            "Ambil nomor antrean di loket satu.", "Kumpulkan formulir di loket dua.",
            "Senin sampai Kamis buka pukul delapan.", "Hari Jumat buka pukul sembilan."]


def loud(samples):
    heard = [place for place in range(0, len(samples), 20) if abs(samples[place]) > 130]
    return samples[heard[0]:heard[-1] + 20]


def resampled(samples, rate):
    step = rate / RATE
    return array.array("h", (samples[int(at * step)] for at in range(int(len(samples) / step))))


def takes(sentences, chance):
    """What is said: words, and the number of what says it again, if any."""
    said = []
    for sentence in sentences:
        kind = chance.choice(["once", "once", "twice", "broken"])
        words = sentence.split()
        if kind == "twice":
            said.append((sentence, True))
        elif kind == "broken" and len(words) >= 5:
            said.append((" ".join(words[:math.ceil(len(words) * chance.uniform(0.5, 0.8))]), True))
        said.append((sentence, False))
    return said


def recording(espeak, said, voice, chance):
    samples, places = array.array("h", [0] * RATE), []
    for words, _ in said:
        own = loud(espeak.say(words, voice, chance.randint(135, 175), chance.randint(42, 58)).samples)
        own = resampled(own, espeak.sample_rate)
        places.append((len(samples) / RATE, (len(samples) + len(own)) / RATE))
        samples.extend(own)
        samples.extend([0] * int(RATE * chance.uniform(0.25, 1.2)))
    samples.extend([0] * RATE)
    return array.array("h", (sample + chance.randint(-2, 2) for sample in samples)), places


def compared(samples, places, said, with_words, chance, work):
    sound, ranges = work / "sound.raw", work / "ranges.tsv"
    sound.write_bytes(samples.tobytes())
    lines = []
    for (start, end), (words, _) in zip(places, said):
        start, end = start - chance.uniform(0, 0.2), end + chance.uniform(-0.1, 0.2)
        lines.append(f"{max(start, 0):.3f}\t{end:.3f}\t{words if with_words else ''}")
    ranges.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run([REPEATS, sound, ranges], capture_output=True, text=True, check=True)
    return [tuple(float(part) for part in line.split("\t")) for line in done.stdout.splitlines()]


def at(values, part):
    return values[int((len(values) - 1) * part)]


def main():
    espeak, failed = Espeak(), False
    sentences = (HERE / "sentences_measure.txt").read_text(encoding="utf-8").split("\n")
    sentences = [line.strip() for line in sentences if line.strip()] + PARALLEL
    print(f"{'room':14}{'words':8}{'found':>12}{'wrong':>12}   same: median, 95 %   other: 1 %, median")
    with tempfile.TemporaryDirectory(prefix="sunting-repeats-") as folder:
        for room in ["clean", "echo", "noise-10", "music-10"]:
            for with_words in (False, True):
                same, other, found, wrong = [], [], [0, 0], [0, 0]
                for number, voice in enumerate(VOICES):
                    chance = random.Random(number)
                    said = takes(sentences, chance)
                    samples, places = recording(espeak, said, voice, chance)
                    samples = in_room(samples, room, RATE)
                    for earlier, later, distance, is_found in compared(samples, places, said, with_words, chance, Path(folder)):
                        is_same = said[int(earlier)][1] and later == earlier + 1
                        if is_same:
                            found[0] += is_found
                            found[1] += 1
                        else:
                            wrong[0] += is_found
                            wrong[1] += 1
                        if not math.isnan(distance):
                            (same if is_same else other).append(distance)
                same.sort()
                other.sort()
                print(f"{room:14}{'yes' if with_words else 'no':8}{found[0]:6.0f}/{found[1]:<5}{wrong[0]:6.0f}/{wrong[1]:<5}"
                      f"   {at(same, 0.5):.2f} {at(same, 0.95):.2f}             {at(other, 0.01):.2f} {at(other, 0.5):.2f}", flush=True)
                if room == "clean":
                    failed = failed or found[0] < 0.9 * found[1] or 50 * wrong[0] > wrong[1]
    sys.exit(failed)


if __name__ == "__main__":
    main()
