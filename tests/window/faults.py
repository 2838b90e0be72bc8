#!/usr/bin/python3
"""Whether the checks of the window's tests can fail: plants a fault under each, and expects red.

usage: faults.py [FAULT…]    all of them when none is named

A fault is a hand that does something else than the flow says, or a disk that was changed while nobody looked. What comes
before the flow is done as it should be. A check that stays green with its fault planted proves nothing, and this fails.
"""
import shutil

from access import FOCUSED, SELECTED
from driver import Desk
from fixtures import make_film
from flows import NoDragWalk
from hand import Hand
from running import run
from unkind import UnkindWalk

FILM_S = 48


def nothing(_walk):
    """The hand rests."""


def shorter_film(walk, title, _path):
    short = walk.film.with_name("pendek.mp4")
    make_film(short, 3)
    NoDragWalk.say_path(walk, title, short)


def other_ends(walk):
    walk.hand.click(walk.point_at(20))
    walk.editor.click("step-trim")
    walk.editor.click("cmd-remove-after")
    walk.editor.click("cmd-to-start")


def first_clip_chosen(walk):
    """The first clip is clicked, and the second looked at."""
    walk.hand.click(walk.clips()[0].rect.at())
    walk.editor.rest()
    first, second = walk.clips()
    assert first.has(SELECTED), "the clip that was clicked is not chosen"
    assert second.has(SELECTED), "the clip to be chosen"


def wrong_field(walk):
    """A field that was not asked for has no cursor."""
    walk.hand.key("Escape")
    walk.editor.rest()
    pattern = walk.editor.words.pattern("subtitle-text")
    assert any(node.has(FOCUSED) for node in walk.editor.all(pattern)), "the cursor in a field"


def older_copy(walk):
    """While nobody looks, the project is put back to where it began."""
    folder = next(walk.projects.iterdir())
    shutil.rmtree(folder / ".sunting", ignore_errors=True)
    shutil.copy(walk.older, next(folder.glob("[!.]*.sunting")))


def keep_older(walk):
    NoDragWalk.get_a_clip(walk)
    walk.older = walk.desk.folder / "older"
    shutil.copy(next(walk.projects.glob("*/[!.]*.sunting")), walk.older)


# A check's name, the walk, what is done before as it should be, the flow that is checked, and what is done instead.
FAULTS = {
    "get-a-clip": (NoDragWalk, [], "get_a_clip", {"say_path": shorter_film}),
    "start-and-end": (NoDragWalk, ["get_a_clip"], "start_and_end", {"cut_the_ends": other_ends}),
    "mistake": (NoDragWalk, ["get_a_clip", "start_and_end"], "cut_out_a_mistake", {"cut_the_mistake": nothing}),
    "chosen-clip": (NoDragWalk, ["get_a_clip", "start_and_end", "cut_out_a_mistake"], "move_a_clip",
                    {"move_the_second": first_clip_chosen}),
    "move": (NoDragWalk, ["get_a_clip", "start_and_end", "cut_out_a_mistake"], "move_a_clip", {"move_the_second": nothing}),
    "cursor": (NoDragWalk, ["get_a_clip"], "ten_subtitles", {"wait_for_field": wrong_field}),
    "pack": (NoDragWalk, ["get_a_clip"], "move_to_another_computer", {"pack": nothing}),
    "typing": (UnkindWalk, [], "typing_then_sudden_end", {"write_in_one_breath": nothing}),
    "ends": (UnkindWalk, [], "two_sudden_ends", {"get_a_clip": keep_older, "while_nobody_looks": older_copy}),
    "paste": (UnkindWalk, [], "pasted_with_ctrl_let_go_first", {"paste": lambda walk, **_: None}),
    "back": (UnkindWalk, [], "back_from_text_to_cuts", {"cut_the_rest": nothing}),
    "missing": (UnkindWalk, [], "missing_source", {"move_the_film": nothing}),
    "found": (UnkindWalk, [], "missing_source", {"found_place": lambda walk: walk.desk.place("DESKTOP")}),
}


def is_red(kind, before, flow, instead, film):
    """Whether the flow's check sees the fault."""
    with Desk() as desk:
        walk = kind(desk, Hand(desk.environment, kind.mouse, kind.drags), "id", film)
        walk.start_editor()
        for method in before:
            getattr(walk, method)()
        planted = type(kind.__name__, (kind,), instead)
        walk.__class__ = planted
        try:
            getattr(walk, flow)()
        except AssertionError as error:
            print(f"    {str(error).splitlines()[0][:150]}", flush=True)
            return True
    return False


def run_faults(names, _language, film):
    """Plants them, or all; whether one was not seen."""
    blind = False
    for name in names or FAULTS:
        seen = is_red(*FAULTS[name], film)
        print(f"  {name}: {'red, as it should be' if seen else 'NOT SEEN'}", flush=True)
        blind = blind or not seen
    return blind


if __name__ == "__main__":
    run(FAULTS, "fault", FILM_S, run_faults)
