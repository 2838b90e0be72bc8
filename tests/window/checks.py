"""What came of it: the project's file and journal, made videos, the clipboard."""
import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

TICKS_PER_S = 705_600_000
WHATSAPP_BYTES = 16_000_000


@dataclass(frozen=True)
class Piece:
    """A clip of the storyline: where it lies and what it shows, in seconds."""
    start: float
    end: float
    source: float

    @property
    def length(self):
        return self.end - self.start


class Graphic:
    """A title, card or chart of a project."""

    def __init__(self, clip):
        content = clip["content"]
        self.start, self.end = (clip["timeline_range"][edge] / TICKS_PER_S for edge in ("start", "end"))
        self.template, self.fields = content["template"], content.get("fields", {})
        self.table, self.place = content.get("table"), content.get("place", {})


class Project:
    """A project as it lies on the disk."""

    def __init__(self, file):
        self.file = Path(file)
        self.content = json.loads(self.file.read_text(encoding="utf-8"))

    def track(self, kind):
        return next((track["clips"] for track in self.content["tracks"] if track["kind"] == kind), [])

    @property
    def pieces(self):
        pieces = []
        for clip in self.track("video"):
            start, end = (clip["timeline_range"][edge] / TICKS_PER_S for edge in ("start", "end"))
            pieces.append(Piece(start, end, clip["content"].get("source_start", 0) / TICKS_PER_S))
        return pieces

    @property
    def duration(self):
        return max((piece.end for piece in self.pieces), default=0.0)

    @property
    def size_px(self):
        """Of the video's picture: width and height."""
        return self.content["canvas"]["width_px"], self.content["canvas"]["height_px"]

    @property
    def captions(self):
        """The words of subtitles and when they are seen, in their order."""
        rows = []
        for clip in self.track("text"):
            start, end = (clip["timeline_range"][edge] / TICKS_PER_S for edge in ("start", "end"))
            rows.append((clip["content"]["text"], start, end))
        return sorted(rows, key=lambda row: row[1])

    @property
    def graphics(self):
        """Titles, cards and charts in their order: what was filled in, with times in seconds."""
        clips = self.track("graphic")
        return [Graphic(clip) for clip in sorted(clips, key=lambda clip: clip["timeline_range"]["start"])]

    @property
    def kit(self):
        """Colours and logo of the office, if there are any."""
        return self.content.get("graphics_look", {}).get("kit")


def saved(folder, is_right, patience_s=15):
    """The only project below a folder, once what it says is right."""
    give_up = time.monotonic() + patience_s
    while True:
        files = sorted(file for file in Path(folder).glob("*/[!.]*.sunting") if file.is_file())
        project = Project(files[0]) if files else None
        if project and is_right(project):
            return project
        if time.monotonic() > give_up:
            held = [project.pieces, project.captions] if project else "no project"
            raise AssertionError(f"the project on the disk is not what was done: {held}")
        time.sleep(0.1)


def journal(project):
    """The steps since the last save."""
    path = project.file.parent / ".sunting" / project.file.stem / "journal"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [json.loads(line.split(" ", 1)[1]) for line in lines]


def probe(path):
    """What ffprobe says of a file: the video stream with the container's duration."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", str(path)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    video = next(stream for stream in found["streams"] if stream["codec_type"] == "video")
    has_sound = any(stream["codec_type"] == "audio" for stream in found["streams"])
    return video | {"duration": float(found["format"]["duration"]), "has_sound": has_sound}


def check_whatsapp(path, duration):
    """A file that WhatsApp takes and that lasts so long."""
    video = probe(path)
    expected = {"codec_name": "h264", "profile": "Main", "has_b_frames": 0, "pix_fmt": "yuv420p", "has_sound": True}
    found = {key: video[key] for key in expected}
    assert found == expected, f"{path.name}: {found}"
    assert path.stat().st_size <= WHATSAPP_BYTES, f"{path.name} has {path.stat().st_size} bytes"
    assert abs(video["duration"] - duration) < 0.1, f"{path.name} lasts {video['duration']} s instead of {duration}"


def copied_files(environment):
    """The files on the clipboard."""
    command = ["xclip", "-selection", "clipboard", "-o", "-t", "text/uri-list"]
    text = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=10).stdout
    return [Path(unquote(urlparse(line).path)) for line in text.split() if line.startswith("file:")]
