"""What hangs on something that takes another kind of answer: no child can be shown in both, so nothing is proved of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..portable import names_used, reckons_on_a_date, sources

Json = dict[str, Any]

_ALIKE = {"long text": "text"}
"""Types that no condition tells apart (rule C8)."""


class Retyped:
    """The nodes of two contents (`q:`, `s:`, `f:`, as in `order`) that take another kind of answer, or hang on one that does, each
    with the name of that one."""

    def __init__(self, old: Json, new: Json) -> None:
        """Of two contents in the same names."""
        self._contents = old, new
        self._because: dict[str, str] = {}
        for letter, key in (("q", "questions"), ("f", "facts")):
            for name, spec in new[key].items():
                if name in old[key] and _kind(spec) != _kind(old[key][name]):
                    self._because[f"{letter}:{name}"] = name
        if self._because:
            for content in self._contents:
                self._follow(content)

    def question(self, path: str) -> str:
        """What keeps the status of a question from being compared; empty where nothing does."""
        rules: list[Any] = []
        for content in self._contents:
            spec = content["questions"].get(path, {})
            rules += [rule["tree"] for rule in spec.get("rules", ())]
            around = f"q:{spec['group']}" if "group" in spec else f"s:{spec.get('section')}"
            if around in self._because:
                return self._because[around]
        return self.conditions(rules)

    def conditions(self, trees: Iterable[Any]) -> str:
        """The same of some conditions."""
        if not self._because:
            return ""
        found = (
            self._because.get(node) for tree in trees for c in self._contents for node in _reads(c, tree)
        )
        return next((name for name in found if name is not None), "")

    def _follow(self, content: Json) -> None:
        sections = {section["id"]: section for section in content["sections"]}
        bound = {spec["fact"]: path for path, spec in content["questions"].items() if "fact" in spec}
        for fact, path in bound.items():
            if f"f:{fact}" in self._because:
                self._because.setdefault(f"q:{path}", fact)
        for node in content["order"]:
            kind, _, name = node.partition(":")
            read: list[str] = []
            if kind == "f":
                read = [f"q:{bound[name]}"] if name in bound else []
            else:
                spec: Mapping[str, Any] = sections[name] if kind == "s" else content["questions"][name]
                if kind == "q":
                    read = [f"q:{spec['group']}" if "group" in spec else f"s:{spec['section']}"]
                read += [each for rule in spec.get("rules", ()) for each in _reads(content, rule["tree"])]
            reason = next((self._because[each] for each in read if each in self._because), None)
            if reason is not None:
                self._because.setdefault(node, reason)


def _kind(spec: Mapping[str, Any]) -> str:
    kind: str = spec["type"]
    return _ALIKE.get(kind, kind)


def _reads(content: Json, tree: Any) -> Iterator[str]:
    """The nodes that a condition reads, through named ones and the day of reckoning."""
    waiting, seen = [tree], set[str]()
    while waiting:
        at = waiting.pop()
        yield from (f"{kind[0]}:{name}" for kind, name in sources(at))
        if content["as_of"] is not None and reckons_on_a_date(at):
            yield f"{content['as_of'][0][0]}:{content['as_of'][1]}"
        for name in names_used(at):
            if name not in seen and name in content["define"]:
                seen.add(name)
                waiting.append(content["define"][name]["tree"])
