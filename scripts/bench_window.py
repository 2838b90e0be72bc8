#!/usr/bin/python3
"""What the window costs: time to the first picture, memory, idle work, and whether playing keeps up.

usage: bench_window.py EDITOR SUNTING [--quick]

The window runs under Xvfb with software OpenGL, so figures are those of a laptop without a graphics processor; pictures
are read from the screen itself. Nobody listens on the accessibility bus while something is measured. As root, cold starts
(file cache dropped) and a small laptop (cgroup with 0.8 core and 1.2 GB) are measured as well. Tables go to stdout,
everything to bench-results/window.json.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "window"))

from driver import Desk, Editor, until  # noqa: E402
from fixtures import STRIP_PART, make_film, number_in  # noqa: E402
from screen import Screen  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
SETTLE_S = 4
SMALL_LAPTOP = (0.8, 1_200_000_000)
RESULTS = {}


def say(line=""):
    print(line, flush=True)


def note(section, name, value, shown):
    """Keeps a figure and says it."""
    RESULTS.setdefault(section, {})[name] = value
    say(f"| {name} | {shown} |")


def title(section):
    say(f"\n**{section}**\n\n| what | figure |\n|---|---|")


# What the system knows of a process.

def cpu_ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory(pid):
    """Resident, proportional and private dirty megabytes."""
    kilobytes = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, value = line.split(":")
        kilobytes[name] = int(value.split()[0])
    return {short: kilobytes[name] * 1024 / 1e6
            for short, name in (("rss", "Rss"), ("pss", "Pss"), ("dirty", "Private_Dirty"))}


def shown_memory(figures):
    return f"RSS {figures['rss']:.0f} MB, PSS {figures['pss']:.0f} MB, private dirty {figures['dirty']:.0f} MB"


def idle_ticks(pid, seconds=10):
    before = cpu_ticks(pid)
    time.sleep(seconds)
    return cpu_ticks(pid) - before


class SmallLaptop:
    """A control group with little of everything, by either version of the kernel's interface; None where we may not."""

    def __init__(self, cores, bytes_):
        root = Path("/sys/fs/cgroup")
        name = f"sunting-bench-{os.getpid()}"
        if (root / "cgroup.controllers").exists():
            self.folders = [root / name]
            wanted = {root / name / "cpu.max": f"{int(cores * 100_000)} 100000", root / name / "memory.max": bytes_}
        else:
            self.folders = [root / "cpu" / name, root / "memory" / name]
            wanted = {self.folders[0] / "cpu.cfs_period_us": 100_000,
                      self.folders[0] / "cpu.cfs_quota_us": int(cores * 100_000),
                      self.folders[1] / "memory.limit_in_bytes": bytes_}
        for folder in self.folders:
            folder.mkdir()
        for file, value in wanted.items():
            file.write_text(str(value))

    def before(self):
        """Words before a command that put it into the group."""
        joins = "; ".join(f"echo $$ > {folder}/cgroup.procs" for folder in self.folders)
        return ["sh", "-c", f'{joins}; exec "$@"', "sh"]

    def end(self):
        for folder in self.folders:
            for _ in range(20):
                try:
                    folder.rmdir()
                    break
                except OSError:
                    time.sleep(0.1)


# What is on the screen.

def is_painted(screen, places):
    """Whether none of these places is the black of an empty screen any more."""
    return all(any(screen.pixels(x, y, 16, 2)[offset] for offset in range(0, 128, 4)) for x, y in places)


def first_pixels(desk, screen, command, before=()):
    """Seconds from starting a program until it shows something at two ends of its window. The program is ended."""
    places = [(120, 40), (700, 200)]
    until(lambda: not is_painted(screen, places), 10, "an empty screen")
    started = time.monotonic()
    process = desk.spawn([*before, *command])
    while not is_painted(screen, places):
        assert process.poll() is None, f"{command[0]} ended"
        assert time.monotonic() - started < 60, f"{command[0]} shows nothing"
        time.sleep(0.001)
    taken = time.monotonic() - started
    time.sleep(0.3)
    process.kill()
    process.wait()
    return taken


