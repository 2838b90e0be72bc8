"""Runs Debian's tools for tests under Wine; the other end of host_tool.rs. usage: host_tools.py PORT_FILE"""

import os
import re
import socketserver
import struct
import subprocess
import sys
import threading

TOOLS = {"ffmpeg", "ffprobe", "espeak-ng"}
DRIVES = os.path.join(os.environ["WINEPREFIX"], "dosdevices")
# A Windows path: a word's beginning, or after `=`.
WINDOWS_PATH = re.compile(r"(^|=)(?:\\\\\?\\)?([A-Za-z]:)[\\/](.*)")
OUT, ERROR, EXIT = 1, 2, 3


def here(word):
    """The word with a Windows path in it as it is called on this side."""
    found = WINDOWS_PATH.search(word)
    if not found:
        # A path from the root of the drive that stands for this machine's own.
        return word.replace("\\", "/") if word.startswith("/") else word
    drive = os.path.realpath(os.path.join(DRIVES, found[2].lower()))
    return word[: found.end(1)] + os.path.join(drive, found[3].replace("\\", "/"))


class Request(socketserver.StreamRequestHandler):
    def word(self):
        (size,) = struct.unpack("<I", self.rfile.read(4))
        return self.rfile.read(size).decode()

    def answer(self, kind, payload):
        with self.lock:
            self.wfile.write(struct.pack("<BI", kind, len(payload)) + payload)

    def handle(self):
        self.lock = threading.Lock()
        (count,) = struct.unpack("<I", self.rfile.read(4))
        tool, folder, *words = [self.word() for _ in range(count)]
        if tool not in TOOLS:
            raise ValueError(f"{tool} is no tool of the tests")
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        process = subprocess.Popen([tool, *map(here, words)], cwd=here(folder), **pipes)
        readers = [
            threading.Thread(target=self.pass_on, args=pair)
            for pair in ((OUT, process.stdout), (ERROR, process.stderr))
        ]
        threading.Thread(target=self.feed, args=(process.stdin,), daemon=True).start()
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        with self.lock:
            self.wfile.write(struct.pack("<BI", EXIT, process.wait() & 0xFF))

    def feed(self, pipe):
        try:
            while piece := self.rfile.read1(1 << 16):
                pipe.write(piece)
            pipe.close()
        except (BrokenPipeError, ConnectionError, ValueError):
            pass  # The tool had enough.

    def pass_on(self, kind, pipe):
        while piece := pipe.read1(1 << 16):
            self.answer(kind, piece)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", 0), Request) as server:
        with open(sys.argv[1], "w") as file:
            file.write(str(server.server_address[1]))
        server.serve_forever()
