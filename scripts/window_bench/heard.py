"""What the sound device plays, heard at the monitor of a sink that leads nowhere."""
import array
import os
import subprocess
import threading
import time

RATE_HZ = 48_000
# Ten milliseconds.
CHUNK = 480
LOUD = 1500
# A beep follows a silence of at least so long.
SILENCE_S = 0.4


class Monitor:
    """Listens until it is closed; keeps when beeps began, by the same clock as `time.monotonic`."""

    def __init__(self, environment):
        command = ["parec", "--device=@DEFAULT_MONITOR@", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1",
                   "--latency-msec=5", "--process-time-msec=5"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.beeps = []
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        last_loud = 0.0
        pipe = self.process.stdout.fileno()
        while True:
            data = os.read(pipe, 2 * CHUNK)
            if not data:
                return
            now = time.monotonic()
            samples = array.array("h", data[:len(data) & ~1])
            loud = next((at for at, value in enumerate(samples) if abs(value) > LOUD), None)
            if loud is None:
                continue
            began = now - (len(samples) - loud) / RATE_HZ
            if began - last_loud > SILENCE_S:
                self.beeps.append(began)
            last_loud = now

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.thread.join(2)


def offsets(beeps, seen, every):
    """For each beep the milliseconds by which the picture with its number came later; negative when it came earlier.
    `every` is how many pictures lie between beeps."""
    firsts = [moment for moment, number in seen if number % every == 0]
    near = [(min(firsts, key=lambda moment: abs(moment - beep)) - beep) for beep in beeps] if firsts else []
    return [1000 * offset for offset in near if abs(offset) < 0.5]