def drop_caches():
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
        return True
    except OSError:
        return False


class Numbers:
    """Reads the numbers of a film's pictures from the stage."""

    def __init__(self, screen, stage):
        self.screen = screen
        # The picture is the largest 16:9 around the middle of its place.
        width = min(stage.width, round(stage.height * 16 / 9))
        height = round(width * 9 / 16)
        self.x, self.width = stage.x + (stage.width - width) // 2, width
        self.y = stage.y + (stage.height - height) // 2 + round(height * STRIP_PART / 2)

    def now(self):
        blue = self.screen.pixels(self.x, self.y, self.width, 1)[::4]
        return number_in(blue, self.width)

    def watch(self, seconds):
        """Numbers that were seen, each with the time it came."""
        seen, last = [], None
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            number = self.now()
            if number is not None and number != last:
                seen.append((time.monotonic(), number))
                last = number
            time.sleep(0.002)
        return seen


def playing_figures(seen, rate):
    """How much of what should have been seen was."""
    if len(seen) < 2:
        return None
    numbers = [number for _, number in seen]
    expected = numbers[-1] - numbers[0] + 1
    gaps = [b - a for (a, _), (b, _) in zip(seen, seen[1:])]
    return {"expected": expected, "dropped": expected - len(set(numbers)), "late": numbers[-1] - numbers[0]
            - round((seen[-1][0] - seen[0][0]) * rate), "longest_gap_ms": 1000 * max(gaps)}


# What is measured.

