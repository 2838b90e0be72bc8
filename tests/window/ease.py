#!/usr/bin/python3
"""How much has to be done for what people want: counts clicks, keys and drags, and fails above a limit.

usage: ease.py [--language id|en] [WALK…]    walks: mouse, nodrag, keyboard, explain, explain-keyboard, script, script-keyboard, sentences,
sentences-keyboard, tap, tap-keyboard;
else all of them

The editor runs under Xvfb with a home of its own. What is in the window is found over the accessibility bus, as a screen
reader finds it; what is done is done by real mouse and keys. A chord counts as one key. The text itself, of subtitles,
paths and the words that find a command, is counted apart. Where nothing failed nothing is kept; else a screenshot and the
names of everything in the window lie in target/window-test/.
"""
import time
import traceback

from checks import probe
from driver import ROOT, Desk, editor_program
from explain import EXPLAIN_WALKS
from flows import WALKS
from hand import Hand
from running import run
from sentences import SENTENCES_WALKS
from speak import SPEAK_WALKS, TAP_WALKS

NAMES = dict(zip(("mouse", "nodrag", "keyboard", "explain", "explain-keyboard", "script", "script-keyboard", "sentences",
                  "sentences-keyboard", "tap", "tap-keyboard"),
                 WALKS + EXPLAIN_WALKS + SPEAK_WALKS + SENTENCES_WALKS + TAP_WALKS))
# A flow, what has to be done for it, its limit, its limit where nothing is dragged.
FLOWS = [
    ("get a clip", "get_a_clip", 3, 3),
    ("start and end", "start_and_end", 6, 6),
    ("cut out a mistake", "cut_out_a_mistake", 3, 5),
    ("move a clip", "move_a_clip", 3, 3),
    ("ten subtitles", "ten_subtitles", 25, 25),
    ("WhatsApp file", "whatsapp_file", 2, 2),
    ("copy it", "copy_it", 1, 1),
    ("reopen", "reopen", 1, 1),
    ("sudden end", "sudden_end", 0, 0),
    ("move to another computer", "move_to_another_computer", 3, 3),
]
EXPLAIN_FLOWS = [
    ("get a clip", "get_a_clip", 3, 3),
    ("name and position", "name_and_position", 4, 6),
    ("the same person again", "same_person_again", 3, 5),
    ("chart of a copied table", "chart_of_a_table", 5, 5),
    ("colours of the office", "office", 4, 6),
    ("film with it", "film_with_it", 2, 2),
]
SPEAK_FLOWS = [
    ("get a clip", "get_a_clip", 3, 3),
    ("subtitles from a script", "subtitles_from_a_script", 4, 4),
    ("take it back", "take_it_back", 1, 1),
]
# By keys, what is far down in a list is further away.
SENTENCES_FLOWS = [
    ("get a clip", "get_a_clip", 3, 3),
    ("two sentences out", "two_sentences_out", 4, 8),
    ("one comes back", "one_comes_back", 1, 30),
    ("all is there again", "all_is_there_again", 2, 2),
]
# A press for each of six sentences, one that plays, and one that leaves.
TAP_FLOWS = [
    ("get a clip", "get_a_clip", 3, 3),
    ("tap the times", "tap_the_times", 14, 14),
    ("take it back", "take_it_back", 1, 1),
]
FLOWS_OF = {**dict.fromkeys(WALKS, FLOWS), **dict.fromkeys(EXPLAIN_WALKS, EXPLAIN_FLOWS),
            **dict.fromkeys(SPEAK_WALKS, SPEAK_FLOWS), **dict.fromkeys(SENTENCES_WALKS, SENTENCES_FLOWS),
            **dict.fromkeys(TAP_WALKS, TAP_FLOWS)}
# What happens before a flow without being part of it.
BEFORE = {"reopen": "close_and_start", "sudden_end": "end_suddenly", "name_and_position": "elsewhere",
          "same_person_again": "come_to_another_person", "chart_of_a_table": "copy_a_table", "office": "keep_a_logo",
          "film_with_it": "elsewhere", "subtitles_from_a_script": "copy_a_script", "two_sentences_out": "subtitles_first",
          "tap_the_times": "copy_a_script"}
FILM_S = 48
KEPT = ROOT / "target" / "window-test"


def keep_evidence(walk, title, flow):
    """What the window looked like when a flow failed."""
    KEPT.mkdir(parents=True, exist_ok=True)
    stem = f"{title} - {flow}".replace(" ", "-")
    if walk.editor and walk.editor.process.poll() is None:
        walk.editor.picture(KEPT / f"{stem}.png")
        (KEPT / f"{stem}.txt").write_text(walk.editor.describe() + "\n", encoding="utf-8")
    log = walk.desk.folder / f"{editor_program().name}.log"
    if log.exists():
        (KEPT / f"{stem}.log").write_bytes(log.read_bytes())


def go(kind, language, film):
    """Walks through every flow. Yields rows of the table; a failure ends the walk."""
    with Desk() as desk:
        walk = kind(desk, Hand(desk.environment, kind.mouse, kind.drags), language, film)
        walk.start_editor()
        for flow, method, with_drags, without in FLOWS_OF[kind]:
            limit = with_drags if kind.drags else without
            walk.hand.take()
            problem = None
            try:
                if method in BEFORE:
                    getattr(walk, BEFORE[method])()
                    walk.hand.take()
                getattr(walk, method)()
            except Exception as error:
                problem = str(error) or type(error).__name__
                traceback.print_exc()
                keep_evidence(walk, kind.title, flow)
            counts = walk.hand.take()
            if problem is None and counts.total > limit:
                problem = f"{counts.total} is above {limit}"
            yield flow, counts, limit, problem
            if problem and "above" not in problem:
                return


def run_walks(names, language, film):
    """Walks them, or all; whether one failed."""
    assert probe(film)["profile"], "ffprobe cannot read the film"
    failed = False
    for kind in [NAMES[name] for name in names or NAMES]:
        started = time.monotonic()
        print(f"\n{kind.title:26} clicks  keys  drags  limit  letters", flush=True)
        for flow, counts, limit, problem in go(kind, language, film):
            print(f"  {flow:24} {counts.clicks:6} {counts.keys:5} {counts.drags:6} {limit:6} {counts.letters:8}"
                  f"{'  ' + problem if problem else ''}", flush=True)
            failed = failed or problem is not None
        print(f"  took {time.monotonic() - started:.0f} s", flush=True)
    return failed


if __name__ == "__main__":
    run(NAMES, "walk", FILM_S, run_walks)
