"""What people do with the editor, by hand: with the mouse as it comes, without a drag, and with the keyboard alone."""
import re
import shutil
import time

from access import FOCUSED, SELECTED
from checks import check_whatsapp, copied_files, journal, probe, saved
from driver import Editor, until
from fixtures import numbers_of

RATE = 30
FILM = "Sosialisasi Layanan.mp4"
# A mistake in what is left when the ends are off.
MISTAKE = (12.0, 15.0)
SENTENCES = ["Selamat datang di kantor kami", "Hari ini kami jelaskan layanan baru", "Siapkan kartu keluarga Anda",
             "Buka aplikasi di ponsel", "Pilih menu layanan", "Isi nama dan alamat", "Ambil foto kartu",
             "Periksa sekali lagi", "Tekan tombol kirim", "Terima kasih atas perhatian Anda"]
MAKING_S = 300


class Walk:
    """A user with a film: the flows in their order. What is done differently is done by subclasses."""
    title, mouse, drags = "", True, True
    # What is kept of the film, and how exactly a place is hit, in seconds.
    kept, reach_s = (2.0, 46.0), 0.2

    def __init__(self, desk, hand, language, film):
        self.desk, self.hand, self.language = desk, hand, language
        self.film = desk.place("DOWNLOAD") / FILM
        shutil.copy(film, self.film)
        self.original = self.film.read_bytes()
        self.editor = None

    @property
    def projects(self):
        return self.desk.place("DOCUMENTS") / "Sunting"

    def start_editor(self):
        self.editor = Editor(self.desk, self.hand, self.language)
        self.editor.wait("choose-files")
        self.editor.rest()

    def saved(self, is_right):
        return saved(self.projects, is_right)

    # What is seen.

    def clips(self):
        """The clips of the storyline in the window, from left to right."""
        words = self.editor.words
        what = words["tracks-video-clip"].split(" {")[0]
        patterns = [words.pattern(key) for key in ("tracks-clip", "tracks-chosen-clip")]
        found = [node for node in self.desk.access.nodes()
                 if node.name.startswith(what) and any(pattern.match(node.name) for pattern in patterns)]
        return sorted(found, key=lambda node: node.rect.x)

    def point_at(self, seconds, line=None):
        """The point on the ruler at a time; or on another line of the window."""
        project = self.saved(lambda project: project.pieces)
        clips = until(lambda: len(self.clips()) == len(project.pieces) and self.clips(), 10, "the clips on the timeline")
        left, right = clips[0].rect.x, clips[-1].rect.x + clips[-1].rect.width
        ruler = self.editor.wait("tracks-red-line", enabled=False)
        y = ruler.rect.at()[1] if line is None else line
        return round(left + (right - left) * seconds / project.duration), y

    def line_s(self):
        """Where the playhead is."""
        return self.desk.access.value(self.editor.wait("tracks-red-line", enabled=False))

    def command(self, key):
        """A command by the palette. The letters that find it are told apart from keys."""
        self.hand.key("ctrl+k")
        self.editor.wait("palette-field", enabled=False)
        self.hand.write(re.sub("[^a-zA-Z ]", "", self.editor.words[key]))
        self.hand.key("Return")

    # The flows.

    def get_a_clip(self):
        self.choose_files()
        self.say_path("path-import", self.film)
        self.confirm_path()
        project = self.saved(lambda project: len(project.pieces) == 1)
        until(self.clips, 20, "the clip on the timeline")
        length = probe(self.film)["duration"]
        assert abs(project.duration - length) < 0.1, f"{project.duration} s of {length} are in the video"
        self.editor.rest()

    def say_path(self, title, path):
        """Types a path into the window's own field: on a system with dialogs it is one click there."""
        field = self.editor.wait(title, enabled=False)
        until(lambda: self.editor.find(title).has(FOCUSED), 5, "the cursor in the path field")
        before = self.desk.access.text(field)
        if before and str(path).startswith(before):
            self.hand.write(str(path)[len(before):])
        else:
            self.hand.key("ctrl+a")
            self.hand.write(str(path))

    def start_and_end(self):
        self.cut_the_ends()
        film_s = probe(self.film)["duration"]

        def is_cut(project):
            piece = project.pieces[0]
            return len(project.pieces) == 1 and piece.source > 0.5 and piece.source + piece.length < film_s - 0.5
        piece = self.saved(is_cut).pieces[0]
        shown = (piece.source, piece.source + piece.length)
        assert all(abs(a - b) < self.reach_s for a, b in zip(shown, self.kept)), f"{shown} is kept instead of {self.kept}"

    def cut_out_a_mistake(self):
        before = self.saved(lambda project: project.pieces)
        self.cut_the_mistake()
        after = self.saved(lambda project: len(project.pieces) == 2)
        first, second = after.pieces
        gone = (first.source + first.length, second.source)
        expected = [before.pieces[0].source + at for at in MISTAKE]
        assert all(abs(a - b) < 2 * self.reach_s for a, b in zip(gone, expected)), f"{gone} went instead of {expected}"
        assert abs(before.duration - after.duration - (gone[1] - gone[0])) < 0.001, "there is a gap"

    def move_a_clip(self):
        before = self.saved(lambda project: len(project.pieces) == 2)
        self.move_the_second()
        sources = [piece.source for piece in reversed(before.pieces)]
        after = self.saved(lambda project: [piece.source for piece in project.pieces] == sources)
        assert abs(after.duration - before.duration) < 0.001

    def ten_subtitles(self):
        self.begin_subtitles()
        for number, sentence in enumerate(SENTENCES):
            if number:
                self.hand.key("Return")
            self.wait_for_field()
            self.hand.write(sentence)
        self.leave_text()
        project = self.saved(lambda project: [text for text, _, _ in project.captions] == SENTENCES)
        times = [(start, end) for _, start, end in project.captions]
        assert all(start < end for start, end in times), times
        assert all(one[1] <= two[0] for one, two in zip(times, times[1:])), f"subtitles overlap: {times}"
        assert times[-1][1] <= project.duration + 0.001, "a subtitle lies behind the end"

    def wait_for_field(self):
        """A field for a subtitle has the cursor, and it is empty."""
        pattern = self.editor.words.pattern("subtitle-text")

        def ready():
            fields = [node for node in self.editor.all(pattern) if node.has(FOCUSED)]
            return fields and not self.desk.access.text(fields[0]).strip()
        until(ready, 10, "an empty field for the next subtitle")

    def whatsapp_file(self):
        self.make()
        self.editor.wait("job-copy", patience_s=MAKING_S)
        project = self.saved(lambda project: project.pieces)
        made = sorted((self.desk.place("VIDEOS") / "Sunting").glob("*.mp4"))
        assert len(made) == 1, f"made: {made}"
        self.made = made[0]
        check_whatsapp(self.made, project.duration)
        self.check_pictures(project)

    def check_pictures(self, project):
        """Each picture of the made video is the one that the project says."""
        numbers = numbers_of(self.made)
        assert len(numbers) == round(project.duration * RATE), f"{len(numbers)} pictures for {project.duration} s"
        wrong = []
        for index, number in enumerate(numbers):
            at = (index + 0.5) / RATE
            piece = next((piece for piece in project.pieces if piece.start <= at < piece.end), project.pieces[-1])
            expected = int((piece.source + at - piece.start) * RATE)
            if number is None or abs(number - expected) > 1:
                wrong.append((index, number, expected))
        assert not wrong, f"{len(wrong)} of {len(numbers)} pictures are wrong: {wrong[:5]}"

    def copy_it(self):
        self.press_copy()
        until(lambda: copied_files(self.desk.environment) == [self.made], 5, "the file on the clipboard")

    def move_to_another_computer(self):
        self.pack()

        def packed():
            return sorted(self.desk.home.rglob("*.zip"))

        until(packed, 60, "the packed project")
        self.editor.wait_gone("moving-start", patience_s=60)
        names = shutil.which("unzip") and packed()[0].stat().st_size
        assert names is None or names > len(self.original), "the footage is not in it"

    def close_and_start(self):
        self.saved(lambda project: project.captions)
        self.editor.close()
        assert self.editor.process.returncode == 0, f"the editor ended with {self.editor.process.returncode}"
        self.start_editor()

    def reopen(self):
        self.go_on()
        until(lambda: len(self.clips()) == 2, 20, "the project in the window")

    def end_suddenly(self):
        """One more step, a second later the power fails."""
        self.before = self.saved(lambda project: len(project.pieces) == 2)
        self.one_more_step()
        time.sleep(1)
        steps = journal(self.before)
        saved_already = len(self.saved(lambda project: True).pieces) == 3
        assert saved_already or any(step.get("step") == "edit" for step in steps), f"the journal holds {steps}"
        self.editor.kill()
        self.start_editor()
        self.go_on()
        self.hand.take()

    def sudden_end(self):
        """Nothing to do: the work is there."""
        until(lambda: len(self.clips()) == 3, 20, "the last step in the window")
        after = self.saved(lambda project: len(project.pieces) == 3)
        assert after.captions == self.before.captions
        assert abs(after.duration - self.before.duration) < 0.001
        assert self.film.read_bytes() == self.original, "the film was changed"


