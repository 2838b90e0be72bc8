"""Makes the window's fonts in `window/`: Inter 4.1.1 (npm inter-ui, SIL OFL 1.1) with even digits, and the icons of
Phosphor 2.1.2 (npm @phosphor-icons/web, MIT) that the window draws. Needs npm and Python with fonttools and brotli.

    python3 make_window_fonts.py
"""

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TEXT = "20-7E A0-17F 2010-2015 2018-201A 201C-201E 2026 2030 2032 2033 2039 203A 20AC 2122 2190-2193 2212 2248 2264 2265 D7"
ICONS = """download-simple scissors text-t film-slate arrow-u-up-left arrow-u-up-right magnifying-glass translate question
gear-six dots-three dots-three-vertical caret-down caret-left caret-right check check-circle x plus info warning
warning-circle play pause play-circle skip-back skip-forward rewind fast-forward speaker-high speaker-slash corners-out
frame-corners magnifying-glass-minus magnifying-glass-plus arrows-horizontal film-strip image music-notes
closed-captioning eye eye-slash lock-simple arrow-line-left arrow-line-right flag flag-checkered split-horizontal
link-simple-horizontal arrow-fat-left arrow-fat-right arrow-clockwise trash clock hourglass ear file-text file-video
folder-open device-mobile usb link-break package copy clipboard floppy-disk clock-counter-clockwise shield-check
sidebar-simple keyboard whatsapp-logo circle-dashed instagram-logo facebook-logo youtube-logo stamp archive
envelope-simple waveform hand-tap""".split()
FILLED = ["play", "pause", "check-circle"]


def unpack(package, folder):
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = Path(folder) / name.stdout.strip()
    target = Path(folder) / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def points(ranges):
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def subset(font, unicodes, hinting):
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = hinting
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)


def even_digits(font):
    """Points the ten digits at their tabular glyphs, so that a running time does not jitter."""
    lookups = font["GSUB"].table.LookupList.Lookup
    features = font["GSUB"].table.FeatureList.FeatureRecord
    tabular = next(record.Feature for record in features if record.FeatureTag == "tnum")
    tables = [table for index in tabular.LookupListIndex for table in lookups[index].SubTable]
    mapping = {}
    for table in tables:
        mapping.update(getattr(table, "ExtSubTable", table).mapping)
    for cmap in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if cmap.isUnicode() and digit in cmap.cmap:
                cmap.cmap[digit] = mapping.get(cmap.cmap[digit], cmap.cmap[digit])


def make_text(package, weight):
    font = TTFont(package / "web" / f"Inter-{weight}.woff2")
    font.flavor = None
    even_digits(font)
    subset(font, list(points(TEXT)), hinting=True)
    font.save(HERE / "window" / f"Inter-{weight}.ttf")


def icon_points(package, style):
    css = (package / "src" / style / "style.css").read_text()
    pattern = r"\.ph(?:-fill)?\.ph-([a-z-]+):before\s*{\s*content:\s*\"\\([0-9a-f]+)\""
    return {name: int(code, 16) for name, code in re.findall(pattern, css)}


def make_icons(package, style, file, names):
    codes = icon_points(package, style)
    font = TTFont(package / "src" / style / f"{file}.ttf")
    subset(font, [codes[name] for name in names], hinting=False)
    # Side bearings must be where the outlines start, or the icons shift.
    for glyph in font.getGlyphOrder():
        advance, _ = font["hmtx"][glyph]
        outline = font["glyf"][glyph]
        outline.expand(font["glyf"])
        font["hmtx"][glyph] = (advance, getattr(outline, "xMin", 0))
    font.save(HERE / "window" / f"{file}.ttf")
    return codes


def main():
    (HERE / "window").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        inter = unpack("inter-ui@4.1.1", folder)
        for weight in ["Regular", "Medium", "SemiBold"]:
            make_text(inter, weight)
        phosphor = unpack("@phosphor-icons/web@2.1.2", folder)
        (HERE / "window" / "PHOSPHOR-LICENSE.txt").write_bytes((phosphor / "LICENSE").read_bytes())
        codes = make_icons(phosphor, "regular", "Phosphor", ICONS)
        make_icons(phosphor, "fill", "Phosphor-Fill", FILLED)
    for name in ICONS:
        print(f"{name} {codes[name]:04X}")


if __name__ == "__main__":
    main()
