#!/usr/bin/env python3
"""Every template and chart beside its reference picture: how much they differ, and how far texts and marks are apart.

usage: beside.py SUNTING OUT [REFERENCES]

REFERENCES is a folder of ID.SHAPE.svg (SHAPE: 16x9, 9x16, 1x1 or 4x5), by default ../shared/graphics beside the project. Ours is
what `sunting graphic` and `sunting chart` draw of the same words and numbers: the templates' own examples, and the tables
in scripts/beside/charts.json. The references are drawn by the same renderer, so that only the layout differs. Writes a
row of each (reference, ours, difference), a sheet of all and differences.md into OUT. Fails where a text or mark that
both have is farther apart than 2 pixels of 1080 lines, or than scripts/beside/explained.json explains.
"""
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "beside"
sys.path.insert(0, str(HERE))
import pictures  # noqa: E402
from marks import compared  # noqa: E402

SUNTING, OUT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
REFERENCES = Path(sys.argv[3] if len(sys.argv) > 3 else HERE.parent.parent.parent / "shared" / "graphics").resolve()
SHAPES = {"16x9": ("16:9", 16 / 9, 1), "9x16": ("9:16", 1, 16 / 9), "1x1": ("1:1", 1, 1), "4x5": ("4:5", 1, 5 / 4)}
HEIGHTS_PX = (480, 1080)
MOST_PX = 2.0
OFFICE = ["--name", "Disdukcapil Kota Contoh", "--primary", "#0B4A6F", "--accent", "#F5B335"]
CHARTS, EXPLAINED = (json.loads((HERE / f"{name}.json").read_text()) for name in ("charts", "explained"))


def sunting(*arguments):
    command = [SUNTING, "--json", "--force", "--quiet", "--lang", "id", *arguments]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)}: {done.stderr}{done.stdout}")
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}


def asked_for(name, templates, work):
    """The arguments that draw the same as a reference."""
    if name in CHARTS:
        chart, table = CHARTS[name], work / f"{name}.csv"
        with open(table, "w", newline="") as file:
            csv.writer(file, delimiter=";").writerows(chart["table"])
        said = [part for option in ("title", "unit", "source", "highlight") if option in chart for part in (f"--{option}", chart[option])]
        return ["chart", table, "--kind", name.removeprefix("grafik-"), *said]
    if name not in templates:
        return None
    fields = [(field["name"], row) for field in templates[name] for row in (field.get("example") or "").split("\n") if row]
    return ["graphic", name, *(part for field, row in fields for part in ("--field", f"{field}={row}"))]


def drawn_reference(svg, shape, short_px, result):
    """A reference as the same renderer draws it: as a template of one's own with a box that stays empty."""
    ratio, wide, high = SHAPES[shape]
    width, height = (round(short_px * side / 2) * 2 for side in (wide, high))
    head = f'width="{width}" height="{height}" preserveAspectRatio="none"'
    own = re.sub(r'width="\d+" height="\d+"', head, svg, count=1)
    own = own.replace("</svg>", '<rect data-field="kosong" x="200" y="200" width="600" height="400" fill="none"/></svg>')
    template = result.with_suffix(".svg")
    template.write_text(own)
    sunting("graphic", template, "--shape", ratio, "--height", short_px, "-o", result)


def compare(reference, templates, brand, work):
    """A reference's row in the table, and what is told of it."""
    name, shape = reference.stem.rsplit(".", 1)
    arguments = asked_for(name, templates, work)
    if arguments is None:
        return None
    svg, ours = reference.read_text(), work / f"{reference.stem}.ours.svg"
    drawn = [*arguments, "--brand", brand, "--shape", SHAPES[shape][0]]
    sunting(*drawn, "-o", ours)
    means = []
    for short_px in HEIGHTS_PX:
        pair = [work / f"{reference.stem}.{short_px}.{which}.png" for which in ("reference", "ours")]
        drawn_reference(svg, shape, short_px, pair[0])
        sunting(*drawn, "--height", short_px, "-o", pair[1])
        means.append(pictures.mean_difference(*pair))
    pictures.put_beside(*pair, OUT / f"{reference.stem}.png")
    offsets, words = compared(svg, ours.read_text())
    return {"id": name, "shape": SHAPES[shape][0], "means": means, "offsets": offsets, "words": words}


def row_of(found):
    distance, edge, mark = found["offsets"][0] if found["offsets"] else (0.0, "", "")
    where = f"{edge} of {mark}" if distance >= 0.05 else ""
    small, large = found["means"]
    why = EXPLAINED.get(found["id"], {}).get("why", "") if where or found["words"] or round(large, 2) else ""
    return f"| {found['id']} | {found['shape']} | {small:.2f} / {large:.2f} | {distance:.1f} | {where} | {why} |"


def unexplained(found):
    """Marks that are too far apart, in words."""
    most_px = max(MOST_PX, EXPLAINED.get(found["id"], {}).get("most_px", 0))
    return [f"{distance:.1f} px: {edge} of {mark}" for distance, edge, mark in found["offsets"] if distance > most_px]


def main():
    references = sorted(REFERENCES.glob("*.svg"))
    if not references:
        sys.exit(f"beside: there are no references in {REFERENCES}. Name their folder: make beside REFERENCES=folder")
    work = OUT / "work"
    work.mkdir(parents=True, exist_ok=True)
    brand = work / "office.kantor"
    sunting("brand", HERE / "seal.svg", *OFFICE, "-o", brand)
    templates = {template["id"]: template["fields"] for template in sunting("template", "list")["templates"]}
    lines = ["| id | shape | mean difference, 480p / 1080p | greatest offset, px | where | why |", "|---|---|---|---|---|---|"]
    rows, too_far = [], 0
    for reference in references:
        found = compare(reference, templates, brand, work)
        if found is None:
            print(f"{reference.name}: nothing of ours has that name", flush=True)
            continue
        rows.append(OUT / f"{reference.stem}.png")
        lines.append(row_of(found))
        print(lines[-1], flush=True)
        far = unexplained(found)
        too_far += len(far)
        print("".join(f"    {line}\n" for line in far + found["words"]), end="", flush=True)
    pictures.sheet(rows, OUT / "sheet.png")
    (OUT / "differences.md").write_text("\n".join(lines) + "\n")
    print(f"{len(rows)} pictures beside their references; {too_far} marks are farther away than is explained: see {OUT}")
    sys.exit(1 if too_far else 0)


if __name__ == "__main__":
    main()
