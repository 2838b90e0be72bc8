"""How people explain with the editor: a name under who speaks, a chart of a copied table, the colours of the office."""
import re
import subprocess

from access import FOCUSED
from checks import probe
from driver import until
from flows import KeyboardWalk, MouseWalk, Walk

# What the cards are called; the names of templates stand in the programs, not among the sentences.
STRAP = {"id": "Nama dan jabatan", "en": "Name and position"}
PERSON = ("Dra. Siti Rahmawati, M.Si.", "Kepala Dinas Kependudukan dan Pencatatan Sipil")
TABLE = "Kecamatan\tAktivasi (orang)\nPahandut\t31.765\nJekan Raya\t48.120\nSabangau\t9.870\nBukit Batu\t6.420\n"
FINDING = "Jekan Raya paling banyak mengaktifkan IKD"
SOURCE = "Disdukcapil Kota Contoh, 2026"
OFFICE_COLOR = (0x7A, 0x1F, 0x2B)
LOGO = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
<path d="M60 6 L112 30 V66 C112 92 88 108 60 116 C32 108 8 92 8 66 V30 Z" fill="#{bytes(OFFICE_COLOR).hex()}"/>
<circle cx="60" cy="58" r="22" fill="#E0A526"/></svg>
"""
USUAL_COLOR = (0x0B, 0x4A, 0x6F)
# A spot beside the letters of a name, as a part of the width and height of what is worked on, and of the picture.
ON_THE_STAGE = (0.98, 0.12)
IN_THE_BAND = (0.058, 0.7)


class ExplainWalk(Walk):
    """A film gets its names, numbers and colours. What is done differently is done by subclasses."""

    def get_a_clip(self):
        self.editor.wait("choose-files")
        super().get_a_clip()

    # What the user does before, which is not counted.

    def elsewhere(self):
        """Back to another step with nothing chosen: each flow begins where somebody comes from something else."""
        self.hand.key("Escape", "Escape", "alt+2")
        self.editor.rest()

    def copy_a_table(self):
        self.elsewhere()
        self.later()
        command = ["xclip", "-selection", "clipboard", "-quiet"]
        self.desk.spawn(["sh", "-c", 'printf %s "$0" | ' + " ".join(command), TABLE])

    def keep_a_logo(self):
        self.elsewhere()
        self.logo = self.desk.place("DOWNLOAD") / "logo kantor.svg"
        self.logo.write_text(LOGO, encoding="utf-8")

    def later(self):
        """The red line behind all graphics so far."""
        graphics = self.saved(lambda project: True).graphics
        behind = max((graphic.end for graphic in graphics), default=0) + 1
        for _ in range(round(behind - self.line_s())):
            self.hand.key("shift+Right")

    def come_to_another_person(self):
        self.hand.key("Escape", "Escape")
        self.later()

    # The flows.

    def name_and_position(self):
        self.open_the_cards()
        self.take_the_strap()
        self.fill(PERSON)
        graphics = self.saved(lambda project: project.graphics and project.graphics[0].fields.get("jabatan") == PERSON[1])
        strap = graphics.graphics[0]
        assert strap.template == "nama-dan-jabatan" and strap.fields["nama"] == PERSON[0], vars(strap)
        assert strap.end - strap.start >= 3, f"it is seen for {strap.end - strap.start} s only"
        self.is_on_the_stage()

    def fill(self, values):
        """The cursor is in the first field already; the next one is a Tab away."""
        self.wait_for_cursor()
        for index, value in enumerate(values):
            if index:
                self.hand.key("Tab")
            self.hand.write(value)

    def wait_for_cursor(self):
        until(lambda: any(node.has(FOCUSED) for node in self.desk.access.nodes() if node.role in ("entry", "text")), 10,
              "the cursor in a field")

    def is_on_the_stage(self):
        """What is typed is seen at once, also where it has hardly begun to move in."""
        what = re.compile("^" + re.escape(", ".join((STRAP[self.language], PERSON[0]))))
        band = self.editor.wait(what, "toggle button").rect.at(*ON_THE_STAGE)
        until(lambda: is_near(self.editor.color_at(band), USUAL_COLOR), 5, "the name on the stage")

    def same_person_again(self):
        self.take_the_strap()
        self.wait_for_cursor()
        self.hand.write("Dra")
        self.hand.key("Down", "Return")
        filled = self.saved(lambda project: len(project.graphics) == 2 and len(project.graphics[1].fields) >= 2)
        again = filled.graphics[1].fields
        assert (again["nama"], again["jabatan"]) == PERSON, again

    def chart_of_a_table(self):
        self.open_the_charts()
        self.hand.key("ctrl+v")
        self.saved(lambda project: any(graphic.table for graphic in project.graphics))
        self.wait_for_cursor()
        self.hand.write(FINDING)
        self.hand.key("Tab", "Tab")
        self.hand.write(SOURCE)
        done = self.saved(lambda project: any(graphic.fields.get("sumber") == SOURCE for graphic in project.graphics))
        chart = next(graphic for graphic in done.graphics if graphic.table)
        rows = [row.split("\t") for row in TABLE.splitlines()]
        assert chart.table["columns"] == rows[0] and chart.table["rows"] == rows[1:], chart.table
        assert chart.template in ("grafik-batang", "grafik-batang-datar"), chart.template

    def office(self):
        self.open_the_office()
        self.choose_logo()
        self.say_path("path-logo", self.logo)
        self.confirm_path()
        kit = self.saved(lambda project: project.kit and project.kit.get("logo")).kit
        assert kit["primary"].lower() == f"#{bytes(OFFICE_COLOR).hex()}", kit["primary"]
        kept = list((self.projects / "Kantor").glob("*.kantor"))
        assert len(kept) == 1, f"the laptop keeps {kept}"

    def film_with_it(self):
        self.make()
        self.editor.wait("job-copy", patience_s=300)
        made = sorted((self.desk.place("VIDEOS") / "Sunting").glob("*.mp4"))
        assert len(made) == 1, f"made: {made}"
        assert not self.editor.find("make-check"), "something in the film is not complete"
        project = self.saved(lambda project: project.graphics)
        strap = project.graphics[0]
        seen = color_in(made[0], (strap.start + strap.end) / 2, IN_THE_BAND)
        assert is_near(seen, OFFICE_COLOR), f"the name stands on {seen} instead of {OFFICE_COLOR}"


def is_near(color, wanted):
    """Whether two colours are the same but for what a codec does to them."""
    return max(abs(a - b) for a, b in zip(color, wanted)) <= 12


def color_in(path, seconds, place):
    """The colour of a film's picture at a place, in parts of its width and height."""
    video = probe(path)
    x, y = (round(part * video[side]) for part, side in zip(place, ("width", "height")))
    command = ["ffmpeg", "-nostdin", "-v", "error", "-ss", str(seconds), "-i", str(path), "-frames:v", "1",
               "-vf", f"format=rgb24,crop=2:2:{x}:{y}", "-f", "rawvideo", "-"]
    return tuple(subprocess.run(command, check=True, capture_output=True).stdout[:3])


class ExplainByMouse(ExplainWalk, MouseWalk):
    """The mouse as it comes, with the keys that are at hand."""
    title = "explain, mouse and keys"

    def open_the_cards(self):
        self.editor.click("step-text")
        self.editor.click("tab-titles")

    def open_the_charts(self):
        self.editor.click("step-text")
        self.editor.click("tab-charts")

    open_the_office = open_the_cards

    def take_the_strap(self):
        self.editor.click(STRAP[self.language])

    def choose_logo(self):
        self.editor.click("office-choose-logo")


class ExplainByKeys(ExplainWalk, KeyboardWalk):
    """No mouse at all."""
    title = "explain, keyboard only"

    def open_the_cards(self):
        self.hand.key("alt+shift+2")

    def open_the_charts(self):
        self.hand.key("alt+shift+3")

    open_the_office = open_the_cards

    def come_to_another_person(self):
        super().come_to_another_person()
        self.open_the_cards()

    def take_the_strap(self):
        self.tab_to(STRAP[self.language])
        self.hand.key("Return")

    def choose_logo(self):
        self.hand.key("F6", "F6")
        self.tab_to("office-choose-logo")
        self.hand.key("Return")


EXPLAIN_WALKS = [ExplainByMouse, ExplainByKeys]
