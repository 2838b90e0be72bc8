#!/usr/bin/python3
"""The window where OpenGL does not start: wgpu draws it and plays; where nothing starts, words say what to do.

usage: renderers.py
"""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from driver import ROOT, Desk, Editor, editor_program, until
from fixtures import make_film
from screen import Screen
from words import Words

NOWHERE = "/nowhere"
NO_OPENGL = {"LIBGL_DRIVERS_PATH": NOWHERE, "__GLX_VENDOR_LIBRARY_NAME": "none",
             "__EGL_VENDOR_LIBRARY_FILENAMES": f"{NOWHERE}.json"}
NO_VULKAN = {"VK_ICD_FILENAMES": f"{NOWHERE}.json", "VK_DRIVER_FILES": f"{NOWHERE}.json"}
FILM_S = 6


def log_of(desk):
    return next(desk.home.rglob("editor.log"), None)


def plays(editor):
    """Whether the picture in the window moves once it is asked to."""
    stage = editor.wait("viewer-picture").rect
    screen = Screen(editor.desk.environment["DISPLAY"])
    middle = (stage.x + stage.width // 3, stage.y + stage.height // 3, stage.width // 3, stage.height // 3)
    editor.rest()
    editor.hand.key("space")
    seen = set()
    until_s = time.monotonic() + 3
    while time.monotonic() < until_s:
        seen.add(screen.pixels(*middle))
        time.sleep(0.03)
    screen.close()
    return len(seen) > 10


def without_opengl(film):
    with Desk() as desk:
        desk.environment.update(NO_OPENGL)
        editor = Editor(desk, arguments=[film])
        log = until(lambda: log_of(desk), 5, "a line in the log").read_text(encoding="utf-8")
        assert "trying wgpu" in log, f"OpenGL started, or the log does not say why it was left: {log}"
        assert plays(editor), "the picture does not move"
        editor.close()
        assert editor.process.returncode == 0, f"the editor ended with {editor.process.returncode}"


def without_any(film):
    with Desk(with_access=False) as desk:
        environment = {**desk.environment, **NO_OPENGL, **NO_VULKAN}
        ended = subprocess.run([editor_program(), film], env=environment, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 1, f"the editor ended with {ended.returncode}"
        log = log_of(desk)
        sentence = Words("id").sentences["window-error-no-window"].replace("{ $log }", str(log))
        assert sentence in ended.stderr, f"{sentence!r} is not said: {ended.stderr}"
        assert "wgpu" in log.read_text(encoding="utf-8"), "the log does not say what was tried"


def main():
    print(f"editor: {editor_program().relative_to(ROOT)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="sunting-film-") as folder:
        film = Path(folder) / "film.mp4"
        make_film(film, FILM_S)
        for case in (without_opengl, without_any):
            case(film)
            print(f"  {case.__name__.replace('_', ' ')}: as it should be", flush=True)


if __name__ == "__main__":
    sys.exit(main())