class MouseWalk(Walk):
    """The mouse as it comes, drags included, with a key where it is at hand."""
    title = "mouse and keys"

    def choose_files(self):
        self.editor.click("choose-files")

    def confirm_path(self):
        self.editor.click("path-open")

    def edge_point(self, is_start):
        clip = self.clips()[0].rect
        return (clip.x + 3 if is_start else clip.x + clip.width - 3), clip.at()[1]

    def cut_the_ends(self):
        start, end = self.kept
        for is_start, seconds in ((False, end), (True, start)):
            edge = self.edge_point(is_start)
            self.hand.drag(edge, self.point_at(seconds, edge[1]))
            self.saved(lambda project: project.pieces[0].source > 0.5 if is_start else project.duration < end + 1)
            self.editor.rest()

    def cut_the_mistake(self):
        self.editor.click("step-trim")
        self.editor.rest()
        self.hand.drag(self.point_at(MISTAKE[0]), self.point_at(MISTAKE[1]), held="shift")
        self.editor.click(self.editor.words.pattern("tools-remove-part"))

    def move_the_second(self):
        first, second = (clip.rect for clip in self.clips())
        self.hand.drag(second.at(), (first.x + 8, second.at()[1]), steps=16)

    def begin_subtitles(self):
        self.editor.click("step-text")
        self.editor.click("subtitles-type")

    def leave_text(self):
        self.hand.key("Escape")

    def make(self):
        self.editor.click("step-make")
        self.editor.click(self.editor.words.pattern("make-for", purpose="WhatsApp"))

    def press_copy(self):
        self.editor.click("job-copy")

    def pack(self):
        self.editor.click("project-menu")
        self.editor.click(re.compile("^" + re.escape(self.editor.words["cmd-move-project"])))
        self.editor.click("moving-start")

    def go_on(self):
        self.editor.click("continue")

    def one_more_step(self):
        self.hand.click(self.point_at(4))
        self.hand.key("s")


