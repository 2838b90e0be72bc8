"""What is played: films whose pictures carry their numbers, and projects made of them."""
import json
import shutil
import subprocess
from typing import NamedTuple

from fixtures import make_film

SECOND = 705_600_000


class Clip(NamedTuple):
    """A film, by what is heavy about it."""
    title: str
    size: tuple = (1920, 1080)
    rate: int = 30
    more: tuple = ()


USUAL = Clip("H.264 1080p30, GOP 30", more=("-b:v", "14M"))
CLIPS = {
    "rare": Clip("GOP 250 with B-frames", more=("-g", "250", "-keyint_min", "250", "-sc_threshold", "0", "-bf", "3")),
    "fast": Clip("1080p60", rate=60, more=("-b:v", "20M")),
    "deep": Clip("HEVC 10-bit", more=("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error",
                                      "-b:v", "12M", "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1")),
    # Time stamps as of a phone that waits for light.
    "portrait": Clip("variable-rate portrait", (1080, 1920),
                     more=("-b:v", "14M", "-bsf:v", "setts=ts=TS+mod(N\\,3)*0.008/TB")),
}


class Material:
    """Films and projects in a folder, and copies of them in a desk's home."""
    # Pictures between two beeps of the usual film.
    beep_every = 60

    def __init__(self, sunting, folder, quick):
        self.sunting, self.folder, self.seconds = sunting, folder, 10 if quick else 20
        self.films = {}
        for name, clip in {"usual": USUAL, **CLIPS}.items():
            self.films[name] = folder / f"{name}.mp4"
            make_film(self.films[name], self.seconds, *clip.size, clip.rate, clip.more)
        self.many = [folder / f"VID_20261124_{number:06}.mp4" for number in range(101500, 101530)]
        for number, film in enumerate(self.many):
            make_film(film, 2, 320, 180, 30, ["-metadata", f"title={number}"])
        self.captioned_file = self.project("Bersubtitel", self.sentences(self.seconds // 2, 2))
        self.big_file = self.project("Besar", self.sentences(2000, 1.5), pieces=1000)

    def copied(self, desk, name):
        """A film in a home's downloads."""
        return shutil.copy(self.films[name], desk.place("DOWNLOAD"))

    def opened(self, desk):
        """The project of an hour in a home, with its film."""
        return self.in_home(desk, self.big_file)

    def captioned(self, desk):
        """The usual film with subtitles."""
        return self.in_home(desk, self.captioned_file)

    def in_home(self, desk, project):
        folder = desk.place("DOCUMENTS") / "Sunting" / project.stem
        folder.mkdir(parents=True)
        shutil.copy(self.films["usual"], folder)
        return shutil.copy(project, folder)

    @staticmethod
    def sentences(count, every_s):
        return [{"start": str(index * every_s), "end": str((index + 0.8) * every_s),
                 "text": f"Kalimat nomor {index + 1} di sini"} for index in range(count)]

    def run(self, *words):
        command = [self.sunting, "--quiet", "--force", *map(str, words)]
        subprocess.run(command, check=True, capture_output=True)

    def project(self, name, sentences, pieces=0):
        """A project of the usual film; as an hour of pieces of it, when they are wanted."""
        file = self.folder / f"{name}.sunting"
        self.run("project", "new", self.films["usual"], "-o", file)
        if pieces:
            content = json.loads(file.read_text())
            self.cut(content, pieces)
            file.write_text(json.dumps(content))
        edits = self.folder / "edits.json"
        edits.write_text(json.dumps([{"edit": "add_captions", "captions": sentences}]))
        self.run("project", "apply", file, edits)
        return file

    def cut(self, content, pieces):
        video = next(track for track in content["tracks"] if track["kind"] == "video")
        pattern, first_id, clips = video["clips"][0], content["next_id"], []
        for index in range(pieces):
            clip = json.loads(json.dumps(pattern))
            clip["id"] = first_id + index
            clip["timeline_range"] = {"start": index * 3 * SECOND, "end": (index + 1) * 3 * SECOND}
            clip["content"]["source_start"] = index * 4 % (self.seconds - 4) * SECOND
            clips.append(clip)
        video["clips"], content["next_id"] = clips, first_id + pieces
