"""The same part in both exemplars, whatever it is called: by its id, or by a former name that it says itself (`was`).

Nothing is paired because it looks alike. The older content is then written in the newer one's names, so that whatever else is
compared need not know of names at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...dsl.context import GROUP_NODES

Json = dict[str, Any]


_SOURCES = frozenset(("tree", "slot", "show", "as_of", "from", "to"))
"""The keys of a content under which a condition or a source stands."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is called otherwise in the newer exemplar: old names to new ones. `options` are by the question or fact
    in the newer names: `("question", "drinking")`."""

    questions: dict[str, str] = field(default_factory=dict[str, str])
    sections: dict[str, str] = field(default_factory=dict[str, str])
    options: dict[tuple[str, str], dict[str, str]] = field(
        default_factory=dict[tuple[str, str], dict[str, str]]
    )

    def __bool__(self) -> bool:
        """Whether anything is called otherwise."""
        return bool(self.questions or self.sections or self.options)


def names_between(old: Json, new: Json) -> Names:
    """What is called otherwise, as `was` says it: in the newer exemplar, or, where the two are compared the other way
    about, in the older one."""
    found = Names()
    sections = {s["id"]: s for s in old["sections"]}, {s["id"]: s for s in new["sections"]}
    found.sections.update(_called(*sections))
    ours, theirs = _by_group(old), _by_group(new)
    for group in sorted(ours, key=lambda path: path.count(".") + bool(path)):
        now = found.questions.get(group, group)
        otherwise = _called(ours[group], theirs.get(now, {}))
        for bare in ours[group] if group != now else otherwise:
            name = otherwise.get(bare, bare)
            found.questions[_joined(group, bare)] = _joined(now, name)
    for kind, key in (("question", "questions"), ("fact", "facts")):
        for path, spec in old[key].items():
            here = str(path)
            if kind == "question" and here in found.questions:
                here = found.questions[here]
            codes = _called(_by_code(spec), _by_code(new[key].get(here, {})))
            if codes:
                found.options[(kind, here)] = codes
    return found


def _by_group(content: Json) -> dict[str, dict[str, Json]]:
    """The questions by the group in whose row they stand, the root as an empty name, and then by bare name."""
    found: dict[str, dict[str, Json]] = {}
    for path, spec in content["questions"].items():
        group, _, bare = path.rpartition(".")
        found.setdefault(group, {})[bare] = spec
    return found


def _joined(group: str, bare: str) -> str:
    return f"{group}.{bare}" if group else bare


def _by_code(spec: Mapping[str, Any]) -> dict[str, Json]:
    return {option["code"]: option for option in spec.get("options", ())}


def _called(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Old names to new ones, where they differ. Where several had become one, the first is it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, spec in new.items():
        for was in spec.get("was", ()):
            if name not in old and was in old and was not in new and name not in taken:
                found[was] = name
                taken.add(name)
    for name, spec in old.items():
        for was in spec.get("was", ()):
            if name not in new and was in new and was not in old and was not in taken and name not in found:
                found[name] = was
                taken.add(was)
    return found


def in_new_names(old: Json, names: Names) -> Json:
    """The older content with the newer names throughout; itself where none is otherwise."""
    return _Renaming(old, names).content() if names else old


class _Renaming:
    def __init__(self, old: Json, names: Names) -> None:
        self._old, self._names = old, names
        self._bound = {
            q["fact"]: names.questions.get(p, p) for p, q in old["questions"].items() if "fact" in q
        }

    def content(self) -> Json:
        old, question, section = self._old, self._question, self._section
        found: Json = {
            key: self._any(value, key) for key, value in old.items() if key not in ("questions", "facts")
        }
        found["questions"] = {}
        for path, spec in old["questions"].items():
            made: Json = self._any(spec)
            made["section"] = section(spec["section"])
            if "group" in spec:
                made["group"] = question(spec["group"])
            if "questions" in spec:
                made["questions"] = [question(p) for p in spec["questions"]]
            self._recoded(made, ("question", question(path)))
            found["questions"][question(path)] = made
        found["facts"] = {}
        for name, spec in old["facts"].items():
            found["facts"][name] = self._any(spec)
            self._recoded(found["facts"][name], ("fact", name))
        for each in found["sections"]:
            each["id"] = section(each["id"])
            each["questions"] = [question(p) for p in each["questions"]]
        for each in found["pathways"]:
            each["questions"] = [question(p) for p in each["questions"]]
            each["sections"] = [section(s) for s in each["sections"]]
        for translated in found.get("translations", {}).values():
            translated["texts"] = {self._facet(path): text for path, text in translated["texts"].items()}
            translated["reviewed"] = [self._facet(path) for path in translated.get("reviewed", ())]
        found["order"] = [self._node(node) for node in old["order"]]
        return found

    def _facet(self, path: str) -> str:
        """The path of a text, in the newer names."""
        for kind, names in (("questions", self._names.questions), ("sections", self._names.sections)):
            for old, new in names.items():
                if path.startswith(f"{kind}.{old}.") and (kind == "sections" or not self._is_row(path, old)):
                    path = f"{kind}.{new}.{path.removeprefix(f'{kind}.{old}.')}"
                    break
        for (kind, name), codes in self._names.options.items():
            head = f"{kind}s.{name}.options."
            code, dot, rest = path.removeprefix(head).partition(".")
            if path.startswith(head) and code in codes:
                path = f"{head}{codes[code]}{dot}{rest}"
        return path

    def _is_row(self, path: str, group: str) -> bool:
        """Whether a text is of a question in a row of a group, which has a name of its own."""
        inner = path.removeprefix(f"questions.{group}.").partition(".")[0]
        return f"{group}.{inner}" in self._old["questions"]

    def _question(self, path: str) -> str:
        return self._names.questions.get(path, path)

    def _section(self, name: str) -> str:
        return self._names.sections.get(name, name)

    def _node(self, node: str) -> str:
        kind, _, name = node.partition(":")
        return (
            f"{kind}:{self._question(name) if kind == 'q' else self._section(name) if kind == 's' else name}"
        )

    def _any(self, value: Any, key: str = "") -> Any:
        """A copy of a JSON value in which every condition and every source has the newer names."""
        if isinstance(value, dict):
            found = {name: self._any(each, name) for name, each in value.items()}
            if found.get("by") in ("question", "section"):
                named = self._question if found["by"] == "question" else self._section
                found["owner"] = named(found["owner"])
            return found
        if not isinstance(value, list):
            return value
        return self._tree(value) if key in _SOURCES else [self._any(each) for each in value]

    def _tree(self, tree: Any) -> Any:
        if not isinstance(tree, list) or not tree:
            return tree
        head = tree[0]
        if head == "question":
            return ["question", self._question(tree[1])]
        if head in GROUP_NODES:
            return [head, self._question(tree[1]), *map(self._tree, tree[2:])]
        if head in ("is", "one_of", "includes"):
            source, code = self._tree(tree[1]), tree[2]
            codes = self._codes(source)
            return [
                head,
                source,
                [codes.get(c, c) for c in code] if isinstance(code, list) else codes.get(code, code),
            ]
        return [head, *map(self._tree, tree[1:])]

    def _codes(self, source: Any) -> Mapping[str, str]:
        kind, name = str(source[0]), str(source[1])
        codes = self._names.options.get((kind, name), {})
        if not codes and kind == "fact" and name in self._bound:
            codes = self._names.options.get(("question", str(self._bound[name])), {})
        return codes

    def _recoded(self, spec: Json, of: tuple[str, str]) -> None:
        codes = self._names.options.get(of)
        if not codes:
            return
        for said in (spec, *spec.get("variants", ())):
            for option in said.get("options", ()):
                option["code"] = codes.get(option["code"], option["code"])
            if "more_to_say" in said:
                said["more_to_say"] = [codes.get(c, c) for c in said["more_to_say"]]
