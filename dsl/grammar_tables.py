"""The tables of the condition grammar, made once and kept: making them anew takes longer than most of what is parsed.

python -m penpicture.dsl.grammar_tables        writes grammar.json; a test holds it to the grammar

They are lark's own, in its own serialized form. Tables of another lark, or none, and the grammar is read instead.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

OPTIONS: dict[str, Any] = {"parser": "lalr", "lexer": "basic", "maybe_placeholders": False}
"""How the grammar is read."""


def grammar_text() -> str:
    """The grammar of conditions."""
    return files("penpicture.dsl").joinpath("grammar.lark").read_text(encoding="utf-8")


def tables() -> str:
    """The tables of the grammar as `grammar.json` has them."""
    data, memo = lark.Lark(grammar_text(), **OPTIONS).memo_serialize([TerminalDef, Rule])
    kept = {"lark": lark.__version__, "grammar": grammar_text(), "data": data, "memo": memo}
    return json.dumps(kept, separators=(",", ":"), sort_keys=True) + "\n"


def parser(transformer: Any) -> lark.Lark:
    """The parser of conditions, which hands what it has parsed to a transformer."""
    kept = json.loads(
        files("penpicture.dsl").joinpath("grammar.json").read_text(encoding="utf-8"),
        object_pairs_hook=_numbered,
    )
    if kept["lark"] != lark.__version__ or kept["grammar"] != grammar_text():
        return lark.Lark(grammar_text(), **OPTIONS, transformer=transformer)
    made = lark.Lark.__new__(lark.Lark)
    load: Any = vars(lark.Lark)["_load"]  # as lark's own stand-alone parsers are loaded
    load(made, {"data": kept["data"], "memo": kept["memo"]}, transformer=transformer)
    return made


def _numbered(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
    """JSON has texts alone for keys; lark's tables have numbers."""
    return {int(key) if key.isdecimal() else key: value for key, value in pairs}


if __name__ == "__main__":
    Path(__file__).with_name("grammar.json").write_text(tables(), encoding="utf-8")