class Bench:
    """A desk, its screen, and what is looked at on it."""

    def __init__(self, options, folder):
        self.editor_program, self.sunting = options.editor.resolve(), options.sunting.resolve()
        self.quick, self.folder = options.quick, folder
        self.film = folder / "Film.mp4"
        make_film(self.film, 20 if self.quick else 60, 1280, 720, 30, ["-b:v", "8M"])
        self.big = self.make_big_project()
        self.places = {}

    def make_big_project(self, clips=1000, captions=2000):
        """A project of an hour: many pieces of one film, many subtitles."""
        file = self.folder / "Besar.sunting"
        run = lambda *words: subprocess.run([self.sunting, "--quiet", "--force", *map(str, words)], check=True,
                                            capture_output=True)
        run("project", "new", self.film, "-o", file)
        content = json.loads(file.read_text())
        second = 705_600_000
        video = next(track for track in content["tracks"] if track["kind"] == "video")
        pattern = video["clips"][0]
        next_id, pieces = content["next_id"], []
        for index in range(clips):
            clip = json.loads(json.dumps(pattern))
            clip["id"] = next_id + index
            clip["timeline_range"] = {"start": index * 3 * second, "end": (index + 1) * 3 * second}
            clip["content"]["source_start"] = index * 4 % 16 * second
            pieces.append(clip)
        video["clips"], content["next_id"] = pieces, next_id + clips
        file.write_text(json.dumps(content))
        cues = [{"start": str(index * 1.5), "end": str(index * 1.5 + 1.2), "text": f"Kalimat nomor {index + 1} di sini"}
                for index in range(captions)]
        edits = self.folder / "edits.json"
        edits.write_text(json.dumps([{"edit": "add_captions", "captions": cues}]))
        run("project", "apply", file, edits)
        return file

    def scout(self):
        """Finds where things stand, with somebody on the accessibility bus; nothing is measured."""
        with Desk() as desk:
            editor = Editor(desk, arguments=[self.copied(desk)], program=self.editor_program)
            editor.wait("cmd-undo", enabled=False)
            until(lambda: any(editor.find(key) for key in ("viewer-picture",)), 20, "the stage")
            time.sleep(2)
            keys = ["viewer-picture", "tracks-red-line", "step-import", "step-trim", "step-make"]
            self.places = {key: editor.wait(key, enabled=False).rect for key in keys}
            editor.click("step-make")
            make = editor.wait(editor.words.pattern("make-for", purpose="WhatsApp"))
            self.places["make"] = make.rect
            editor.kill()
        with Desk() as desk:
            editor = Editor(desk, arguments=[self.opened(desk)], program=self.editor_program)
            lane = editor.wait("tracks-red-line", enabled=False).rect
            time.sleep(4)
            screen = Screen(desk.environment["DISPLAY"])
            self.places["row"] = (lane.x, lane.y + lane.height + 90, lane.width)
            self.big_row = screen.pixels(*self.places["row"], 1)
            screen.close()
            editor.kill()

    def copied(self, desk):
        """The film in a home's downloads."""
        return shutil.copy(self.film, desk.place("DOWNLOAD"))

    def opened(self, desk):
        """The big project in a home, with its film."""
        folder = desk.place("DOCUMENTS") / "Sunting" / "Besar"
        folder.mkdir(parents=True)
        shutil.copy(self.film, folder)
        return shutil.copy(self.big, folder)

    def run(self, section, before=()):
        title(section)
        self.starts(section, before)
        self.empty_window(section, before)
        self.big_project(section, before)
        self.playing(section, before)

    def starts(self, section, before):
        count = 3 if self.quick else 7
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            command = [self.editor_program]
            first_pixels(desk, screen, command, before)
            warm = [1000 * first_pixels(desk, screen, command, before) for _ in range(count)]
            note(section, "start to first pixels, warm (ms)", warm,
                 f"{statistics.median(warm):.0f} ms, median of {count} ({min(warm):.0f}–{max(warm):.0f})")
            if drop_caches():
                cold = []
                for _ in range(3):
                    drop_caches()
                    cold.append(1000 * first_pixels(desk, screen, command, before))
                note(section, "start to first pixels, cold (ms)", cold,
                     f"{statistics.median(cold):.0f} ms, median of 3; Xvfb's own libraries were dropped too")
            else:
                say("| start to first pixels, cold | not measured: the file cache cannot be dropped here |")
            screen.close()

    def idle(self, section, what, pid):
        ticks = idle_ticks(pid)
        note(section, f"{what}: CPU in 10 s idle (ticks)", ticks, f"{ticks} ticks of {1000 // TICKS} ms")
        figures = memory(pid)
        note(section, f"{what}: memory (MB)", figures, shown_memory(figures))

    def empty_window(self, section, before):
        with Desk(with_access=False) as desk:
            editor = Editor(desk, program=self.editor_program, before=before)
            time.sleep(SETTLE_S)
            self.idle(section, "start page", editor.process.pid)
            editor.kill()

    def big_project(self, section, before):
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            project = self.opened(desk)
            started = time.monotonic()
            editor = desk.spawn([*before, self.editor_program, project])

            def is_shown():
                row = screen.pixels(*self.places["row"], 1)
                same = sum(row[at:at + 3] == self.big_row[at:at + 3] for at in range(0, len(row), 4))
                return same > 0.9 * len(row) / 4
            while not is_shown():
                assert editor.poll() is None, "the editor ended"
                if time.monotonic() - started > 60:
                    raise AssertionError("the big project's timeline does not come")
                time.sleep(0.002)
            taken = 1000 * (time.monotonic() - started)
            note(section, "1,000 clips, 2,000 subtitles: start to timeline (ms)", taken, f"{taken:.0f} ms")
            time.sleep(3 * SETTLE_S)
            self.idle(section, "1,000 clips, 2,000 subtitles", editor.pid)
            editor.kill()
            editor.wait()
            screen.close()

    def playing(self, section, before):
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            editor = Editor(desk, arguments=[self.copied(desk)], program=self.editor_program, before=before)
            pid = editor.process.pid
            numbers = Numbers(screen, self.places["viewer-picture"])
            until(lambda: numbers.now() is not None, 30, "the film's first picture")
            time.sleep(SETTLE_S)
            self.idle(section, "a film of 720p", pid)
            self.play(section, "playing 720p", editor, numbers, 10)
            self.long_use(section, editor, 15 if self.quick else 60)
            self.making(section, editor, numbers)
            editor.kill()
            screen.close()

    def play(self, section, what, editor, numbers, seconds):
        editor.hand.key("Home", "space")
        before, started = cpu_ticks(editor.process.pid), time.monotonic()
        seen = numbers.watch(seconds)
        cpu = 100 * (cpu_ticks(editor.process.pid) - before) / TICKS / (time.monotonic() - started)
        editor.hand.key("space")
        figures = playing_figures(seen, 30)
        if figures is None:
            say(f"| {what} | no picture with a number was seen |")
            return
        figures["cpu_percent"] = cpu
        note(section, f"{what}: pictures", figures,
             f"{figures['dropped']} of {figures['expected']} not shown ({100 * figures['dropped'] / figures['expected']:.1f} %), "
             f"longest stand {figures['longest_gap_ms']:.0f} ms, {cpu:.0f} % of a core")

    def long_use(self, section, editor, seconds):
        """Plays and scrubs in turn."""
        ruler = self.places["tracks-red-line"]
        until_s, largest, turn = time.monotonic() + seconds, 0.0, 0
        while time.monotonic() < until_s:
            editor.hand.key("space")
            time.sleep(2)
            editor.hand.key("space")
            turn += 1
            start = 0.1 + 0.6 * (turn % 3) / 3
            editor.hand.drag(ruler.at(start), ruler.at(start + 0.25), steps=20)
            largest = max(largest, memory(editor.process.pid)["pss"])
        figures = memory(editor.process.pid) | {"largest_pss": largest}
        note(section, f"memory after {seconds} s of playing and scrubbing (MB)", figures,
             f"{shown_memory(figures)}; largest PSS {largest:.0f} MB")

    def making(self, section, editor, numbers):
        """Memory and playing while a video is made."""
        editor.hand.click(self.places["step-make"].at())
        time.sleep(1)
        editor.hand.click(self.places["make"].at())
        editor.hand.click(self.places["step-trim"].at())
        time.sleep(2)
        figures = memory(editor.process.pid)
        note(section, "memory while a video is made (MB)", figures, shown_memory(figures))
        self.play(section, "playing 720p while a video is made", editor, numbers, 6)


