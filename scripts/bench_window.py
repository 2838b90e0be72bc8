#!/usr/bin/python3
"""What the window costs: time to the first picture, memory, idle work, and whether playing keeps up.

usage: bench_window.py EDITOR SUNTING STATES [--quick | --long]

The window runs under Xvfb with software OpenGL, so figures are those of a laptop without a graphics processor; pictures
are read from the screen itself, sound from the monitor of a sink that leads nowhere. Nobody listens on the accessibility
bus while something is measured. As root, cold starts (file cache dropped) and a small laptop (cgroup with 0.8 core and
1.2 GB) are measured as well. Tables go to stdout, everything to bench-results/window.json.
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
sys.path.insert(0, str(ROOT / "scripts" / "window_bench"))

from driver import Desk, Editor, until  # noqa: E402
from heard import Monitor, offsets  # noqa: E402
from material import CLIPS, Material  # noqa: E402
from screen import Screen  # noqa: E402
from seen import Numbers, first_pixels, playing_figures  # noqa: E402
from system import TICKS, SmallLaptop, cpu_ticks, drop_caches, idle_ticks, memory, shown_memory  # noqa: E402

# A message at the foot of the stage goes by itself in the meantime.
SETTLE_S = 8
# A proxy is there after so long where one is made at all.
IMPORTED_S = 10
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


class Bench:
    """A desk, its screen, and what is looked at on it."""

    def __init__(self, options, folder):
        self.editor_program, self.states, self.options = options.editor.resolve(), options.states.resolve(), options
        self.material = Material(options.sunting.resolve(), folder, options.quick)
        self.places = {}

    def scout(self):
        """Finds where things stand, with somebody on the accessibility bus; nothing is measured."""
        with Desk() as desk:
            editor = Editor(desk, arguments=[self.material.copied(desk, "portrait")], program=self.editor_program)
            self.places["portrait"] = editor.wait("viewer-picture", enabled=False).rect
            time.sleep(2)
            self.places["portrait"] = editor.wait("viewer-picture", enabled=False).rect
            editor.kill()
        with Desk() as desk:
            editor = Editor(desk, arguments=[self.material.copied(desk, "usual")], program=self.editor_program)
            editor.wait("cmd-undo", enabled=False)
            editor.wait("viewer-picture", enabled=False)
            time.sleep(2)
            keys = ["viewer-picture", "tracks-red-line", "step-import", "step-trim", "step-make"]
            self.places |= {key: editor.wait(key, enabled=False).rect for key in keys}
            editor.click("step-make")
            make = editor.wait(editor.words.pattern("make-for", purpose="WhatsApp"))
            self.places["make"] = make.rect
            editor.kill()
        with Desk() as desk:
            editor = Editor(desk, arguments=[self.material.opened(desk)], program=self.editor_program)
            lane = editor.wait("tracks-red-line", enabled=False).rect
            time.sleep(4)
            screen = Screen(desk.environment["DISPLAY"])
            self.places["row"] = (lane.x, lane.y + lane.height + 90, lane.width)
            self.big_row = screen.pixels(*self.places["row"], 1)
            screen.close()
            editor.kill()

    def run(self, section, before=()):
        title(section)
        self.starts(section, before)
        self.empty_window(section, before)
        self.big_project(section, before)
        self.frames(section, before)
        self.many_files(section, before)
        self.playing(section, before)
        for name in CLIPS:
            self.other_clip(section, name, before)

    def starts(self, section, before):
        count = 3 if self.options.quick else 7
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
            self.started_ms = statistics.median(warm)
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
            project = self.material.opened(desk)
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
            note(section, "1,000 clips, 2,000 subtitles: start to timeline (ms)", taken,
                 f"{taken:.0f} ms, {taken - self.started_ms:.0f} more than the empty window")
            time.sleep(3 * SETTLE_S)
            self.idle(section, "1,000 clips, 2,000 subtitles", editor.pid)
            editor.kill()
            editor.wait()
            screen.close()

    def frames(self, section, before):
        """What drawing takes, by drawing without a pause."""
        with Desk(with_access=False) as desk:
            for state, more, what in [("edit", [], "a frame of the step Potong"),
                                      ("long", [], "a frame with 1,000 clips, 2,000 subtitles"),
                                      ("long", ["--drag"], "the same while a clip is dragged")]:
                command = [*before, self.states, state, "id", "light", "1366x688", "--frames", "300", *more]
                answer = subprocess.run([str(word) for word in command], env=desk.environment, check=True,
                                        capture_output=True, text=True).stdout
                figures = json.loads(answer)
                note(section, what, figures, f"median {figures['median']:.1f} ms, p99 {figures['p99']:.1f} ms, least "
                     f"{figures['least']:.1f} ms; of it panels and state {figures['own_median']:.2f} ms")

    def many_files(self, section, before):
        """Thirty short films at once: when their rows are there."""
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            films = [shutil.copy(film, desk.place("DOWNLOAD")) for film in self.material.many]
            started = time.monotonic()
            editor = desk.spawn([*before, self.editor_program, *films])
            # The fifth row of the list: a picture's place and the name's.
            place = (20, 352, 200, 24)

            def is_there():
                row = screen.pixels(*place)
                return any(0 < value < 200 for value in row[0::4])
            until(lambda: is_there() or editor.poll() is not None, 60, "the rows of thirty files")
            taken = 1000 * (time.monotonic() - started)
            note(section, "thirty films at once: start to their rows (ms)", taken,
                 f"{taken:.0f} ms, {taken - self.started_ms:.0f} more than the empty window")
            editor.kill()
            editor.wait()
            screen.close()

    def playing(self, section, before):
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            project = self.material.captioned(desk)
            editor = Editor(desk, arguments=[project], program=self.editor_program, before=before)
            numbers = Numbers(screen, self.places["viewer-picture"])
            until(lambda: numbers.now() is not None, 30, "the film's first picture")
            time.sleep(SETTLE_S)
            self.idle(section, "a film of 1080p with subtitles", editor.process.pid)
            self.play(section, "playing 1080p with subtitles", editor, numbers, self.material.seconds - 2)
            self.sound(section, editor, numbers)
            self.long_use(section, editor, 600 if self.options.long else 15)
            self.making(section, editor, numbers)
            editor.kill()
            screen.close()

    def other_clip(self, section, name, before):
        with Desk(with_access=False) as desk:
            screen = Screen(desk.environment["DISPLAY"])
            film = self.material.copied(desk, name)
            editor = Editor(desk, arguments=[film], program=self.editor_program, before=before)
            place = self.places["portrait" if name == "portrait" else "viewer-picture"]
            numbers = Numbers(screen, place, 9 / 16 if name == "portrait" else 16 / 9)
            until(lambda: numbers.now() is not None, 30, "the film's first picture")
            time.sleep(IMPORTED_S)
            self.play(section, f"playing {CLIPS[name].title}, {IMPORTED_S} s after it was brought in", editor, numbers,
                      self.material.seconds - 2)
            editor.kill()
            screen.close()

    def play(self, section, what, editor, numbers, seconds):
        # K stands still, whatever was before; the space bar would start what has ended by itself.
        editor.hand.key("k", "Home")
        time.sleep(1)
        before, pressed = cpu_ticks(editor.process.pid), time.monotonic()
        editor.hand.xdotool("key", "space")
        seen = numbers.watch(seconds)
        cpu = 100 * (cpu_ticks(editor.process.pid) - before) / TICKS / (time.monotonic() - pressed)
        editor.hand.key("k")
        figures = playing_figures(seen)
        if figures is None:
            say(f"| {what} | no picture with a number was seen |")
            return
        figures |= {"cpu_percent": cpu, "first_ms": 1000 * (seen[0][0] - pressed)}
        note(section, f"{what}: pictures", figures,
             f"{figures['dropped']} of {figures['expected']} not shown "
             f"({100 * figures['dropped'] / figures['expected']:.1f} %), the first {figures['first_ms']:.0f} ms after the "
             f"key, 95 % stand at most {figures['p95_gap_ms']:.0f} ms, the longest {figures['longest_gap_ms']:.0f} ms; "
             f"{cpu:.0f} % of a core")

    def sound(self, section, editor, numbers):
        """How far beeps and the pictures they belong to are apart: from the start, and after ten seeks."""
        if not editor.desk.has_sound:
            say("| sound and picture | not measured: there is no PulseAudio |")
            return
        ruler = self.places["tracks-red-line"]
        for what, seeks in (("from the start", 0), ("after ten seeks", 10)):
            for turn in range(seeks):
                editor.hand.click(ruler.at(0.1 + 0.07 * turn))
            editor.hand.key("k", "Home")
            time.sleep(1)
            monitor = Monitor(editor.desk.environment)
            time.sleep(1)
            pressed = time.monotonic()
            editor.hand.xdotool("key", "space")
            seen = numbers.watch(self.material.seconds - 2)
            editor.hand.key("k")
            monitor.close()
            found = offsets(monitor.beeps[1:], seen, self.material.beep_every)
            if not found:
                say(f"| sound and picture, {what} | no beep was heard |")
                continue
            first = 1000 * (monitor.beeps[0] - pressed)
            note(section, f"sound and picture, {what} (ms)", found,
                 f"the picture comes {statistics.median(found):+.0f} ms after its sound "
                 f"({min(found):+.0f} to {max(found):+.0f}, {len(found)} beeps); the first sound {first:.0f} ms after the key")

    def long_use(self, section, editor, seconds):
        """Plays and scrubs in turn."""
        ruler = self.places["tracks-red-line"]
        until_s, largest, turn = time.monotonic() + seconds, 0.0, 0
        while time.monotonic() < until_s:
            editor.hand.key("space")
            time.sleep(2)
            editor.hand.key("k")
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
        self.play(section, "playing while a video is made", editor, numbers, 6)


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
    parser.add_argument("states", type=Path)
    parser.add_argument("--quick", action="store_true", help="shorter, for trying it out")
    parser.add_argument("--long", action="store_true", help="ten minutes of playing and scrubbing")
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
