"""The README's pictures, taken by the tests' browser from a gallery: `make pictures`.

python -m tests.pictures        writes docs/pictures/*.png, and what each shows into docs/pictures/shown.json

A picture is as old as what it shows. Letters are drawn a little differently on each machine, so pictures are never
compared: `shown.json` has the identity of the exemplar and of the case that each shows, and a test says which ones to
take again.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from penpicture.cli import outcome
from penpicture.dsl.place import place
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.definition import Pinned
from penpicture.engine.library import Workspace
from tests.docs.pages import TOP

FOLDER = TOP / "docs" / "pictures"
SHOWN = FOLDER / "shown.json"
CASE = TOP / "examples" / "northshire" / "cases" / "fourteen-with-symbols.yaml"
HEAVIEST = 150 * 1024
"""Bytes of a picture."""


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the file of the gallery that it shows, at which place in it, and how wide and high."""

    name: str
    file: str
    place: str = ""
    wide: int = 900
    high: int = 760
    telephone: bool = False


EXEMPLAR = "initial-assessment"
RECORD = f"{EXEMPLAR}/cases/{CASE.stem}"
PICTURES = (
    Picture("form", f"{EXEMPLAR}/form.practitioner.en.html", "#/s/reason"),
    Picture("form-family", f"{EXEMPLAR}/form.family.en.html", wide=360, high=720, telephone=True),
    Picture("form-easy-read", f"{EXEMPLAR}/form.child.easy-read.en.html", "#/s/story"),
    Picture("record", f"{RECORD}/record.practitioner.en.pdf", wide=620),
    Picture("record-easy-read", f"{RECORD}/record.child.easy-read.en.html"),
    Picture("gallery", "index.html"),
)


def main() -> int:
    """Take every picture."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        made = gallery(Path(name))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for picture in PICTURES:
            target = FOLDER / f"{picture.name}.png"
            if picture.file.endswith(".pdf"):
                paper(made / picture.file, target, picture.wide)
                continue
            page = browser.new_page(
                viewport={"width": picture.wide, "height": picture.high},
                device_scale_factor=2 if picture.telephone else 1,
            )
            page.goto((made / picture.file).as_uri() + picture.place)
            page.wait_for_function("document.readyState === 'complete' && document.querySelector('h1')")
            page.screenshot(path=target)
            page.close()
        browser.close()
    SHOWN.write_text(json.dumps(shown(), indent=1) + "\n", encoding="utf-8")
    return 0


def gallery(room: Path) -> Path:
    """The gallery of the case, written into a folder."""
    assert outcome(["gallery", str(CASE), "--out", str(room / "gallery")]) == 0
    return room / "gallery"


def shown() -> dict[str, str]:
    """The SHA-256 of what each picture shows: the exemplar, and the case where it is a record's."""
    folder = Workspace.of(CASE)
    there, _ = folder.find("exemplar", Pinned(EXEMPLAR, None), place(CASE.name))
    assert there is not None
    artifact = compile_exemplar(there.path, folder).artifact
    assert artifact is not None
    case = hashlib.sha256(CASE.read_bytes()).hexdigest()
    return {
        f"{p.name}.png": artifact.content_hash + (f" {case}" if p.file.startswith(RECORD) else "")
        for p in PICTURES
    }


def paper(file: Path, target: Path, wide: int) -> None:
    """The first page of a document, in the colours of a screen."""
    command = ["pdftoppm", "-png", "-singlefile", "-f", "1", "-scale-to-x", str(wide), "-scale-to-y", "-1"]
    subprocess.run([*command, str(file), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    sys.exit(main())
