"""A desk of its own for the editor: a screen, a session bus, an accessibility bus, a sound server and a home folder."""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    from gi.repository import Gio, GLib
except ImportError:
    sys.exit("window test: python3-gi is missing for this Python; run it by /usr/bin/python3 after scripts/setup.sh window-test")

from access import Access, Node, matches
from hand import Hand
from screen import Screen
from words import Words

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 688)
USER_DIRS = {"DESKTOP": "Desktop", "DOCUMENTS": "Dokumen", "VIDEOS": "Video", "DOWNLOAD": "Unduhan"}


def editor_program():
    """The editor that is tested: SUNTING_EDITOR, else the tests' own build, else the one for development."""
    named = os.environ.get("SUNTING_EDITOR")
    built = [ROOT / "target" / profile / "sunting-editor" for profile in ("ci", "debug")]
    for path in [Path(named)] if named else built:
        if path.exists():
            return path
    sys.exit("window test: the editor is not built; run make build first")


def until(condition, patience_s, what):
    """Waits for something that is true in the end."""
    give_up = time.monotonic() + patience_s
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > give_up:
            raise AssertionError(f"waited {patience_s} s in vain for {what}")
        time.sleep(0.05)


class Desk:
    """Everything around the editor. Ends what it started."""

    def __init__(self, size=SIZE, with_access=True, prefix="sunting-window-", screen=()):
        self.size, self.with_access, self.screen_options = size, with_access, screen
        self.folder = Path(tempfile.mkdtemp(prefix=prefix))
        self.processes = []
        self.environment = dict(os.environ)

    def __enter__(self):
        try:
            self.make_home()
            self.start_screen()
            self.start_bus()
            self.start_sound()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_):
        self.end()

    @property
    def home(self):
        return self.folder / "home"

    def place(self, name):
        """A user's folder, by its name in user-dirs.dirs."""
        return self.home / USER_DIRS[name]

    def make_home(self):
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        config, cache, data = (self.home / name for name in (".config", ".cache", ".local"))
        for folder in [config, cache, data, *map(self.place, USER_DIRS)]:
            folder.mkdir(parents=True)
        lines = [f'XDG_{name}_DIR="$HOME/{folder}"\n' for name, folder in USER_DIRS.items()]
        (config / "user-dirs.dirs").write_text("".join(lines))
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "PULSE_SERVER", "GTK_MODULES"):
            self.environment.pop(name, None)
        self.environment.update(
            HOME=str(self.home), XDG_RUNTIME_DIR=str(runtime), XDG_CONFIG_HOME=str(config), XDG_CACHE_HOME=str(cache),
            XDG_DATA_HOME=str(data), LIBGL_ALWAYS_SOFTWARE="1", GSETTINGS_BACKEND="memory", NO_AT_BRIDGE="0")

    def speak(self, language):
        """Chooses the window's language, as somebody did before; nothing is changed where settings are kept already."""
        settings = self.home / ".config" / "sunting" / "settings.json"
        if language != "id" and not settings.exists():
            settings.parent.mkdir(exist_ok=True)
            settings.write_text(json.dumps({"language": language}), encoding="utf-8")

    def spawn(self, command, **options):
        log = open(self.folder / f"{Path(command[0]).name}.log", "ab")
        process = subprocess.Popen([str(word) for word in command], env=self.environment, stdin=subprocess.DEVNULL,
                                   stderr=log, stdout=options.pop("stdout", log), **options)
        log.close()
        self.processes.append(process)
        return process

    def start_screen(self):
        reader, writer = os.pipe()
        width, height = self.size
        self.spawn(["Xvfb", "-noreset", "-displayfd", writer, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                    *self.screen_options], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.environment["DISPLAY"] = f":{number}"

    def start_bus(self):
        bus = self.spawn(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.access = self.accessibility() if self.with_access else None

    def accessibility(self):
        """Wakes the accessibility bus and says that somebody listens, as a screen reader does."""
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        address = self.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.session_bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

        def ask(interface, method, arguments=None):
            return self.session_bus.call_sync("org.a11y.Bus", "/org/a11y/bus", interface, method, arguments, None,
                                              Gio.DBusCallFlags.NONE, 10000, None).unpack()

        found = ask("org.a11y.Bus", "GetAddress")[0]
        yes = GLib.Variant("b", True)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            arguments = GLib.Variant("(ssv)", ("org.a11y.Status", name, yes))
            ask("org.freedesktop.DBus.Properties", "Set", arguments)
        return Access(found)

    def start_sound(self):
        """A sound device that nobody hears; without a sound server the window is silent and says so."""
        self.has_sound = shutil.which("pulseaudio") is not None
        if not self.has_sound:
            return
        socket = self.folder / "run" / "sound"
        self.spawn(["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                    "-L", "module-null-sink", "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"])
        self.environment["PULSE_SERVER"] = f"unix:{socket}"
        until(socket.exists, 10, "the sound server")

    def end(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Editor:
    """A running editor: seen over the accessibility bus, touched by a hand."""

    def __init__(self, desk, hand=None, language="id", arguments=(), program=None, before=()):
        self.desk, self.hand, self.words = desk, hand or Hand(desk.environment), Words(language)
        desk.speak(language)
        self.process = desk.spawn([*before, program or editor_program(), *arguments])
        self.window = until(self.find_window, 30, "the window")
        self.hand.xdotool("windowmove", self.window, 0, 0)
        self.hand.xdotool("windowfocus", "--sync", self.window)

    def find_window(self):
        assert self.process.poll() is None, f"the editor ended with {self.process.poll()}"
        command = ["xdotool", "search", "--onlyvisible", "--name", "^Sunting$"]
        found = subprocess.run(command, env=self.desk.environment, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def name(self, wanted):
        """A key of the sentences, else the name itself."""
        if isinstance(wanted, str):
            return self.words.sentences.get(wanted, wanted)
        return wanted

    def all(self, wanted, role=None):
        return [node for node in self.desk.access.nodes() if matches(node, self.name(wanted), role)]

    def find(self, wanted, role=None):
        found = self.all(wanted, role)
        return found[0] if found else None

    def wait(self, wanted, role=None, patience_s=20, enabled=True):
        """The first thing of that name, once it is there and can be used."""
        def there():
            found = [node for node in self.all(wanted, role) if node.is_enabled or not enabled]
            return found[0] if found else None
        return until(there, patience_s, self.name(wanted))

    def wait_gone(self, wanted, role=None, patience_s=20):
        until(lambda: not self.find(wanted, role), patience_s, f"the end of {self.name(wanted)}")

    def click(self, wanted, role=None, at=(0.5, 0.5)):
        node = wanted if isinstance(wanted, Node) else self.wait(wanted, role)
        self.hand.click(node.rect.at(*at))
        return node

    def rest(self):
        """Waits until the window shows the same twice."""
        before = None
        while True:
            now = [(node.role, node.name, node.rect) for node in self.desk.access.nodes()]
            if now == before:
                return
            before = now
            time.sleep(0.2)

    def kill(self):
        """A sudden end, as from a power cut."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """Closes the window as the system does."""
        if self.process.poll() is None:
            screen = Screen(self.desk.environment["DISPLAY"])
            screen.ask_to_close(int(self.window))
            screen.close()
            self.process.wait(30)

    def picture(self, path):
        """A screenshot."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.desk.environment, check=True)

    def color_at(self, point):
        """The colour of a point of the screen: red, green, blue."""
        crop = "1x1+{}+{}".format(*point)
        command = ["import", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]
        return tuple(subprocess.run(command, env=self.desk.environment, check=True, capture_output=True).stdout[:3])

    def describe(self):
        """Everything that is in the window, a line each."""
        rows = []
        for node in self.desk.access.nodes():
            rect = node.rect
            off = "" if node.is_enabled else " (off)"
            rows.append(f"{node.role:14} {rect.x:5},{rect.y:4} {rect.width:5}x{rect.height:<4} {node.name!r}{off}")
        return "\n".join(rows)
