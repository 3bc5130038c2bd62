"""The language reference, docs/language.md, made from the declared keys and from examples that are read as they stand.

Written by `python -m penpicture.engine.reference docs/language.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from ..dsl.reader import read
from ..dsl.source import Source, Span
from . import definition
from .definition import KINDS
from .language import (
    DIMENSIONS,
    LANGUAGE_VERSION,
    RETURNS,
    SYMBOLS,
    Key,
    Keyed,
    Record,
    Records,
    keys_of,
    own_keys,
)
from .reference_examples import EXAMPLES
from .reference_examples_kept import KEPT_EXAMPLES
from .shape import shape
from .shape_in_words import NOUNS, bare, in_words, wanted

_HEAD = f"""\
# The language

<!-- Made from engine/definition.py by `python -m penpicture.engine.reference docs/language.md`. -->

Every key of version {LANGUAGE_VERSION} of the language, what may stand there, and what it is for. An editor that reads the
modeline shows the same while you write:

```yaml
# yaml-language-server: $schema=language.schema.json
```

Rules named by a letter and a number (rule A2) stand in [semantics.md](semantics.md).

## Files

A file ends in `.yaml` and is written in UTF-8. Its first key is `penpicture: {LANGUAGE_VERSION}`, the version of the language; its
second tells what it is. Neither the file's name nor its folder matters.

| second key | the file is |
| --- | --- |
"""

_VALUES = """
## Values

| where | what to write |
| --- | --- |
| a text | A sentence or more, without quotation marks unless it begins with a sign, or has `: ` or ` #` in it. Longer texts stand beneath `key: |`. Most texts may have slots: `<child.known_as>` is filled with the fact, `<likes>` with the answer. |
| an identifier | Small letters, digits and underscores, beginning with a letter: `drinking_effect`. |
| a name of a file's content | Small letters, digits and hyphens: `initial-assessment`. |
| the name of a question or fact | `drinking`, `reason.prompted_by` (section and question), `child.born_on` (a fact). |
| a name with a version | `initial-assessment@3` takes the highest version that begins with 3; without `@` the highest of all. |
| yes or no | `yes`, `no`. |
| several values | `now, past` on one line, or a list. |
| a date | `2026-04-01`: year, month, day. |
| a length of time | A number and `working days`, `days`, `weeks`, `months` or `years`: `10 working days`. |
| a condition | `drinking is one of now, past and child.age < 5 years`. |

