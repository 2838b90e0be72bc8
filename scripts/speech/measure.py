#!/usr/bin/env python3
"""How near `sunting cues time` comes to the truth: errors of starts and ends of sentences, and whether it knows its doubts.

usage: measure.py SUNTING [FOLDER]

Voices of espeak-ng say sentences_measure.txt; espeak-ng tells exactly where. Clean, in noise, over music, with echo, with
a sentence left out, an aside, a sentence said twice, beside another script. Fails where clean speech has less than 95 % of
its starts within half a second, or more than one line in fifty is sure and a second off.

FOLDER holds recordings of people, each as x.wav, x.txt (a sentence a line) and x.json (a list of [start, end] in seconds,
null for a sentence that is not spoken); ../shared/corpus is looked through for speech whose words are known.
"""
import array
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from espeak import Espeak
from rooms import in_room, write_wav

HERE = Path(__file__).resolve().parent
SUNTING = Path(sys.argv[1]).resolve()
# Speech of the corpus whose words stand in its list, or in a subtitle beside it; each is one sentence of known place.
CORPUS = HERE.parents[1].parent / "shared" / "corpus"
SUNDANESE = {"pbl-mos-streamlit__sum_04511_00326032573.wav": "Ayeuna stadion jalak harupat tiasa dipilarian dina peta.",
             "pbl-mos-streamlit__sum_04511_00660901768.wav": "Ayeuna omset warung pasta ningkat dugi ka sapuluh juta rupiah."}
ASIDE = "Sebentar, mikrofonnya tadi belum menyala, jadi kita ulangi dari bagian ini saja."
# So far off is wrong, in seconds.
WRONG = 1.0


def loud(samples):
    """From the first to the last sample that is heard."""
    heard = [place for place in range(0, len(samples), 20) if abs(samples[place]) > 130]
    return samples[heard[0]:heard[-1] + 20]


def spoken(espeak, sentences, voice, seed, slowest=140, fastest=175):
    """Sentences with pauses between them; the samples, and where each is in seconds. Letters and numbers are left to espeak-ng."""
    chance, rate = random.Random(seed), espeak.sample_rate
    samples = array.array("h", bytes(2 * int(rate * chance.uniform(0.2, 1.5))))
    places = []
    for sentence in sentences:
        own = loud(espeak.say(sentence, voice, chance.randint(slowest, fastest)).samples)
        places.append((len(samples) / rate, (len(samples) + len(own)) / rate))
        samples.extend(own)
        samples.extend([0] * int(rate * (0 if chance.random() < 0.15 else chance.uniform(0.05, 1.5))))
    samples.extend([0] * rate)
    # No room is without a sound.
    return array.array("h", (sample + chance.randint(-2, 2) for sample in samples)), places


def timed(film, sentences, work):
    script, cues = work / "script.txt", work / "cues.srt"
    script.write_text("\n".join(sentences) + "\n", encoding="utf-8")
    command = [SUNTING, "--json", "--quiet", "--force", "cues", "time", film, "--script", script, "-o", cues]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{film}: {done.stderr}")
    return json.loads(done.stdout)["cues"]


def by_sentence(cues, sentences):
    """The lines of each sentence: together they are its words."""
    waiting = list(cues)
    for sentence in sentences:
        own, words = [], sentence.split()
        while words:
            own.append(waiting.pop(0))
            words = words[len(own[-1]["text"].split()):]
        yield own


