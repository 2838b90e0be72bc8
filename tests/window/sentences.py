"""How people cut a film by what is said in it: sentences are ticked in the list, taken out, and brought back."""
import time

from driver import until
from speak import SENTENCES, SpeakByKeys, SpeakByMouse, SpeakWalk

# Those that go: the second, and the fourth.
OUT = (1, 3)
# What a picture takes: an edge of a cut lies on one.
FRAME_S = 1 / 30


class SentencesWalk(SpeakWalk):
    """The same film, once its subtitles are there. What is done differently is done by subclasses."""

    def subtitles_first(self):
        """What the user does before, which is not counted."""
        self.copy_a_script()
        self.subtitles_from_a_script()
        self.hand.key("Home", "alt+2")
        self.editor.rest()

    def two_sentences_out(self):
        self.tick_two()
        self.remove()
        project = self.saved(lambda project: len(project.pieces) == 3)
        said = " ".join(text.replace("\n", " ") for text, _, _ in project.captions)
        assert said == " ".join(text for at, text in enumerate(SENTENCES) if at not in OUT), said
        for at, (start, end) in enumerate(self.times):
            kept = sum(max(0.0, min(end, piece.source + piece.length) - max(start, piece.source)) for piece in project.pieces)
            whole = 0.0 if at in OUT else end - start
            assert abs(kept - whole) < 2 * FRAME_S, f"{SENTENCES[at]!r}: {kept} s of {end - start} s are left"

    def one_comes_back(self):
        self.bring_back(f"{self.editor.words['sentence-bring-back']}: {SENTENCES[OUT[0]]}")
        self.saved(lambda project: len(project.pieces) == 2 and any(SENTENCES[OUT[0]] == text.replace("\n", " ") for text, _, _ in project.captions))

    def all_is_there_again(self):
        self.hand.key("ctrl+z", "ctrl+z")
        self.saved(lambda project: len(project.pieces) == 1)

    def row(self, sentence):
        """The row of a sentence, whatever it says about it."""
        def found():
            return [node for node in self.desk.access.nodes() if node.name.startswith(sentence) and node.rect.width > 200]

        return until(found, 20, sentence)[0]


class SentencesByMouse(SentencesWalk, SpeakByMouse):
    """The mouse as it comes."""
    title = "sentences, mouse"

    def tick_two(self):
        self.editor.click("step-text")
        for at in OUT:
            self.hand.click(self.row(SENTENCES[at]).rect.at(), "ctrl")

    def remove(self):
        self.editor.click(self.editor.words["sentences-remove"].replace("{ $count }", "2"))

    def bring_back(self, name):
        self.editor.click(name)


class SentencesByKeys(SentencesWalk, SpeakByKeys):
    """No mouse at all."""
    title = "sentences, keyboard only"

    def tick_two(self):
        self.command("cmd-select-sentences")
        self.editor.wait("sentences-clear")
        time.sleep(0.3)
        self.hand.key("Down", "space", "Down", "Down", "space")

    def remove(self):
        self.hand.key("ctrl+Return")

    def bring_back(self, name):
        self.tab_to(name)
        self.hand.key("Return")


SENTENCES_WALKS = [SentencesByMouse, SentencesByKeys]
