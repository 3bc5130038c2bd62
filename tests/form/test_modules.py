"""Nothing lies about in the modules of the page: what is imported is used, and what is exported is imported."""

from __future__ import annotations

import re
from pathlib import Path

from tests.package.rooms import TOP

MODULES = [path.resolve() for room in ("runtime", "form") for path in (TOP / "renderers" / room).glob("*.js")]
_IMPORT = re.compile(r'import\s*\{([^}]*)\}\s*from\s*"([^"]+)";')
_EXPORT = re.compile(r"^export\s+(?:async\s+)?(?:function\*?|const|let|class)\s+(\w+)", re.MULTILINE)
_NAME = re.compile(r"\w+")


def imported(path: Path) -> set[tuple[Path, str]]:
    """What a module imports: from where, and by which name."""
    found = _IMPORT.findall(path.read_text(encoding="utf-8"))
    return {
        ((path.parent / other).resolve(), name) for names, other in found for name in _NAME.findall(names)
    }


def test_a_module_uses_what_it_imports() -> None:
    idle = [
        (path.name, name)
        for path in MODULES
        for _, name in imported(path)
        if name not in _NAME.findall(_IMPORT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert idle == []


def test_what_a_module_exports_is_imported_by_another_or_by_a_test() -> None:
    wanted = set[tuple[Path, str]]().union(*map(imported, MODULES))
    tried = "".join(path.read_text(encoding="utf-8") for path in (TOP / "tests").glob("*/*.*js"))
    tried += "".join(path.read_text(encoding="utf-8") for path in (TOP / "tests").glob("*/*.py"))
    idle = [
        (path.name, name)
        for path in MODULES
        for name in _EXPORT.findall(path.read_text(encoding="utf-8"))
        if (path, name) not in wanted and not re.search(rf"\b{name}\b", tried)
    ]
    assert idle == []
