#!/usr/bin/python3
"""The Windows window under Wine beside the Linux one: one hand works in both, and both have to make the same.

usage: windows.py EDITOR.exe WINE_PREFIX PICTURES [CASE...]     a prepared Windows; where screenshots are kept

What is in the Linux window is found over the accessibility bus; the same clicks and keys go to the same places in the
other. So a walk that works proves the Windows window's layout, keys, editing, saving and making at once.
"""
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check_whatsapp, probe, saved
from driver import ROOT, SIZE, Desk, Editor, editor_program, until
from fixtures import make_film, numbers_of
from flows import MAKING_S, NoDragWalk
from hand import Hand
from screen import Screen
from words import Words

FILM = "Sosialisasi é.mp4"
FILM_S = 48
# How high Wine's titles are, by the scale.
TITLE_PX = {1: 19, 1.5: 28}
# Mean difference of two screenshots, of 255: other anti-aliasing is less, another picture is more.
ALIKE = 3.0


class WindowsDesk(Desk):
    """A screen with a Windows of its own."""

    def __init__(self, prefix, scale=1, screen=()):
        # Maximized, the window fills the screen below its title.
        width, height = (round(scale * side) for side in SIZE)
        super().__init__((width, height + TITLE_PX[scale]), with_access=False, prefix="sunting-wine-", screen=screen)
        self.inside_size = (width, height)
        self.scale = scale
        self.prefix = self.folder / "wine"
        shutil.copytree(prefix, self.prefix, symlinks=True)
        self.environment.update(WINEPREFIX=str(self.prefix), WINEDEBUG="-all", WINEARCH="win64")
        self.user = next(path for path in (self.prefix / "drive_c/users").iterdir() if path.name != "Public")

    def known(self, name):
        """One of Windows' folders for everybody's things."""
        return self.user / name

    def wine(self, *words):
        return subprocess.run(["wine", *map(str, words)], env=self.environment, check=True, capture_output=True, text=True).stdout

    def path_of(self, file):
        """What Windows calls a file."""
        return "C:\\" + str(Path(file).relative_to(self.prefix / "drive_c")).replace("/", "\\")

    def windows_named(self, title):
        """The windows of that name that are seen."""
        command = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout.split()

    def answer_box(self, title, picture):
        """Waits for a message box, keeps a picture of it and presses its button."""
        box = until(lambda: self.windows_named(title), 60, f"the message box {title}")[0]
        hand = Hand(self.environment)
        hand.xdotool("windowfocus", "--sync", box)
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", str(picture)], env=self.environment, check=True)
        hand.key("Return")

    def start_screen(self):
        """And says what Windows calls 100 %, 125 %, 150 %."""
        super().start_screen()
        dots = str(round(96 * self.scale))
        self.wine("reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", dots, "/f")

    def end(self):
        subprocess.run(["wineserver", "--kill"], env=self.environment, check=False, stderr=subprocess.DEVNULL)
        super().end()


class WindowsEditor(Editor):
    """The editor under Wine; it has no names to be found by."""

    def __init__(self, desk, program, arguments=()):
        super().__init__(desk, arguments=arguments, program=program, before=["wine"])
        screen = Screen(desk.environment["DISPLAY"])
        x, y = until(lambda: first_painted(screen, desk.size), 60, "something in the window")
        screen.close()
        self.inside = (x, y)

    def picture(self, path):
        (width, height), (x, y) = self.desk.inside_size, self.inside
        part = f"{width}x{height}+{x}+{y}"
        command = ["import", "-window", "root", "-crop", part, "+repage", str(path)]
        subprocess.run(command, env=self.desk.environment, check=True)