def encoder_speed():
    """Pictures of 720p that x264 encodes in a second here, by itself."""
    pictures = 300
    command = ["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-frames:v",
               str(pictures), "-c:v", "libx264", "-preset", "faster", "-f", "null", "-"]
    started = time.monotonic()
    subprocess.run(command, check=True)
    return pictures / (time.monotonic() - started)


def machine():
    title("The machine")
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown")
    note("machine", "processor", model, f"{model}, {os.cpu_count()} cores seen, load {os.getloadavg()[0]:.1f}")
    speed = encoder_speed()
    note("machine", "x264 -preset faster, 720p test pattern (pictures a second)", speed, f"{speed:.0f} a second")


def shotcut():
    program = shutil.which("shotcut")
    if not program:
        say("\nShotcut is not installed: not measured.")
        return
    title("Shotcut")
    with Desk(with_access=False) as desk:
        screen = Screen(desk.environment["DISPLAY"])
        first_pixels(desk, screen, [program])
        times = [1000 * first_pixels(desk, screen, [program]) for _ in range(3)]
        note("shotcut", "start to first pixels, warm (ms)", times, f"{statistics.median(times):.0f} ms")
        process = desk.spawn([program])
        time.sleep(15)
        figures = memory(process.pid)
        note("shotcut", "memory (MB)", figures, shown_memory(figures))
        process.kill()
        screen.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("editor", type=Path)
    parser.add_argument("sunting", type=Path)
    parser.add_argument("--quick", action="store_true", help="shorter, for trying it out")
    options = parser.parse_args()
    machine()
    with tempfile.TemporaryDirectory(prefix="sunting-bench-") as folder:
        bench = Bench(options, Path(folder))
        bench.scout()
        bench.run("The whole machine")
        try:
            group = SmallLaptop(*SMALL_LAPTOP)
        except OSError as error:
            say(f"\nA small laptop (0.8 core, 1.2 GB) is not measured: no control group can be made ({error}).")
        else:
            try:
                bench.run("A small laptop: 0.8 core, 1.2 GB", group.before())
            finally:
                group.end()
    shotcut()
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    (results / "window.json").write_text(json.dumps(RESULTS, indent=2) + "\n")
    say(f"\nAll figures: {results.name}/window.json")


if __name__ == "__main__":
    main()