"""


def reference() -> str:
    """The whole page."""
    parts = [_HEAD]
    for kind, cls in KINDS.items():
        parts.append(
            f"| `{kind}` | [{NOUNS[cls.__name__]}](#{_anchor(cls.__name__)}): {_cell(_doc(cls))} |\n"
        )
    parts.append(_VALUES)
    shown = _shown()
    for name in _order():
        parts.append(_part(getattr(definition, name), shown.get(name, [])))
    parts.append(
        "## Dimensions\n\nThe dimensions of the Assessment Framework (Department of Health, 2000).\n\n"
    )
    parts.append("| code | dimension |\n| --- | --- |\n")
    parts.extend(f"| `{code}` | {name} |\n" for code, name in DIMENSIONS.items())
    parts.append(_symbols())
    parts.append(
        "\n## Returns\n\nThe returns that `returned as` may name.\n\n| name | return |\n| --- | --- |\n"
    )
    parts.extend(f"| `{name}` | {title} |\n" for name, title in RETURNS.items())
    return "".join(parts)


def _symbols() -> str:
    """Every picture with its name, some in a row."""
    shown = [f'<img src="../renderers/symbols/{name}.svg" width="40" alt=""> `{name}`' for name in SYMBOLS]
    rows = [shown[n : n + _IN_A_ROW] for n in range(0, len(shown), _IN_A_ROW)]
    rows[-1] += [""] * (_IN_A_ROW - len(rows[-1]))
    head = "| | | | | | |\n| --- | --- | --- | --- | --- | --- |\n"
    table = head + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"\n## Symbols\n\nThe pictures of the easy-read edition, by name.\n\n{table}\n{_FROM}\n"


_IN_A_ROW = 6
_FROM = "They are a part of [OpenMoji](https://openmoji.org) 17.0.0, CC BY-SA 4.0."


def _order() -> Iterator[str]:
    """The classes as a reader meets them: each kind, then the parts it has that did not come before."""
    seen: dict[str, None] = {}
    for cls in KINDS.values():
        waiting = [cls.__name__]
        while waiting:
            name = waiting.pop(0)
            if name not in seen:
                seen[name] = None
                waiting.extend(_inner(getattr(definition, name)))
    yield from seen


def _inner(cls: type) -> Iterator[str]:
    for key in keys_of(cls).values():
        if isinstance(key.shape, Records):
            yield from reversed(key.shape.classes)
        elif isinstance(key.shape, (Record, Keyed)):
            yield key.shape.cls


def _part(cls: type, examples: list[str]) -> str:
    lines = [f"## {bare(NOUNS[cls.__name__]).capitalize()}\n\n{_doc(cls)}\n\n"]
    own = own_keys(cls)
    if own != keys_of(cls) and cls.__base__ is not None:
        base = cls.__base__.__name__
        lines.append(f"It says what [{NOUNS[base]}](#{_anchor(base)}) says, and:\n\n")
    lines.append("| key | takes | what it is for |\n| --- | --- | --- |\n")
    lines.extend(_row(key) for key in own.values())
    lines.append("\n")
    lines.extend(f"```yaml\n{example}```\n\n" for example in examples)
    return "".join(lines)


def _row(key: Key) -> str:
    need = " **Needed.**" if key.required else ""
    types = f" Only with `type: {key.types[0]}`." if len(key.types) == 1 else ""
    types = types or (f" Only with type {in_words(key.types)}." if key.types else "")
    return f"| `{key.spelling}` | {_cell(_takes(key))} | {_cell(key.doc)}{types}{need} |\n"


def _takes(key: Key) -> str:
    if isinstance(key.shape, Record):
        return f"[{NOUNS[key.shape.cls]}](#{_anchor(key.shape.cls)})"
    if isinstance(key.shape, Records):
        kinds = " or ".join(f"[{NOUNS[c]}](#{_anchor(c)})" for c in reversed(key.shape.classes))
        if key.shape.single:
            return f"{kinds}, or a list of them"
        return f"a list, each item {kinds}" + (" or a bare text" if key.shape.lone else "")
    if isinstance(key.shape, Keyed):
        noun = f"[{bare(NOUNS[key.shape.cls])}](#{_anchor(key.shape.cls)})"
        return wanted(key.shape).replace(bare(NOUNS[key.shape.cls]), noun, 1)
    return "`1`" if key.spelling == "penpicture" else wanted(key.shape)


def _doc(cls: type) -> str:
    return " ".join((cls.__doc__ or "").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _anchor(name: str) -> str:
    words = bare(NOUNS[name]).replace("(", "").replace(")", "").replace("`", "")
    return words.replace(" ", "-").lower()


def _shown() -> dict[str, list[str]]:
    """For each class the stretches of the examples that show it, enough of them to show every key once."""
    found: dict[str, list[str]] = {}
    seen: dict[str, set[tuple[str, bool]]] = {}
    for kind, text in (EXAMPLES | KEPT_EXAMPLES).items():
        source = Source(f"{kind}.yaml", text)
        tree, _ = read(source)
        document, faults = shape(tree, source) if tree is not None else (None, ())
        assert document is not None, [d.message for d in faults]
        for part in _instances(document):
            name = type(part).__name__
            written = part.span.text
            # A part written as a bare text shows another thing than the same key spelt out.
            said = {
                (name_, f"{key.spelling}:" in written)
                for name_, key in keys_of(getattr(definition, name)).items()
                if getattr(part, name_) not in (None, ())
            }
            if said - seen.setdefault(name, set()):
                seen[name] |= said
                snippet = text if type(part) is type(document) else _snippet(part.span)
                found.setdefault(name, []).append(_without(snippet, *_LEFT_OUT.get(name, ())))
    return found


def _instances(part: Any) -> Iterator[Any]:
    yield part
    for f in fields(part):
        value = getattr(part, f.name)
        inside: tuple[Any, ...] = value if f.default == () else (value,)
        for inner in inside:
            if is_dataclass(inner) and type(inner).__name__ in NOUNS:
                yield from _instances(inner)


def _snippet(span: Span) -> str:
    """The lines of a part as its author wrote them, moved to the left edge."""
    first, last = span.line, span.end_line if span.end_column > 1 else span.end_line - 1
    lines = [span.source.line(n) for n in range(first, last + 1)]
    while lines and not lines[-1].strip():
        lines.pop()
    return dedent("\n".join(lines)) + "\n"


def _without(text: str, *left_out: str) -> str:
    """A snippet with what stands beneath some keys at its left edge, or one level in, left out: it has a place of
    its own on the page."""
    kept: list[str] = []
    edge = 2 if text.startswith("- ") else 0
    leaving = False
    for line in text.splitlines():
        if line[:edge].strip(" -") == "" and line[edge : edge + 1] not in ("", " "):
            leaving = line[edge:] in left_out
            if leaving:
                kept.append(f"{line}\n{' ' * edge}  # ...\n" if edge == 0 else f"{line}\n{' ' * edge}  # ...")
                continue
        if not leaving:
            kept.append(line)
    return "\n".join(kept).rstrip() + "\n"


_LEFT_OUT = {"Exemplar": ("sections:", "pathways:"), "Section": ("questions:",), "DataModel": ("facts:",)}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
