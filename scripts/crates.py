#!/usr/bin/env python3
"""Writes which crates are inside the programs, by whom, and under which licences: those ask to be passed on.

usage: crates.py TARGET PACKAGE...    in the folder of Cargo.toml; writes to stdout. The crates have to be fetched already.
"""

import json
import subprocess
import sys
from pathlib import Path

target, *programs = sys.argv[1:]
LICENCES = ["LICEN[CS]E*", "COPYING*", "COPYRIGHT*", "NOTICE*", "UNLICENSE*"]

question = ["cargo", "metadata", "--locked", "--offline", "--format-version", "1"]
question += ["--filter-platform", target]
metadata = json.loads(subprocess.run(question, check=True, capture_output=True).stdout)
crates = {crate["id"]: crate for crate in metadata["packages"]}
needs = {node["id"]: node["deps"] for node in metadata["resolve"]["nodes"]}

inside = set()
waiting = [id for id, crate in crates.items() if crate["name"] in programs]
while waiting:
    id = waiting.pop()
    if id not in inside:
        inside.add(id)
        # Those of kind "build" and "dev" run elsewhere.
        waiting += [need["pkg"] for need in needs[id] if any(kind["kind"] is None for kind in need["dep_kinds"])]

texts = {}
for crate in sorted((crates[id] for id in inside if crates[id]["source"]), key=lambda crate: (crate["name"], crate["version"])):
    name = f"{crate['name']} {crate['version']}"
    print(f"{name}: {crate['license'] or crate['license_file']}", *crate["authors"], sep="; ")
    folder = Path(crate["manifest_path"]).parent
    for file in sorted({file for pattern in LICENCES for file in folder.glob(pattern) if file.is_file()}):
        # The same text in other line breaks is the same text.
        text = file.read_text(encoding="utf-8", errors="replace").strip()
        texts.setdefault(" ".join(text.split()), (text, []))[1].append(name)

for text, names in texts.values():
    print("\n" + "=" * 80, ", ".join(dict.fromkeys(names)), text, sep="\n\n")
