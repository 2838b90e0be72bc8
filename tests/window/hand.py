"""The user's hand: real mouse and keys, each press counted."""
import subprocess
import time
from dataclasses import dataclass

# Between two presses lie a few frames, and more than a double click.
BETWEEN_S = 0.36
STEP_S = 0.03


@dataclass
class Counts:
    """What was done. A chord such as Ctrl+Z is one key, a drag with a key held is one drag; typed text is told apart."""
    clicks: int = 0
    keys: int = 0
    drags: int = 0
    letters: int = 0

    @property
    def total(self):
        return self.clicks + self.keys + self.drags


class Hand:
    """Acts by xdotool only. `mouse` and `drags` say what this hand may do at all."""

    def __init__(self, environment, mouse=True, drags=True):
        self.environment, self.mouse, self.drags = environment, mouse, drags
        self.counts = Counts()

    def take(self):
        """The counts since the last call."""
        counts, self.counts = self.counts, Counts()
        return counts

    def xdotool(self, *words):
        command = ["xdotool", *[str(word) for word in words]]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()

    def click(self, point, held=None):
        """A click, a key held meanwhile."""
        assert self.mouse, "this hand has no mouse"
        self.xdotool("mousemove", *point)
        if held:
            self.xdotool("keydown", held)
        time.sleep(STEP_S)
        self.xdotool("mousedown", 1)
        time.sleep(STEP_S)
        self.xdotool("mouseup", 1)
        if held:
            self.xdotool("keyup", held)
        self.counts.clicks += 1
        time.sleep(BETWEEN_S)

    def drag(self, start, end, held=None, steps=8):
        """From one point to another, a key held meanwhile."""
        assert self.mouse and self.drags, "this hand does not drag"
        self.xdotool("mousemove", *start)
        if held:
            self.xdotool("keydown", held)
        time.sleep(STEP_S)
        self.xdotool("mousedown", 1)
        for step in range(1, steps + 1):
            time.sleep(STEP_S)
            self.xdotool("mousemove", *[round(a + (b - a) * step / steps) for a, b in zip(start, end)])
        time.sleep(4 * STEP_S)
        self.xdotool("mouseup", 1)
        if held:
            self.xdotool("keyup", held)
        self.counts.drags += 1
        time.sleep(BETWEEN_S)

    def key(self, *chords):
        for chord in chords:
            self.xdotool("key", chord)
            self.counts.keys += 1
            time.sleep(BETWEEN_S)

    def write(self, text):
        """Text that the user has to say anyway: a sentence, a path. Its letters are counted apart."""
        self.xdotool("type", "--delay", 25, "--", text)
        self.counts.letters += len(text)
        time.sleep(BETWEEN_S)

    def write_without_rest(self, text, letter_ms):
        """Text at that speed. Returns with the last letter: what comes next comes at once."""
        self.xdotool("type", "--delay", letter_ms, "--", text)
        self.counts.letters += len(text)

    def chord(self, held, key, held_goes_first=False, pressed_s=STEP_S):
        """A key with another one held, which goes up before it or after it."""
        self.xdotool("keydown", held)
        self.xdotool("keydown", key)
        time.sleep(pressed_s)
        for name in (held, key) if held_goes_first else (key, held):
            self.xdotool("keyup", name)
            time.sleep(pressed_s)
        self.counts.keys += 1
        time.sleep(BETWEEN_S)

    def point(self, point):
        """Moves the pointer without pressing; a mouse that only points costs nothing."""
        self.xdotool("mousemove", *point)
        time.sleep(STEP_S)