class Errors:
    def __init__(self):
        self.starts, self.ends, self.sure, self.sure_and_wrong, self.unspoken, self.unspoken_and_sure = [], [], 0, 0, 0, 0

    def add(self, cues, sentences, truth):
        for lines, place in zip(by_sentence(cues, sentences), truth):
            if place is None:
                self.unspoken += len(lines)
                self.unspoken_and_sure += sum(line["sure"] for line in lines)
                continue
            self.starts.append(lines[0]["spoken_start"] - place[0])
            self.ends.append(lines[-1]["spoken_end"] - place[1])
            self.sure += lines[0]["sure"]
            self.sure_and_wrong += lines[0]["sure"] and abs(self.starts[-1]) > WRONG

    def share(self, errors):
        return 100 * sum(abs(error) <= 0.5 for error in errors) / max(1, len(errors))

    def row(self, name):
        if not self.starts:
            return f"{name:24} {'':45} not spoken {self.unspoken}, sure {self.unspoken_and_sure}"
        middle = [median(abs(error) for error in errors) for errors in (self.starts, self.ends)]
        return (f"{name:24} {len(self.starts):4} starts {middle[0]:.2f} s {self.share(self.starts):5.1f} %  ends {middle[1]:.2f} s "
                f"{self.share(self.ends):5.1f} %  sure {100 * self.sure / len(self.starts):3.0f} %  sure and wrong {self.sure_and_wrong}"
                f"  not spoken {self.unspoken}, sure {self.unspoken_and_sure}")


def of_espeak(work):
    """Name by name: the errors over some voices."""
    espeak, sentences = Espeak(), (HERE / "sentences_measure.txt").read_text(encoding="utf-8").splitlines()
    count = len(sentences)
    order = list(range(count))
    cases = {room: (room, order) for room in ("clean", "echo", "noise-10", "noise-5", "music-10", "music-6")}
    cases["two left out"] = ("clean", [place for place in order if place not in (6, 13)])
    cases["two asides"] = ("clean", order[:5] + [None] + order[5:12] + [None] + order[12:])
    cases["one said twice"] = ("clean", order[:8] + [7] + order[8:])
    results = {}
    for name, (room, said) in cases.items():
        errors = results.setdefault(name, Errors())
        for seed, voice in enumerate(("id+f3", "id+m3", "id")):
            words = [ASIDE if place is None else sentences[place] for place in said]
            samples, places = spoken(espeak, words, voice, seed)
            write_wav(work / "film.wav", in_room(samples, room, espeak.sample_rate), espeak.sample_rate)
            truth = [places[said.index(place)] if place in said else None for place in order]
            errors.add(timed(work / "film.wav", sentences, work), sentences, truth)
    other = results.setdefault("another script", Errors())
    samples, _ = spoken(espeak, (HERE / "sentences_learn.txt").read_text(encoding="utf-8").splitlines()[:count], "id+f3", 1)
    write_wav(work / "film.wav", samples, espeak.sample_rate)
    other.add(timed(work / "film.wav", sentences, work), sentences, [None] * count)
    return results


def of_people(folder, work):
    results = {}
    for film in sorted(folder.glob("*.wav")):
        sentences = film.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        truth = json.loads(film.with_suffix(".json").read_text(encoding="utf-8"))
        errors = results.setdefault(film.stem, Errors())
        errors.add(timed(film, sentences, work), sentences, truth)
    return results


def corpus_rows(work):
    """Where the speech of the corpus is found; where it is, only an ear can say."""
    for name, sentence in SUNDANESE.items():
        if (CORPUS / "speech" / name).exists():
            first = timed(CORPUS / "speech" / name, [sentence], work)[0]
            print(f"{name[:44]:46} {first['spoken_start']:6.2f} to {first['spoken_end']:6.2f} s  sure {first['sure']}")


def main():
    with tempfile.TemporaryDirectory(prefix="sunting-speech-") as folder:
        work = Path(folder)
        results = of_espeak(work)
        if len(sys.argv) > 2:
            results.update(of_people(Path(sys.argv[2]), work))
        for name, errors in results.items():
            print(errors.row(name), flush=True)
        corpus_rows(work)
    spoken_lines = sum(len(errors.starts) + errors.unspoken for errors in results.values())
    wrong = sum(errors.sure_and_wrong + errors.unspoken_and_sure for errors in results.values())
    clean = results["clean"].share(results["clean"].starts)
    print(f"clean: {clean:.1f} % of the starts within 0.5 s; {wrong} of {spoken_lines} lines sure and wrong")
    sys.exit(0 if clean >= 95 and wrong * 50 <= spoken_lines else 1)


if __name__ == "__main__":
    main()
