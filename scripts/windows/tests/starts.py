#!/usr/bin/python3
"""How long both programs take to start: under Wine beside this machine's own. Figures, no test.

usage: starts.py WINDOWS_PROGRAMS LINUX_PROGRAMS WINE_PREFIX     two folders and a prepared Windows
"""
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "window"))
sys.path.insert(0, str(ROOT / "scripts" / "window_bench"))

from driver import Desk  # noqa: E402
from screen import Screen  # noqa: E402
from seen import first_pixels  # noqa: E402
from windows import WindowsDesk  # noqa: E402

COUNT = 8


def command_line_ms(desk, command):
    """From the shell to the end of `--version`."""
    started = time.monotonic()
    subprocess.run([*command, "--version"], env=desk.environment, check=True, capture_output=True)
    return 1000 * (time.monotonic() - started)


def window_ms(desk, command):
    screen = Screen(desk.environment["DISPLAY"])
    taken = 1000 * first_pixels(desk, screen, command)
    screen.close()
    return taken


def measured(desk, command, measure):
    """The median of some, after one that warms the caches."""
    measure(desk, command)
    times = [measure(desk, command) for _ in range(COUNT)]
    return f"{statistics.median(times):.0f} ms ({min(times):.0f}–{max(times):.0f})"


def main():
    windows_programs, linux_programs, prefix = map(Path, sys.argv[1:4])
    print("| program | under Wine | Linux |\n|---|---|---|", flush=True)
    with Desk(with_access=False) as linux, WindowsDesk(prefix) as windows:
        # Windows itself runs before any program does.
        subprocess.run(["wineserver", "--persistent"], env=windows.environment, check=True)
        for name, what, measure in (("sunting", "`sunting --version`", command_line_ms),
                                    ("sunting-editor", "the window, to its first pixels", window_ms)):
            theirs = measured(windows, ["wine", windows_programs / f"{name}.exe"], measure)
            ours = measured(linux, [linux_programs / name], measure)
            print(f"| {what} | {theirs} | {ours} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
