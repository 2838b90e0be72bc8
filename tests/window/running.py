"""What the programs that use the window share: which of several to run, in which language, on which film."""
import argparse
import sys
import tempfile
from pathlib import Path

from driver import ROOT, editor_program
from fixtures import make_film


def run(names, noun, film_s, go):
    """Asks the command line which of `names` to run, makes a film of that length, and lets `go` say whether one failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", choices=["id", "en"], default="id")
    parser.add_argument("names", nargs="*", metavar=noun.upper())
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in names]
    if unknown:
        parser.error(f"{unknown[0]} is no {noun}: {', '.join(names)}")
    print(f"editor: {editor_program().relative_to(ROOT)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="sunting-film-") as folder:
        film = Path(folder) / "film.mp4"
        make_film(film, film_s)
        sys.exit(1 if go(options.names, options.language, film) else 0)
