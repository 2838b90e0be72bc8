"""The marks of an SVG picture with their places, and how far those of two pictures are apart."""
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from letters import width

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# How high capitals of Inter are, in em.
CAPITAL = 0.727
# Icons are drawn on a square of so many units.
ICON_UNITS = 256
# The reference's logo is a seal: a disc, a ring within it, and three marks.
SEAL_RING, SEAL_MARKS = 0.86, 5


@dataclass
class Mark:
    """One text or shape: what it is, where its edges are, what it is painted with."""
    kind: str
    name: str
    places: dict
    paint: tuple

    def told(self):
        return f"{self.kind} “{self.name}”" if self.kind == "text" else f"{self.kind} {self.name}"


def number(node, name):
    return float(node.get(name, "0"))


def text_of(node):
    text, size, weight = node.text or "", number(node, "font-size"), node.get("font-weight")
    lefts = [float(left) for left in node.get("x").split()]
    if len(lefts) > 1:
        # Each letter has a place of its own.
        left, right = lefts[0], lefts[-1] + width(text[-1], weight) * size
    else:
        spacing = number(node, "letter-spacing")
        wide = width(text, weight) * size + len(text) * spacing
        left = lefts[0] - {"middle": wide / 2, "end": wide}.get(node.get("text-anchor"), 0)
        right = left + wide - spacing
    baseline = number(node, "y")
    places = {"left": left, "right": right, "top": baseline - CAPITAL * size, "baseline": baseline}
    return Mark("text", text.replace("\u00a0", " "), places, (node.get("fill"), weight))


def rect_of(node):
    x, y, width, height = (number(node, name) for name in ("x", "y", "width", "height"))
    places = {"left": x, "right": x + width, "top": y, "bottom": y + height, "radius": number(node, "rx"),
              "line": number(node, "stroke-width")}
    return Mark("rect", f"of {node.get('fill')}", places, (node.get("fill"), node.get("stroke")))


def circle_of(node):
    x, y, radius = (number(node, name) for name in ("cx", "cy", "r"))
    places = {"left": x - radius, "right": x + radius, "top": y - radius, "bottom": y + radius, "line": number(node, "stroke-width")}
    return Mark("circle", f"of {node.get('fill')}", places, (node.get("fill"), node.get("stroke")))


def path_of(node):
    data = node.get("d")
    paint = (node.get("fill"), node.get("stroke"))
    if node.get("transform"):
        left, top, scale = (float(part) for part in NUMBER.findall(node.get("transform")))
        size = scale * ICON_UNITS
        return Mark("icon", data[:12], {"left": left, "top": top, "right": left + size, "bottom": top + size}, paint)
    places = {f"number {index + 1}": float(part) for index, part in enumerate(NUMBER.findall(data))}
    places["line"] = number(node, "stroke-width")
    places |= {f"dash {index + 1}": float(part) for index, part in enumerate(NUMBER.findall(node.get("stroke-dasharray", "")))}
    return Mark("path", "".join(re.findall("[A-Za-z]", data)), places, paint)


def image_of(node):
    x, y, width, height = (number(node, name) for name in ("x", "y", "width", "height"))
    return Mark("logo", "", {"left": x, "right": x + width, "top": y, "bottom": y + height}, ())


READERS = {"text": text_of, "rect": rect_of, "circle": circle_of, "path": path_of, "image": image_of}


def marks_of(svg):
    """From the bottom to the top; what only cuts others off is no mark."""
    root = ElementTree.fromstring(svg)
    clips = {id(node) for clip in root.iter() if clip.tag.endswith("clipPath") for node in clip.iter()}
    nodes = [node for node in root.iter() if id(node) not in clips]
    read = [READERS[kind](node) for node in nodes if (kind := node.tag.rpartition("}")[2]) in READERS]
    return with_logos(read)


def with_logos(marks):
    """The same with one mark for the reference's seal, which is a picture in ours."""
    for index, (disc, ring) in enumerate(zip(marks, marks[1:])):
        if (disc.kind, ring.kind) != ("circle", "circle"):
            continue
        radius, inner = ((mark.places["right"] - mark.places["left"]) / 2 for mark in (disc, ring))
        if abs(inner / radius - SEAL_RING) < 0.005:
            places = {edge: disc.places[edge] for edge in ("left", "right", "top", "bottom")}
            return marks[:index] + [Mark("logo", "", places, ())] + marks[index + SEAL_MARKS:]
    return marks


def offset(reference, ours):
    """How far two marks are apart at most, in pixels, and where."""
    edges = set(reference.places) | set(ours.places)
    apart = {edge: abs(reference.places.get(edge, 0) - ours.places.get(edge, 0)) for edge in edges}
    return max(((distance, edge) for edge, distance in apart.items()), default=(0, ""))


def pairs(reference, ours):
    """Marks that are the same thing in both pictures, and those that only one of them has."""
    left, right = list(reference), list(ours)
    likely = [(offset(one, other)[0], index, place) for index, one in enumerate(left) for place, other in enumerate(right)
              if (one.kind, one.name) == (other.kind, other.name)]
    found, used = [], (set(), set())
    # Of several that are alike, the nearest belong together, in whatever order they are drawn.
    for _, index, place in sorted(likely):
        if index not in used[0] and place not in used[1]:
            found.append((left[index], right[place]))
            used[0].add(index)
            used[1].add(place)
    alone = [[mark for index, mark in enumerate(marks) if index not in seen] for marks, seen in zip((left, right), used)]
    return found, *alone


def compared(reference_svg, our_svg):
    """Each pair's offset with what it is, the farthest first, and what differs otherwise, in words."""
    found, left, right = pairs(marks_of(reference_svg), marks_of(our_svg))
    offsets = sorted(((*offset(*pair), pair[0].told()) for pair in found), reverse=True)
    words = [f"{one.told()} is painted {other.paint}, not {one.paint}" for one, other in found if one.paint != other.paint]
    words += [f"only in the reference: {mark.told()}" for mark in left]
    words += [f"only in ours: {mark.told()}" for mark in right]
    return offsets, words
