"""Plain JavaScript modules joined into one readable module script, without a bundler.

Our modules import by name and export what they declare, and nothing else: then joining is leaving the import lines
and the word `export` out, each module after all that it imports. Two top-level names alike are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from os.path import normpath
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|let\b|class\b)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|var|class) ?(\w+)", re.MULTILINE)
_TAKEN_APART = re.compile(r"^(?:const|let|var) ([\[{].*?[\]}]) =", re.MULTILINE | re.DOTALL)


class ScriptError(ValueError):
    """Modules that cannot be joined."""


def joined(first: Iterable[Path]) -> str:
    """The modules and all that they import as one script, in an order in which each name stands before it is used.

    Raises ScriptError for an import or export of another form, a circle, or two top-level names alike.
    """
    done: dict[Path, str] = {}
    taken: dict[str, str] = {}
    for path in first:
        _join(Path(normpath(path)), (), done, taken)
    return "".join(done.values())


def _join(path: Path, within: tuple[Path, ...], done: dict[Path, str], taken: dict[str, str]) -> None:
    if path in done:
        return
    if path in within:
        raise ScriptError(f"{path.name} imports itself by way of {within[-1].name}")
    source = path.read_text("utf-8")
    for names, other in _IMPORT.findall(source):
        if " as " in names:
            raise ScriptError(f"{path.name} gives another name to what it imports")
        _join(Path(normpath(path.parent / other)), (*within, path), done, taken)
    text = _EXPORT.sub("", _IMPORT.sub("", source))
    left = _LEFT.search(text)
    if left is not None:
        raise ScriptError(f"{path.name} has a line that cannot be joined: {left[0]}")
    for name in _names(text):
        if name in taken:
            raise ScriptError(f"{path.name} and {taken[name]} both declare {name}")
        taken[name] = path.name
    done[path] = f"// --- {path.parent.name}/{path.name}\n{text.strip()}\n\n"


def _names(text: str) -> list[str]:
    """What a module declares at its top level: lines that are not indented."""
    names = _NAME.findall(text)
    for pattern in _TAKEN_APART.findall(text):
        names += re.findall(r"(\w+)(?=\s*(?:=[^,}\]]*)?[,}\]])", pattern)
    return names
