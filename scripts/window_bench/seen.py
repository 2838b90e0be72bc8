"""What is on the screen: first pixels, and the numbers of a film's pictures."""
import time

from driver import until
from fixtures import STRIP_PART, number_in


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


# A tag in the upper right corner of the picture hides the others.
BITS = 9


class Numbers:
    """Reads the numbers of a film's pictures from the stage."""

    def __init__(self, screen, stage, shape=16 / 9):
        self.screen = screen
        # The picture is the largest of its shape around the middle of its place.
        width = min(stage.width, round(stage.height * shape))
        height = round(width / shape)
        self.x, self.width = stage.x + (stage.width - width) // 2, width
        self.y = stage.y + (stage.height - height) // 2 + round(height * STRIP_PART / 2)

    def now(self):
        blue = self.screen.pixels(self.x, self.y, self.width, 1)[::4]
        return number_in(blue, self.width, BITS)

    def watch(self, seconds):
        """Numbers that were seen, each with the time it came."""
        seen, last = [], self.now()
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            number = self.now()
            if number is not None and number != last:
                # From the start on, numbers only grow: what has fewer bits has begun anew.
                before = seen[-1][1] if seen else 0
                whole = before + (number - before) % 2 ** BITS
                seen.append((time.monotonic(), whole))
                last = number
            time.sleep(0.002)
        return seen


def playing_figures(seen):
    """How much of what should have been seen was, and how long pictures stood."""
    if len(seen) < 2:
        return None
    numbers = [number for _, number in seen]
    expected = numbers[-1] - numbers[0] + 1
    gaps = sorted(1000 * (b - a) for (a, _), (b, _) in zip(seen, seen[1:]))
    return {"expected": expected, "dropped": expected - len(set(numbers)), "longest_gap_ms": gaps[-1],
            "p95_gap_ms": gaps[len(gaps) * 95 // 100]}
