"""docs/licences.md names every dependency, with the licence that the installed package states."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, files, metadata, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.docs.pages import TOP

FAMILIES = ("mit", "bsd", "apache", "mpl", "mozilla", "psf", "python software foundation")


DEBIAN = {"python_version": "3.11", "python_full_version": "3.11.2"}
"""The tables are those of Debian 12; a later Python needs a package less."""


def stated(package: str) -> list[str]:
    """What a package says it needs; nothing, where a later Python does without it."""
    if package == "penpicture":
        # What is written down now, whatever was installed before it.
        with (TOP / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)["project"]
        extras = project["optional-dependencies"]
        return [*project["dependencies"], *(f"{r}; extra == '{e}'" for e, rs in extras.items() for r in rs)]
    try:
        return requires(package) or []
    except PackageNotFoundError:
        return []


def needed(extra: str = "") -> set[str]:
    """Every package that an installation brings in, directly or through another."""
    found: set[str] = set()
    waiting = [("penpicture", extra)]
    while waiting:
        name, wanted = waiting.pop()
        for requirement in map(Requirement, stated(name)):
            marker = requirement.marker
            if marker is not None and not any(marker.evaluate({**DEBIAN, "extra": e}) for e in {wanted, ""}):
                continue
            known = canonicalize_name(requirement.name)
            if known not in found:
                found.add(known)
                waiting += [(known, e) for e in (requirement.extras or {""})]
    return found


def tables() -> list[dict[str, str]]:
    """The licence by package of each table, in order."""
    text = (TOP / "docs" / "licences.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:3]
    return [
        {
            name: licence
            for name, licence in re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", part, re.MULTILINE)
            if name[0] != "-" and name != "package"
        }
        for part in parts
    ]


DIRECT = {canonicalize_name(Requirement(line).name) for line in stated("penpicture")}


def families(text: str) -> set[str]:
    """The families of licence that a text names, whatever its way of naming them."""
    found = {family for family in FAMILIES if re.search(rf"\b{family}", text.lower())}
    return {{"mozilla": "mpl", "python software foundation": "psf"}.get(f, f) for f in found}


def test_the_first_table_is_what_penpicture_needs_to_run() -> None:
    assert set(tables()[0]) == needed()


def test_the_second_table_is_what_the_tests_need_besides() -> None:
    assert set(tables()[1]) == needed("test") - needed()


@pytest.mark.parametrize(("name", "licence"), [pair for table in tables() for pair in table.items()])
def test_the_licence_is_what_the_package_states(name: str, licence: str) -> None:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        assert name not in DIRECT
        return
    said = " ".join(
        [
            *about.get_all("License-Expression", []),
            *(text[:80] for text in about.get_all("License", [])),
            *(c for c in about.get_all("Classifier", []) if c.startswith("License")),
        ]
    )
    if not said:
        # A package that says it in its licence file alone.
        said = " ".join(f.read_text()[:80] for f in files(name) or () if "licenses/" in str(f))
    assert families(licence) == families(said), said


def test_the_exemplars_text_is_free_to_use() -> None:
    assert "CC BY 4.0" in (TOP / "LICENSE").read_text(encoding="utf-8")
