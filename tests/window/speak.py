"""How people make subtitles of a script that they read: it is copied, pasted, and matched to the sound."""
import subprocess
import tempfile
from pathlib import Path

from checks import saved
from driver import until
from flows import KeyboardWalk, MouseWalk, Walk

SENTENCES = ["Selamat datang di kantor kelurahan.", "Siapkan KTP, kartu keluarga, dan akta kelahiran anak.",
             "Ambil nomor antrean di loket dua.", "Setelah data diperiksa, petugas memanggil nama Bapak dan Ibu.",
             "Layanan ini tidak dipungut biaya.", "Terima kasih, sampai jumpa."]
SCRIPT = "NARATOR:\n" + "\n\n".join(SENTENCES) + "\n(musik)\n"
RATE = 22050
# How far from where it is heard a subtitle may begin, in seconds: it comes a little before its first word.
NEAR_S = 0.3


def speak(path, film):
    """The film with somebody who reads the sentences; when each begins and ends, in seconds."""
    times, samples = [], bytes(RATE)
    with tempfile.TemporaryDirectory(prefix="sunting-speech-") as folder:
        one, raw = Path(folder) / "one.wav", Path(folder) / "speech.raw"
        for sentence in SENTENCES:
            subprocess.run(["espeak-ng", "-v", "id", "-s", "140", "-w", one, sentence], check=True)
            own = one.read_bytes()[44:]
            loud = [at for at in range(0, len(own) - 1, 2)
                    if abs(int.from_bytes(own[at:at + 2], "little", signed=True)) > 200]
            times.append(tuple((len(samples) + at) / 2 / RATE for at in (loud[0], loud[-1])))
            samples += own + bytes(RATE)
        raw.write_bytes(samples)
        subprocess.run(["ffmpeg", "-nostdin", "-y", "-v", "error", "-i", film, "-f", "s16le", "-ar", str(RATE), "-ac", "1",
                        "-i", raw, "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-shortest", path],
                       check=True)
    return times


class SpeakWalk(Walk):
    """A film in which somebody reads. What is done differently is done by subclasses."""

    def __init__(self, desk, hand, language, film):
        spoken = desk.folder / "spoken.mp4"
        self.times = speak(spoken, film)
        super().__init__(desk, hand, language, spoken)

    def get_a_clip(self):
        self.editor.wait("choose-files")
        super().get_a_clip()

    def copy_a_script(self):
        """What the user does before, which is not counted."""
        self.hand.key("Escape", "Escape", "alt+2")
        self.editor.rest()
        command = "xclip -selection clipboard -quiet"
        self.desk.spawn(["sh", "-c", 'printf %s "$0" | ' + command, SCRIPT])

    def subtitles_from_a_script(self):
        self.open_the_page()
        self.editor.wait("script-from-clipboard", enabled=False)
        self.match()
        # It yields to everything else that a busy machine does.
        project = saved(self.projects, lambda project: project.captions, patience_s=90)
        said = " ".join(text.replace("\n", " ") for text, _, _ in project.captions)
        assert said == " ".join(SENTENCES), said
        for sentence, (heard, _) in zip(SENTENCES, self.times):
            start = next(start for text, start, _ in project.captions if sentence.startswith(text.replace("\n", " ")))
            assert abs(start - heard) < NEAR_S, f"{sentence!r} comes at {start}, and is heard at {heard}"

    def take_it_back(self):
        """All of it is one step."""
        self.hand.key("ctrl+z")
        self.saved(lambda project: not project.captions)


class SpeakByMouse(SpeakWalk, MouseWalk):
    """The mouse as it comes."""
    title = "script, mouse"

    def open_the_page(self):
        self.editor.click("step-text")
        self.editor.click("subtitles-fill")
        self.editor.click("script-title", "menu item")

    def match(self):
        self.editor.click("script-match")


class SpeakByKeys(SpeakWalk, KeyboardWalk):
    """No mouse at all."""
    title = "script, keyboard only"

    def open_the_page(self):
        self.hand.key("alt+3")
        self.command("cmd-paste-script")

    def match(self):
        self.hand.key("ctrl+Return")


class TapWalk(SpeakWalk):
    """The same script, whose times are tapped while the film plays."""

    def tap_the_times(self):
        """A hand that is late by a quarter of a second, each time another bit."""
        self.open_the_page()
        self.editor.wait("script-from-clipboard", enabled=False)
        self.open_tapping()
        self.editor.wait("tap-play")
        self.mark("tap-play")
        for sentence, (start, _) in zip(SENTENCES, self.times):
            self.editor.wait(sentence, enabled=False)
            until(lambda start=start: self.line_s() >= start + 0.15, 60, f"the film at {start} s")
            self.mark("tap-mark")
        self.editor.wait("tap-all-done", enabled=False)
        self.leave()
        # The last of them lies far behind its speech until its tap is on the disk.
        project = self.saved(lambda project: project.captions and project.captions[-1][1] < self.times[-1][1])
        for sentence, (heard, _) in zip(SENTENCES, self.times):
            start = next(start for text, start, _ in project.captions if sentence.startswith(text.replace("\n", " ")))
            assert abs(start - heard) < NEAR_S, f"{sentence!r} comes at {start}, and is heard at {heard}"
        ends = [(start, end) for _, start, end in project.captions]
        assert all(end <= start for (_, end), (start, _) in zip(ends, ends[1:])), ends


class TapByMouse(TapWalk, SpeakByMouse):
    """The big button."""
    title = "tap, mouse"
    place = None

    def open_tapping(self):
        self.editor.click("cmd-tap-times")

    def mark(self, button):
        """The pointer rests where the button was first: a hand does not look for it at each sentence."""
        self.place = self.place or self.editor.wait(button).rect.at()
        self.hand.click(self.place)

    def leave(self):
        self.editor.click("tap-finish")


class TapByKeys(TapWalk, SpeakByKeys):
    """Down for each start."""
    title = "tap, keyboard only"

    def open_tapping(self):
        # From the field over the filled button.
        self.hand.key("Tab", "Tab", "Return")

    def mark(self, button):
        self.editor.wait(button)
        self.hand.key("Down")

    def leave(self):
        self.hand.key("Escape")


SPEAK_WALKS = [SpeakByMouse, SpeakByKeys]
TAP_WALKS = [TapByMouse, TapByKeys]
