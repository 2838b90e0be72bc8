"""How wide letters are, from the tables of a TrueType font."""
import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
NAMES = {"400": "Inter-Regular.ttf", "600": "Inter-SemiBold.ttf"}


class Font:
    """The advances of a font's letters."""

    def __init__(self, path):
        self.data = path.read_bytes()
        count = self.read(">H", 4)[0]
        entries = [self.read(">4sIII", 12 + 16 * index) for index in range(count)]
        self.tables = {name: offset for name, _, offset, _ in entries}
        self.units = self.read(">H", self.tables[b"head"] + 18)[0]
        self.measured = self.read(">H", self.tables[b"hhea"] + 34)[0]
        self.glyphs = dict(self.mapped())

    def read(self, form, offset):
        return struct.unpack_from(form, self.data, offset)

    def mapped(self):
        """Pairs of a letter's number and its glyph, of the first table of segments (format 4)."""
        start = self.tables[b"cmap"]
        subtables = [start + self.read(">HHI", start + 4 + 8 * index)[2] for index in range(self.read(">H", start + 2)[0])]
        table = next(subtable for subtable in subtables if self.read(">H", subtable)[0] == 4)
        size = self.read(">H", table + 6)[0]
        ends, starts = (self.read(f">{size // 2}H", table + offset) for offset in (14, 16 + size))
        deltas = self.read(f">{size // 2}h", table + 16 + 2 * size)
        for index, (first, last, delta) in enumerate(zip(starts, ends, deltas)):
            place = table + 16 + 3 * size + 2 * index
            jump = self.read(">H", place)[0]
            for letter in range(first, min(last, 0xFFFE) + 1):
                glyph = letter if jump == 0 else self.read(">H", place + jump + 2 * (letter - first))[0]
                yield letter, (glyph + delta) % 0x10000 if jump == 0 or glyph else 0

    def advance(self, letter):
        """In em."""
        glyph = self.glyphs.get(ord(letter), 0)
        return self.read(">H", self.tables[b"hmtx"] + 4 * min(glyph, self.measured - 1))[0] / self.units


@cache
def font(weight):
    return Font(FONTS / NAMES[weight])


def width(text, weight):
    """Of a line without kerning, in em."""
    return sum(font(weight).advance(letter) for letter in text)