class NoDragWalk(MouseWalk):
    """Only clicks and keys: a touchpad."""
    title, drags = "without a drag", False

    def cut_the_ends(self):
        self.editor.click("step-trim")
        self.editor.rest()
        start, end = self.kept
        self.hand.click(self.point_at(end))
        self.editor.click("cmd-remove-after")
        self.saved(lambda project: project.duration < end + 1)
        self.editor.rest()
        self.hand.click(self.point_at(start))
        self.editor.click("cmd-remove-before")

    def cut_the_mistake(self):
        self.hand.click(self.point_at(MISTAKE[0]))
        self.editor.click("cmd-mark-start")
        self.hand.click(self.point_at(MISTAKE[1]))
        self.editor.click("cmd-mark-end")
        self.editor.click(self.editor.words.pattern("tools-remove-part"))

    def move_the_second(self):
        second = self.clips()[1]
        self.hand.click(second.rect.at())
        until(lambda: self.clips()[1].has(SELECTED), 5, "the clip to be chosen")
        self.editor.click("cmd-move-earlier")


class KeyboardWalk(Walk):
    """No mouse at all."""
    title, mouse, drags = "keyboard only", False, False
    # A mistake is marked while it plays.
    kept, reach_s = (1.0, 47.0), 0.6

    def tab_to(self, wanted, most=40):
        """Tab until something has the focus; it is the user's way, and each press counts."""
        for _ in range(most):
            node = self.editor.find(wanted)
            if node and node.has(FOCUSED):
                return
            self.hand.key("Tab")
        raise AssertionError(f"{most} times Tab did not lead to {self.editor.name(wanted)}")

    def play_until(self, seconds):
        """Waits while it plays until the playhead is there."""
        until(lambda: self.line_s() >= seconds, seconds + 60, f"{seconds} s on the playhead")

    def choose_files(self):
        self.hand.key("ctrl+shift+i")

    def confirm_path(self):
        self.hand.key("Return")

    def cut_the_ends(self):
        self.hand.key("shift+Right", "q", "End", "shift+Left", "w")

    def cut_the_mistake(self):
        self.hand.key("Home", "space")
        self.play_until(MISTAKE[0])
        self.hand.key("i")
        self.play_until(MISTAKE[1])
        self.hand.key("o", "Delete")

    def move_the_second(self):
        self.hand.key("ctrl+shift+Left")

    def begin_subtitles(self):
        self.command("cmd-new-subtitle")

    def leave_text(self):
        self.hand.key("Escape")

    def make(self):
        self.command("cmd-make-video")

    def press_copy(self):
        self.hand.key("ctrl+c")

    def pack(self):
        self.command("cmd-move-project")
        self.editor.wait("moving-start")
        self.tab_to("moving-start")
        self.hand.key("Return")

    def go_on(self):
        self.tab_to("continue")
        self.hand.key("Return")

    def one_more_step(self):
        self.hand.key("Down", "shift+Left", "s")


WALKS = [MouseWalk, NoDragWalk, KeyboardWalk]
