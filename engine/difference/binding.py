"""What makes a change this very change: a short hash of it and of all that it leans on, on both sides.

What a change says may stay to the letter the same while what it means does not: that a question is asked `when: older` of more
children, say, where `older` is another age again. So the hash of what came or went holds the whole of it, and the hash of what hangs on
a condition holds all that the condition reads, as far as it reaches. Whoever accepts a change accepts no other (docs/comparing.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from ..canonical import canonical
from ..faces import named
from ..portable import names_used, reckons_on_a_date, sources
from ..translation_texts import slot_name
from .change import Change

Json = dict[str, Any]

LENGTH = 12
"""How many hexadecimal digits a hash has, as those of a lock file's expectations."""

_WHOLE = frozenset(
    ("Q_ADD", "Q_ADD_NEEDED", "Q_DELETE", "Q_RETIRE", "Q_RESTORE", "Q_REUSE", "M_PART_ADD", "M_PART_END", "O_ADD", "O_DELETE",
     "G_ADD", "G_END", "NEXT_ADD", "NEXT_END", "SHORT_ADD", "SHORT_END", "PEN_ADD", "PEN_END", "SUM_ADD", "SUM_END", "VAR_ADD",
     "VAR_END", "F_ADD", "F_END", "F_KEPT", "N_DUTY_ADD", "N_DUTY_END", "E_OTHER")
)  # fmt: skip
"""The rules of what came or went whole: what is kept in the artifact of the part is bound, whatever the change tells of it."""

_CONDITIONED = ("W_", "X_", "C_AS_OF", "N_DUTY_", "NEXT_", "SHORT_", "VAR_", "PEN_WHEN", "A_RETAIN_")
"""How the rules begin of what hangs on conditions: all that these read is bound."""

_READ = (
    "type",
    "reasons",
    "fact",
    "part",
    "group",
    "section",
    "retired",
    "unit",
    "questions",
    "at_least",
    "at_most",
)
"""What of a question or fact can decide a condition that reads it, beside its answers and its own conditions."""


class Binding:
    """The hashes of changes between two contents that are in the same names; what was worked out is kept."""

    def __init__(self, old: Json, new: Json) -> None:
        """Of the older content in the newer names, and of the newer one."""
        self._sides = _Leaning(old), _Leaning(new)

    def hash_of(self, change: Change) -> str:
        """The short hash of a change."""
        said: list[Any] = [change.rule, change.part, change.old, change.new, change.judged.as_json()]
        if change.rule in _WHOLE or change.rule.startswith(_CONDITIONED):
            whole = change.rule in _WHOLE
            said += [side.of(change.part, whole=whole) for side in self._sides]
        return _short(said)


def _short(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()[:LENGTH]


class _Leaning:
    """What the parts of one content lean on."""

    def __init__(self, content: Json) -> None:
        self._content = content
        self._bound = {spec["fact"]: path for path, spec in content["questions"].items() if "fact" in spec}
        self._sections: dict[str, Json] = {section["id"]: section for section in content["sections"]}
        self._nodes: dict[str, str] | None = None

    def of(self, part: str, *, whole: bool) -> Any:
        """What a part leans on: its node, and the conditions in it; the part itself too where it is wanted `whole`."""
        spec = self._spec(part)
        kind, _, name = part.partition(".")
        owner = self._owner(name)
        node = f"q:{owner}" if kind == "questions" and owner else f"s:{name}" if kind == "sections" else ""
        trees = [self._tree(tree) for tree in _trees(spec)]
        return [spec if whole else None, self._hashes().get(node), trees]

    def _owner(self, name: str) -> str:
        """The question that a path within questions belongs to; empty where it is none."""
        while name and name not in self._content["questions"]:
            name = name.rpartition(".")[0]
        return name

    def _spec(self, part: str) -> Any:
        kind, _, name = part.partition(".")
        content = self._content
        if kind == "questions":
            owner = self._owner(name)
            said: Any = content["questions"].get(owner)
            rest = name.removeprefix(owner).strip(".")
            return _within(said, rest) if rest else said
        if kind == "sections":
            section = self._sections.get(name)
            return section and {key: value for key, value in section.items() if key != "questions"}
        if kind == "facts":
            return content["facts"].get(name) or content["facts"].get(name.rpartition(".")[0])
        if kind == "variants":
            return content["define"].get(named(name))
        if kind == "pen_picture":
            place = name.partition(".")[0]
            sentences = content["pen_picture"]
            return sentences[int(place)] if place.isdecimal() and int(place) < len(sentences) else None
        if kind == "case_summary":
            return next((line for line in content[kind] if slot_name(line["show"]) == name), None)
        if kind in ("signatures", "pathways"):
            return next((each for each in content[kind] if each["id"] == name.partition(".")[0]), None)
        if kind == "next":
            return [step for step in content["next"] if step["exemplar"] == name.partition(".")[0]]
        return content.get(part)

    def _hashes(self) -> Mapping[str, str]:
        """By node: a hash of what decides it, and of all that it reads. Nothing reads itself (rule C10), and `order` has each
        after what it reads."""
        if self._nodes is None:
            self._nodes = {}
            for node in self._content["order"]:
                self._nodes[node] = _short(self._node(node))
        return self._nodes

    def _node(self, node: str) -> list[Any]:
        kind, _, name = node.partition(":")
        if kind == "f":
            bound = self._bound.get(name)
            return [_read(self._content["facts"].get(name, {})), self._known(f"q:{bound}")]
        spec = self._sections[name] if kind == "s" else self._content["questions"][name]
        around = ""
        if kind == "q":
            around = f"q:{spec['group']}" if "group" in spec else f"s:{spec['section']}"
        rules = [
            (rule["kind"], self._tree(rule["tree"]), rule.get("if_not_known", "wait"))
            for rule in spec.get("rules", ())
        ]
        own = _read(spec) if kind == "q" else {}
        return [own, self._known(around), rules]

    def _tree(self, tree: Any) -> list[Any]:
        """A condition with what it reads, through named ones and the day of reckoning."""
        read = [f"{kind[0]}:{name}" for kind, name in sources(tree)]
        if self._content["as_of"] is not None and reckons_on_a_date(tree):
            read.append(f"{self._content['as_of'][0][0]}:{self._content['as_of'][1]}")
        define = self._content["define"]
        named_ones = {name: self._tree(define[name]["tree"]) for name in names_used(tree) if name in define}
        return [tree, {node: self._known(node) for node in read}, named_ones]

    def _known(self, node: str) -> str:
        found = self._hashes() if self._nodes is None else self._nodes
        return found.get(node, "")


def _within(spec: Any, rest: str) -> Any:
    """A facet of a question by its path, as far as there is one: `options.now` is that option."""
    key, _, name = rest.partition(".")
    facet = spec.get(key) if isinstance(spec, dict) else None
    if key == "options" and name:
        return next((option for option in facet or () if option["code"] == name.partition(".")[0]), None)
    return facet


def _read(spec: Mapping[str, Any]) -> Json:
    found: Json = {key: spec[key] for key in _READ if key in spec}
    if "options" in spec:
        found["options"] = [(option["code"], option.get("retired")) for option in spec["options"]]
    return found


def _trees(value: Any) -> Iterator[Any]:
    """Every condition within a value, outermost first."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "tree":
                yield each
            else:
                yield from _trees(each)
    elif isinstance(value, list):
        for each in value:
            yield from _trees(each)
