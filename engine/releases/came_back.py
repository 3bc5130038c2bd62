"""Names that come back: gone or retired in the last release, and asked again for something else.

The last release alone does not show it, so what was published before is looked through, the newest first, until each such name is
found as it was asked last. Records of that release still hold its answers, which would be read as answers to the new question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..artifact import Artifact
from ..difference.binding import Binding
from ..difference.change import Change, Difference
from ..difference.compare import whole_of
from ..difference.questions import is_another
from ..difference.rules import made
from ..translation_texts import as_written

Spec = Mapping[str, Any]


def with_names_that_came_back(
    found: Difference, earlier: Iterable[Artifact], last: Artifact, new: Artifact
) -> Difference:
    """A difference from the last release, and beside its changes each question and each answer with a name that is asked or offered
    again for something else. `earlier` are the releases before the last, the newest first; no more of them is read than it takes."""
    told = {(change.rule, change.part) for change in found.changes}
    more = [each for each in _came_back(earlier, last, new) if (each.rule, each.part) not in told]
    binding = Binding(last.content, new.content)
    changes = list(found.changes)
    for each in more:
        whole = whole_of(each.part)
        at = next((n for n, other in enumerate(changes) if whole_of(other.part) == whole), 0)
        changes.insert(at, replace(each, hash=binding.hash_of(each)))
    return replace(found, changes=tuple(changes))


def _came_back(earlier: Iterable[Artifact], last: Artifact, new: Artifact) -> Iterator[Change]:
    questions = _asked(new).keys() - _asked(last).keys()
    questions -= {path for path in questions if _was_so_called(path, last, new)}
    codes = {
        (path, code)
        for path, spec in _asked(new).items()
        if path in _asked(last)
        for code in _offered(spec).keys() - _offered(_asked(last)[path]).keys()
        if not _was_its_code(code, last.content["questions"][path], spec)
    }
    for release in earlier:
        if not questions and not codes:
            return
        asked = _asked(release)
        for path in sorted(questions & asked.keys()):
            questions.discard(path)
            was, now = asked[path], new.content["questions"][path]
            if is_another(was, now):
                yield made("Q_REUSE", f"questions.{path}", _said(was), _said(now), note=_note(release))
        for path, code in sorted(codes):
            option = _offered(asked.get(path, {})).get(code)
            if option is None:
                continue
            codes.discard((path, code))
            before, after = (
                as_written(option["say"]["practitioner"]),
                _label(new.content["questions"][path], code),
            )
            if _plain(before) != _plain(after):
                part = f"questions.{path}.options.{code}"
                yield made("O_REUSE", part, before, after, note=_note(release))


def _note(release: Artifact) -> str:
    return f"{release.content['version']} asked it last, and its records may hold such answers"


def _asked(artifact: Artifact) -> dict[str, Spec]:
    return {path: spec for path, spec in artifact.content["questions"].items() if "retired" not in spec}


def _offered(spec: Spec) -> dict[str, Spec]:
    return {option["code"]: option for option in spec.get("options", ()) if "retired" not in option}


def _was_so_called(path: str, last: Artifact, new: Artifact) -> bool:
    """Whether a question is one of the last release that had this name before, and only has it back."""
    group, _, bare = path.rpartition(".")
    there = last.content["questions"]
    names = (f"{group}.{was}" if group else was for was in new.content["questions"][path].get("was", ()))
    return any(bare in there[name].get("was", ()) for name in names if name in there)


def _was_its_code(code: str, last: Spec, new: Spec) -> bool:
    """The same of an answer and its code."""
    there = {option["code"]: option for option in last.get("options", ())}
    names = next(option.get("was", ()) for option in new["options"] if option["code"] == code)
    return any(code in there[name].get("was", ()) for name in names if name in there)


def _label(spec: Spec, code: str) -> str:
    return next(as_written(o["say"]["practitioner"]) for o in spec["options"] if o["code"] == code)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _said(spec: Spec) -> str:
    return as_written(spec["ask"]["practitioner"])
