"""The list of all releases of a folder, beside them: so that the newest of them cannot go unseen by one deletion.

Each manifest names the one before it, and nothing names the newest. The list names all of them, as `sha256sum -c` reads it.
It is written last: whoever is killed just before leaves one release that is not listed, and the next publisher lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .objects import Damaged, write_whole

LEDGER = "releases.sha256"
"""What the list is called."""

_LINE = re.compile(r"([0-9a-f]{64})  releases/([a-z0-9-]+(?:\.[a-z0-9-]+)?)/(\d{4,})-\1\.json")


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One release as the list has it: the name of its exemplar's folder, its number there, and the SHA-256 of its manifest."""

    home: str
    number: int
    digest: str


def listed(folder: Path) -> frozenset[Listed] | None:
    """What the list of a folder names; None where there is none. Raises Damaged where it is no such list."""
    try:
        lines = (folder / LEDGER).read_bytes().decode("ascii").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise Damaged(f"`{LEDGER}`", "was changed") from None
    read = [_LINE.fullmatch(line) for line in lines]
    found = frozenset(Listed(each[2], int(each[3]), each[1]) for each in read if each is not None)
    if len(found) != len(lines):
        raise Damaged(f"`{LEDGER}`", "was changed")
    return found


def write_list(folder: Path, there: Iterable[Listed]) -> None:
    """Write the list anew, whole or not at all. Raises OSError."""
    lines = (
        f"{each.digest}  releases/{each.home}/{each.number:04}-{each.digest}.json\n" for each in sorted(there)
    )
    write_whole(folder / LEDGER, "".join(lines).encode())


def compare(there: frozenset[Listed], said: frozenset[Listed] | None) -> None:
    """Whether at most one release is there that is not listed: the one that a killed publisher left. Raises Damaged."""
    if len(there - (said or frozenset())) > 1:
        raise Damaged(f"`{LEDGER}`", "is gone" if said is None else "was changed")


def compare_line(line: str, there: Mapping[int, str], said: Iterable[Listed]) -> None:
    """Whether each release of an exemplar that is listed is there: `there` has their digests by number. Raises Damaged."""
    for each in sorted(said):
        if there.get(each.number) != each.digest:
            what = "was replaced" if each.number in there else "is gone"
            raise Damaged(f"the manifest of release {each.number} of {line}", what)
