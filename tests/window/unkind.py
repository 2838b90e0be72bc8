#!/usr/bin/python3
"""What people, power and other people's files do to a window that nobody planned for; each errand on a desk of its own.

usage: unkind.py [--language id|en] [ERRAND…]    all of them when none is named

An errand fails where work is gone or where the window says what is not so. Acts are by real mouse and keys and are not
counted here. See ease.py for what is kept when one fails.
"""
import re
import time
import traceback

from driver import Desk, until
from ease import keep_evidence
from fixtures import make_film
from flows import FILM, NoDragWalk
from hand import Hand
from running import run

FILM_S = 24
# Whoever writes fast needs so long for a letter; what was written in the last of these seconds may be gone.
LETTER_MS, AT_RISK_S = 130, 1.5
ONE_BREATH = "kami mohon semua warga datang membawa kartu keluarga dan surat dari desa"
TYPED = ["Selamat datang di kantor kami", "Hari ini ada layanan baru", "Siapkan kartu keluarga Anda"]
# From a phone of long ago, from cameras and from a phone held upright: the oldest is the smallest.
SIZES = [("lama.mp4", 320, 180, 3), ("kamera 1.mp4", 1920, 1080, 8), ("kamera 2.mp4", 1920, 1080, 6),
         ("layar.mp4", 1280, 720, 5), ("berdiri.mp4", 720, 1280, 4)]
# A subtitle shorter than this is a sliver of one.
SLIVER_S = 0.3


def subtitle_file(path, count, seconds):
    """Subtitles edge to edge from the start of a film to its end."""
    def stamp(at):
        return f"00:00:{int(at):02},{round(at % 1 * 1000):03}"
    edges = [seconds * number / count for number in range(count + 1)]
    cues = [f"{number + 1}\n{stamp(edges[number])} --> {stamp(edges[number + 1])}\nKalimat dari file {number + 1}\n"
            for number in range(count)]
    path.write_text("\n".join(cues), encoding="utf-8")


