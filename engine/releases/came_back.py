"""Names that come back: gone or retired in the last release, and there again for something else.

The last release alone does not show it, so what was published before is looked through, the newest first, until each such name is
found as it was last. Records of that release still hold answers under the name of a question, a code or a fact, which would be read as
said of something else now. No answer hangs on the name of a section, a short way, a variant or a signature: that it is new says in a
note what had its name before. A named condition has no such note: all that uses it stands in the same version, and is compared there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from ..artifact import Artifact
from ..difference.binding import Binding
from ..difference.change import Change, Difference
from ..difference.compare import whole_of
from ..difference.facts import kept_otherwise
from ..difference.questions import is_another
from ..difference.rules import made
from ..difference.sides import Pair
from ..faces import named
from ..translation_texts import as_written

Spec = Mapping[str, Any]

_NEW = {"sections": "M_PART_ADD", "pathways": "SHORT_ADD", "variants": "VAR_ADD", "signatures": "G_ADD"}
"""By the kind of a part on whose name no answer hangs: the rule by which it is new."""


def with_names_that_came_back(
    found: Difference, earlier: Iterable[Artifact], last: Artifact, new: Artifact
) -> Difference:
    """A difference from the last release, and beside its changes each question, answer and fact with a name that is there again for
    something else; of a section, short way, variant or signature that is new, a note of what had its name. `earlier` are the releases
    before the last, the newest first; no more of them is read than it takes."""
    changes = list(found.changes)
    told = {(change.rule, change.part): n for n, change in enumerate(changes)}
    more: list[Change] = []
    for each in _came_back(earlier, _Version(last), _Version(new)):
        at = told.get((each.rule, each.part))
        if at is None and each.rule not in _NEW.values():
            more.append(each)
        elif at is not None and each.rule in _NEW.values():
            changes[at] = replace(changes[at], note="; ".join(filter(None, (changes[at].note, each.note))))
    binding = Binding(last.content, new.content)
    for each in more:
        whole = whole_of(each.part)
        at = next((n for n, other in enumerate(changes) if whole_of(other.part) == whole), 0)
        changes.insert(at, replace(each, hash=binding.hash_of(each)))
    return replace(found, changes=tuple(changes))


class _Version:
    """What the names of a published version stand for."""

    def __init__(self, artifact: Artifact) -> None:
        self.content = artifact.content
        self.facts: Mapping[str, Spec] = self.content["facts"]

    @cached_property
    def asked(self) -> dict[str, Spec]:
        """The questions that it asks."""
        return {path: spec for path, spec in self.content["questions"].items() if "retired" not in spec}

    @cached_property
    def answers(self) -> dict[str, dict[str, Spec]]:
        """By part: the answers that are offered to a question that is asked; those of a fact that none of them asks for."""
        found = {f"questions.{path}": _offered(spec) for path, spec in self.asked.items()}
        shared = {(spec["fact"], str(spec.get("options"))) for spec in self.asked.values() if "fact" in spec}
        for name, fact in self.facts.items():
            if (name, str(fact.get("options"))) not in shared:
                found[f"facts.{name}"] = _offered(fact)
        return found

    @cached_property
    def named(self) -> dict[str, tuple[Any, str]]:
        """By part: what a section, short way, variant or signature means, and the same in words."""
        found: dict[str, tuple[Any, str]] = {}
        for section in self.content["sections"]:
            title = as_written(section["title"]["practitioner"])
            found[f"sections.{section['id']}"] = _plain(title), f"for the section “{title}”"
        for way in self.content["pathways"]:
            if "short" in way:
                found[f"pathways.{way['id']}"] = way["short"]["tree"], f"for `{way['short']['text']}`"
        for name in self.content.get("variants", {}):
            when = self.content["define"][named(name)]
            found[f"variants.{name}"] = when["tree"], f"for `{when['text']}`"
        for signature in self.content["signatures"]:
            role = as_written(signature["role"])
            found[f"signatures.{signature['id']}"] = _plain(role), f"for “{role}”"
        return found

    def spec(self, part: str) -> Spec:
        """The entry of a question or fact."""
        kind, _, name = part.partition(".")
        found: Spec = self.content[kind][name]
        return found


_Look = Callable[[_Version], Iterable[Change] | None]
"""What a name that came back was in an older version: what is to be said of it, or None where that did not have it."""


def _came_back(earlier: Iterable[Artifact], last: _Version, new: _Version) -> Iterator[Change]:
    sought = dict(_sought(last, new))
    for release in earlier:
        if not sought:
            return
        there = _Version(release)
        for part in sorted(sought):
            found = sought[part](there)
            if found is not None:
                del sought[part]
                yield from found


def _sought(last: _Version, new: _Version) -> Iterator[tuple[str, _Look]]:
    """Each name that is there now and was not in the last version, by its part, and how to look for it."""
    for path in new.asked.keys() - last.asked.keys():
        if not _was_so_called(path, last, new):
            yield f"questions.{path}", _question(path, new)
    for name in new.facts.keys() - last.facts.keys():
        yield f"facts.{name}", _fact(name, new)
    for part, offered in new.answers.items():
        for code in offered.keys() - last.answers.get(part, offered).keys():
            if not _was_its_code(code, last.spec(part), new.spec(part)):
                yield f"{part}.options.{code}", _code(part, code, new)
    for part in new.named.keys() - last.named.keys():
        yield part, _name(part, new)


def _question(path: str, new: _Version) -> _Look:
    def look(there: _Version) -> Iterable[Change] | None:
        if path not in there.asked:
            return None
        was, now = there.asked[path], new.asked[path]
        note = f"{_version(there)} asked it last, and its records may hold such answers"
        reused = made("Q_REUSE", f"questions.{path}", _said(was), _said(now), note=note)
        return [reused] if is_another(was, now) else []

    return look


def _fact(name: str, new: _Version) -> _Look:
    def look(there: _Version) -> Iterable[Change] | None:
        if name not in there.facts:
            return None
        pair = Pair(f"facts.{name}", name, there.facts[name], new.facts[name])
        note = f"{_version(there)} named it last, and such facts may be on record"
        kept = [replace(each, note=note) for each in kept_otherwise(pair) if each.rule == "F_KEPT"]
        was, now = _offered(pair.old), _offered(pair.new)
        both = [(code, _label(was[code]), _label(now[code])) for code in now if code in was]
        return kept + [
            made("O_REUSE", f"{pair.part}.options.{code}", before, after, note=note)
            for code, before, after in both
            if _plain(before) != _plain(after)
        ]

    return look


def _code(part: str, code: str, new: _Version) -> _Look:
    def look(there: _Version) -> Iterable[Change] | None:
        option = there.answers.get(part, {}).get(code)
        if option is None:
            return None
        before, after = _label(option), _label(new.answers[part][code])
        if _plain(before) == _plain(after):
            return []
        last = "asked it" if part.startswith("questions.") else "offered it"
        note = f"{_version(there)} {last} last, and its records may hold such answers"
        return [made("O_REUSE", f"{part}.options.{code}", before, after, note=note)]

    return look


def _name(part: str, new: _Version) -> _Look:
    def look(there: _Version) -> Iterable[Change] | None:
        if part not in there.named:
            return None
        (was, words), (now, _) = there.named[part], new.named[part]
        note = f"{_version(there)} had this name {words}"
        return [] if was == now else [made(_NEW[part.partition(".")[0]], part, note=note)]

    return look


def _version(there: _Version) -> str:
    return str(there.content["version"])


def _offered(spec: Spec) -> dict[str, Spec]:
    return {option["code"]: option for option in spec.get("options", ()) if "retired" not in option}


def _was_so_called(path: str, last: _Version, new: _Version) -> bool:
    """Whether a question is one of the last release that had this name before, and only has it back."""
    group, _, bare = path.rpartition(".")
    there = last.content["questions"]
    names = (f"{group}.{was}" if group else was for was in new.asked[path].get("was", ()))
    return any(bare in there[name].get("was", ()) for name in names if name in there)


def _was_its_code(code: str, last: Spec, new: Spec) -> bool:
    """The same of an answer and its code."""
    there = {option["code"]: option for option in last.get("options", ())}
    names = next(option.get("was", ()) for option in new["options"] if option["code"] == code)
    return any(code in there[name].get("was", ()) for name in names if name in there)


def _label(option: Spec) -> str:
    return as_written(option["say"]["practitioner"])


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _said(spec: Spec) -> str:
    return as_written(spec["ask"]["practitioner"])
