"""The window's sentences, read from the files it is built with."""
import re
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[2] / "assets" / "locales"


class Words:
    """The sentences of one language by their keys."""

    def __init__(self, language):
        text = (LOCALES / f"window.{language}.ftl").read_text(encoding="utf-8")
        self.sentences = dict(re.findall(r"^([a-z][a-z0-9-]*) = (.*)$", text, re.MULTILINE))

    def __getitem__(self, key):
        return self.sentences[key]

    def pattern(self, key, **known):
        """A pattern of a sentence; what it mentions is what is given, else a group of that name."""
        parts = re.split(r"\{\s*\$(\w+)[^}]*\}", self[key])
        said = [re.escape(str(known[name])) if name in known else f"(?P<{name}>.*)" for name in parts[1::2]]
        words = [re.escape(part) for part in parts[::2]]
        return re.compile("^" + "".join(a + b for a, b in zip(words, said + [""])) + "$")
