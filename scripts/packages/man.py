#!/usr/bin/env python3
"""Fills a manual page: its verbs and options are what the program's own help says, so that nothing is said twice.

usage: man.py PROGRAM LANGUAGE PAGE VERSION DATE    PAGE has @VERBS@ and @OPTIONS@ where those go; writes to stdout
"""

import re
import subprocess
import sys
from pathlib import Path

program, language, page, version, date = sys.argv[1:]


def help_of(verb):
    """What a verb is for, how it is called, and the rest by its headings: {heading: [(term, meaning)]}."""
    words = [program, *verb, "--lang", language, "--help"]
    text = subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout
    about, usage, *paragraphs = text.strip().split("\n\n")
    sections = {}
    for paragraph in paragraphs:
        heading, *lines = paragraph.split("\n")
        sections[heading] = [tuple(re.split(r"\s{2,}", line.strip(), maxsplit=1)) for line in lines]
    return about, usage.split(": ", 1)[1], sections


def roff(text):
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga"))


def terms(items):
    return "".join(f".TP\n.B {roff(term)}\n{roff(meaning)}\n" for term, meaning in items)


def verbs(verb, inherited, verb_heading):
    """Each verb below this one, with what it takes; those that have verbs of their own are only named by them."""
    written = ""
    for name, _ in help_of(verb)[2][verb_heading]:
        below = [*verb, name]
        about, usage, sections = help_of(below)
        if verb_heading in sections:
            written += verbs(below, inherited, verb_heading)
            continue
        own = [item for heading, items in sections.items() if heading not in inherited for item in items]
        written += f".SS {' '.join(below)}\n.B {roff(usage)}\n.PP\n{roff(about)}.\n{terms(own)}"
    return written


text = Path(page).read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DATE@", date)
if "@VERBS@" in text:
    sections = help_of([])[2]
    verb_heading, own, shared = sections
    text = text.replace("@VERBS@\n", verbs([], [shared], verb_heading))
    text = text.replace("@OPTIONS@\n", terms(sections[own] + sections[shared]))
sys.stdout.write(text)