def first_painted(screen, size):
    """Where the window's inside begins on the black screen."""
    row = screen.pixels(0, size[1] // 2, size[0], 1)
    column = b"".join(screen.pixels(size[0] // 2, y, 1, 1) for y in range(size[1] // 2))
    edges = [next((at // 4 for at in range(0, len(line), 4) if any(line[at:at + 3])), None) for line in (row, column)]
    return None if None in edges else edges


class TwinHand(Hand):
    """A hand that does in a second window what it does in the first, once that one is at rest."""

    def __init__(self, environment, twin, **options):
        super().__init__(environment, **options)
        self.twin, self.inside = Hand(twin.environment), (0, 0)
        self.screen = Screen(twin.environment["DISPLAY"])
        self.size = twin.size

    def at(self, point):
        """A point of the first window in the second."""
        return [place + edge for place, edge in zip(point, self.inside)]

    def xdotool(self, *words):
        answer = super().xdotool(*words)
        if words[0] not in ("windowmove", "windowfocus"):
            self.twin.xdotool(*(("mousemove", *self.at(words[1:])) if words[0] == "mousemove" else words))
            if words[0] not in ("mousedown", "keydown"):
                self.settle()
        return answer

    def settle(self, quiet_s=0.25, patience_s=3.0):
        """Waits until the second window shows the same for a moment; something that moves is not waited for."""
        give_up, last, since = time.monotonic() + patience_s, None, 0
        while time.monotonic() < give_up:
            now = hash(self.screen.pixels(0, 0, *self.size))
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since > quiet_s:
                return
            time.sleep(0.05)


class TwinWalk(NoDragWalk):
    """A walk with clicks and keys, in both windows at once."""

    def start(self, desk, windows, program):
        self.windows = windows
        self.film = self.film.rename(self.film.with_name(FILM))
        shutil.copy(self.film, windows.known("Downloads") / FILM)
        film = windows.path_of(windows.known("Downloads") / FILM)
        self.other = WindowsEditor(windows, program, [film])
        self.hand.inside = self.other.inside
        self.editor = Editor(desk, self.hand, self.language, [self.film])
        until(self.clips, 30, "the film on the timeline")
        self.other_saved(lambda project: len(project.pieces) == 1)
        # A message at the foot of the stage goes by itself.
        time.sleep(8)
        self.hand.settle(patience_s=20)

    def other_saved(self, is_right):
        return saved(self.windows.known("Documents") / "Sunting", is_right, patience_s=30)

    def compare_projects(self):
        """Both have the same on their disks."""
        ours = self.saved(lambda project: project.pieces)
        self.other_saved(lambda project: (project.pieces, project.captions) == (ours.pieces, ours.captions))

    def compare_files(self):
        until(lambda: list((self.windows.known("Videos") / "Sunting").glob("*.mp4")), MAKING_S, "the video of the other window")
        other = next((self.windows.known("Videos") / "Sunting").glob("*.mp4"))
        check_whatsapp(other, probe(self.made)["duration"])
        assert numbers_of(other) == numbers_of(self.made), "the videos have other pictures"
        sizes = [path.stat().st_size for path in (self.made, other)]
        assert abs(sizes[0] - sizes[1]) <= sizes[0] / 100, f"the videos have {sizes} bytes"
        return sizes


def alike(ours, theirs):
    """The mean difference of two pictures, of 255."""
    command = ["compare", "-metric", "MAE", str(ours), str(theirs), "null:"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return float(said.split()[0]) / 257


def photograph(name, editor, other, pictures):
    """Both windows, side by side in a file of its own too."""
    files = [pictures / f"{name}-linux.png", pictures / f"{name}-windows.png"]
    editor.picture(files[0])
    other.picture(files[1])
    subprocess.run(["convert", *map(str, files), "+append", str(pictures / f"{name}.png")], check=True)
    difference = alike(*files)
    print(f"  {name}: differs by {difference:.2f} of 255", flush=True)
    assert difference < ALIKE, f"the windows do not look alike: {pictures / name}.png"


def same_walk(program, prefix, pictures, film):
    """Cutting, moving, subtitles and a WhatsApp file, in both."""
    with Desk() as desk, WindowsDesk(prefix) as windows:
        walk = TwinWalk(desk, TwinHand(desk.environment, windows, drags=False), "id", film)
        try:
            walk.start(desk, windows, program)
            photograph("trim", walk.editor, walk.other, pictures)
            for flow in ("start_and_end", "cut_out_a_mistake", "move_a_clip", "ten_subtitles"):
                getattr(walk, flow)()
                walk.compare_projects()
                print(f"  {flow.replace('_', ' ')}: the same project", flush=True)
            walk.hand.settle(patience_s=10)
            photograph("subtitles", walk.editor, walk.other, pictures)
            walk.whatsapp_file()
            print("  WhatsApp file: the same pictures, {} and {} bytes".format(*walk.compare_files()), flush=True)
            walk.hand.settle(patience_s=10)
            photograph("make", walk.editor, walk.other, pictures)
        except BaseException:
            if walk.editor and getattr(walk, "other", None):
                walk.editor.picture(pictures / "failed-linux.png")
                walk.other.picture(pictures / "failed-windows.png")
            raise


def open_by_dialog(program, prefix, pictures, film):
    """The button for files opens Windows' own dialog, and what is chosen there is in the video."""
    with Desk() as desk, WindowsDesk(prefix) as windows:
        shutil.copy(film, windows.known("Downloads") / FILM)
        hand = TwinHand(desk.environment, windows)
        other = WindowsEditor(windows, program)
        hand.inside = other.inside
        button = Editor(desk, hand).wait("choose-files").rect
        hand.settle(patience_s=20)
        other.hand.click(hand.at(button.at()))
        title = Words("id")["dialog-import"]
        dialog = until(lambda: windows.windows_named(title), 20, "Windows' dialog")[0]
        other.hand.xdotool("windowfocus", "--sync", dialog)
        time.sleep(0.5)
        other.picture(pictures / "dialog.png")
        other.hand.write(windows.path_of(windows.known("Downloads") / FILM))
        other.hand.key("Return")
        saved(windows.known("Documents") / "Sunting", lambda project: len(project.pieces) == 1, patience_s=30)


def at_150_percent(program, prefix, pictures, film):
    """Sharp and whole on a screen that Windows enlarges."""
    size = tuple(round(1.5 * side) for side in SIZE)
    with Desk(size) as desk, WindowsDesk(prefix, scale=1.5) as windows:
        desk.environment["WINIT_X11_SCALE_FACTOR"] = "1.5"
        walk = TwinWalk(desk, TwinHand(desk.environment, windows), "id", film)
        walk.start(desk, windows, program)
        photograph("trim-150", walk.editor, walk.other, pictures)


def by_launcher(program, prefix, pictures, film):
    """What is double-clicked in the unpacked folder opens the window; alone inside a zip it says what to do."""
    launcher = program.parent.with_name("Sunting.exe")
    with WindowsDesk(prefix) as windows:
        film = Path(shutil.copy(film, windows.known("Downloads") / FILM))
        windows.spawn(["wine", launcher, windows.path_of(film)])
        saved(windows.known("Documents") / "Sunting", lambda project: len(project.pieces) == 1, patience_s=60)
    with WindowsDesk(prefix) as windows:
        inside = windows.user / "AppData/Local/Temp/Temp1_sunting.zip"
        inside.mkdir(parents=True)
        alone = windows.spawn(["wine", shutil.copy(launcher, inside)])
        windows.answer_box("Sunting", pictures / "inside-a-zip.png")
        assert alone.wait(20) == 1, f"the launcher ended with {alone.returncode}"


def without_graphics(program, prefix, pictures, film):
    """Neither OpenGL nor Direct3D 12: a message box says what to do, and the log what was tried."""
    with WindowsDesk(prefix, screen=["-extension", "GLX"]) as windows:
        editor = windows.spawn(["wine", program])
        windows.answer_box("Sunting", pictures / "no-graphics.png")
        assert editor.wait(20) == 1, f"the editor ended with {editor.returncode}"
        log = next(windows.user.rglob("editor.log")).read_text(encoding="utf-8")
        assert "trying wgpu" in log and "wgpu:" in log, f"the log does not say what was tried: {log}"


def main():
    program, prefix, pictures = map(Path, sys.argv[1:4])
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    print(f"editor: {program.name}, beside {editor_program().relative_to(ROOT)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="sunting-film-") as folder:
        film = Path(folder) / "film.mp4"
        make_film(film, FILM_S)
        cases = [same_walk, open_by_dialog, at_150_percent, by_launcher, without_graphics]
        for case in [case for case in cases if case.__name__ in sys.argv[4:]] or cases:
            print(case.__name__.replace("_", " "), flush=True)
            case(program, prefix, pictures, film)


if __name__ == "__main__":
    sys.exit(main())