class UnkindWalk(NoDragWalk):
    """The errands. What is done is in methods of its own, so that a planted fault can do something else."""
    title = "unkind"

    # Typing without a rest, then a sudden end.

    def typing_then_sudden_end(self):
        self.get_a_clip()
        self.begin_subtitles()
        self.wait_for_field()
        self.write_in_one_breath()
        self.end_and_go_on()
        least = len(ONE_BREATH) - round(AT_RISK_S * 1000 / LETTER_MS)

        def is_kept(project):
            words = project.captions[0][0] if len(project.captions) == 1 else ""
            return ONE_BREATH.startswith(words.strip()) and len(words) >= least
        self.saved(is_kept)

    def write_in_one_breath(self):
        self.hand.write_without_rest(ONE_BREATH, LETTER_MS)

    def end_and_go_on(self):
        """A sudden end, now; then the window is opened again and its work gone on with."""
        self.editor.kill()
        self.while_nobody_looks()
        self.start_editor()
        self.go_on()
        until(self.clips, 20, "the project in the window")
        self.editor.rest()

    def while_nobody_looks(self):
        """Between two windows nothing happens."""

    # Two sudden ends in a row, each soon after the window was opened.

    def two_sudden_ends(self):
        self.get_a_clip()
        for seconds in (6, 12):
            self.split_at(seconds)
            # What is older than a second is on the disk.
            time.sleep(1.2)
            self.end_and_go_on()
        until(lambda: len(self.clips()) == 3, 20, "both steps in the window")
        self.saved(lambda project: len(project.pieces) == 3)

    def split_at(self, seconds):
        self.hand.click(self.point_at(seconds))
        self.hand.key("s")

    # A folder with clips of five sizes.

    def clips_of_five_sizes(self):
        folder = self.desk.place("VIDEOS") / "Rekaman"
        folder.mkdir()
        for number, (name, width, height, seconds) in enumerate(SIZES):
            recorded = ["-metadata", f"creation_time=2026-03-0{number + 1}T08:00:00Z"]
            make_film(folder / name, seconds, width, height, more=recorded)
        self.choose_files()
        self.say_path("path-import", folder)
        self.confirm_path()
        self.use_all()
        project = self.saved(lambda project: len(project.pieces) == len(SIZES))
        width, height = project.size_px
        assert height >= 720, f"most of the film has 720 lines and more, the video is {width} × {height}"
        assert abs(width / height - 16 / 9) < 0.01, f"most of the film is 16:9, the video is {width} × {height}"
        self.editor.click("step-make")
        self.editor.rest()
        tiny = [node.name for node in self.desk.access.nodes() if re.search(r"\b320 × 180\b", node.name)]
        assert not tiny, f"the smallest clip decides: {tiny}"

    def use_all(self):
        row = re.compile(r"^(lama|kamera|layar|berdiri).*\.mp4, ")
        until(lambda: len(self.editor.all(row)) == len(SIZES), 60, "the files in the list")
        if len(self.clips()) < len(SIZES):
            self.editor.click("media-use-all")

    # A subtitle file onto typed subtitles.

    def subtitles_onto_typed_ones(self):
        self.get_a_clip()
        self.begin_subtitles()
        for number, sentence in enumerate(TYPED):
            if number:
                self.hand.key("Return")
            self.wait_for_field()
            self.hand.write(sentence)
        self.leave_text()
        before = self.saved(lambda project: [text for text, _, _ in project.captions] == TYPED).captions
        file = self.desk.place("DOWNLOAD") / "dari orang lain.srt"
        subtitle_file(file, 5, FILM_S)
        self.command("cmd-import-subtitles")
        self.say_path("path-read-subtitles", file)
        self.hand.key("Return")
        self.keep_what_is_typed()
        project = self.saved(lambda project: len(project.captions) > len(TYPED))
        lost = [caption for caption in before if caption not in project.captions]
        assert not lost, f"typed subtitles were changed: {lost} in {project.captions}"
        slivers = [(text, end - start) for text, start, end in project.captions if end - start < SLIVER_S]
        assert not slivers, f"slivers of subtitles: {slivers}"

    def keep_what_is_typed(self):
        """The window asks what becomes of those that are there."""
        self.editor.click("subtitle-file-fill")

    # A film that was moved and renamed while the window was closed.

    def missing_source(self):
        self.get_a_clip()
        self.editor.close()
        self.moved = self.desk.place("VIDEOS") / "Rapat 2026" / "dipindahkan.mp4"
        self.moved.parent.mkdir()
        self.move_the_film()
        self.start_editor()
        self.go_on()
        # All that there is is gone: the window asks at once.
        self.editor.click("missing-later")
        self.editor.click("step-make")
        missed = self.editor.words.pattern("make-missing", name=FILM)
        self.editor.wait(missed)
        assert not self.editor.find(self.make_label()), "a video is promised whose film is gone"
        self.editor.click("media-find")
        self.say_path("path-find", self.found_place())
        self.hand.key("Return")
        self.editor.wait(self.make_label())
        assert not self.editor.find(missed), "the film was found and is still missed"

    def make_label(self):
        return self.editor.words.pattern("make-for", purpose="WhatsApp")

    def move_the_film(self):
        self.film.rename(self.moved)
        # The project has a copy of what lies among downloads.
        for copy in self.projects.rglob(FILM):
            copy.unlink()

    def found_place(self):
        """The file itself is what people choose first."""
        return self.moved

    # Copied files, pasted by a hand whose Ctrl goes up first, and by a quick one.

    def pasted_with_ctrl_let_go_first(self):
        second = self.film.with_name("kedua.mp4")
        make_film(second, 3)
        self.copy_file(self.film)
        self.paste(held_goes_first=True)
        self.saved(lambda project: len(project.pieces) == 1)
        self.editor.rest()
        self.copy_file(second)
        self.paste(pressed_s=0)
        self.saved(lambda project: len(project.content["media"]) == 2)

    def copy_file(self, file):
        """As a file manager copies it."""
        address = self.desk.folder / "copied"
        address.write_text(f"{file.as_uri()}\r\n", encoding="utf-8")
        self.desk.spawn(["xclip", "-quiet", "-selection", "clipboard", "-t", "text/uri-list", address])
        time.sleep(0.5)

    def paste(self, **how):
        self.hand.chord("ctrl", "v", **how)

    # Back from the subtitles to the cuts.

    def back_from_text_to_cuts(self):
        self.get_a_clip()
        self.begin_subtitles()
        self.wait_for_field()
        self.hand.write(TYPED[0])
        self.leave_text()
        before = self.saved(lambda project: len(project.captions) == 1)
        _, start, end = before.captions[0]
        # Whoever looks at a subtitle last has its track in the hand.
        subtitle = re.compile("^" + re.escape(TYPED[0]) + ", ")
        self.editor.rest()
        self.editor.click(until(lambda: self.editor.all(subtitle), 10, "the subtitle on the timeline")[-1])
        self.editor.rest()
        # First where no subtitle is, then where one is: it is the clip that is cut.
        self.editor.click("step-trim")
        self.editor.rest()
        self.hand.click(self.point_at(before.duration - 4))
        self.cut_the_rest()
        self.saved(lambda project: project.duration < before.duration - 3)
        self.hand.click(self.point_at((start + end) / 2))
        self.editor.click("cmd-split")
        self.saved(lambda project: len(project.pieces) == 2)

    def cut_the_rest(self):
        tool = self.editor.wait("cmd-remove-after", enabled=False)
        assert tool.is_enabled, f"a clip is at the playhead, and no tool works: {tool.description}"
        self.editor.click(tool)


ERRANDS = {
    "typing": "typing_then_sudden_end",
    "ends": "two_sudden_ends",
    "sizes": "clips_of_five_sizes",
    "import": "subtitles_onto_typed_ones",
    "missing": "missing_source",
    "paste": "pasted_with_ctrl_let_go_first",
    "back": "back_from_text_to_cuts",
}


def run_errand(method, language, film, kind=UnkindWalk):
    """Goes on an errand; what went wrong, if anything did."""
    with Desk() as desk:
        walk = kind(desk, Hand(desk.environment, kind.mouse, kind.drags), language, film)
        try:
            walk.start_editor()
            getattr(walk, method)()
        except Exception as error:
            traceback.print_exc()
            keep_evidence(walk, kind.title, method)
            return str(error) or type(error).__name__
    return None


def run_errands(names, language, film):
    """Goes on them, or on all; whether one failed."""
    failed = False
    for name in names or ERRANDS:
        problem = run_errand(ERRANDS[name], language, film)
        print(f"  {ERRANDS[name].replace('_', ' ')}: {problem or 'as it should be'}", flush=True)
        failed = failed or problem is not None
    return failed


if __name__ == "__main__":
    run(ERRANDS, "errand", FILM_S, run_errands)
