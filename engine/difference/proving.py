"""What is proved of two exemplars: of whom a question is asked, and for whom a condition holds, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from ..model import Condition, Model
from ..model_of import condition_of, model_of
from ..portable import names_used, reckons_on_a_date, sources
from ..proofs import Change as Moved
from ..proofs import Comparison, Met, Undecided
from ..proofs.same import changed
from ..proofs.verdict import Example
from .change import Child
from .retyped import Retyped

Json = dict[str, Any]


class Extent(StrEnum):
    """How the children of whom something is so have changed."""

    SAME = "SAME"
    WIDER = "WIDER"
    NARROWER = "NARROWER"
    OTHER = "OTHER"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True, slots=True)
class Proved:
    """What came of it: the children that show it, newly reached first; and why nothing could be proved."""

    extent: Extent
    examples: tuple[Child, ...] = ()
    why: str = ""


_EXTENT = {
    Moved.SAME: Extent.SAME,
    Moved.MORE: Extent.WIDER,
    Moved.FEWER: Extent.NARROWER,
    Moved.OTHER: Extent.OTHER,
}


class Proving:
    """Both exemplars as models, and their comparison; what was worked out is kept."""

    def __init__(self, old: Json, new: Json) -> None:
        """Of two contents in the same names."""
        self._contents = old, new
        self._retyped = Retyped(old, new)

    @cached_property
    def models(self) -> tuple[Model, Model]:
        """Both as models. Where one offers an answer or a reason that the other does not, both take it here: else nobody
        could say what becomes of a child of whom it is said."""
        old, new = self._contents
        return model_of(_taking(old, new)), model_of(_taking(new, old))

    @cached_property
    def _asked(self) -> tuple[Condition, ...]:
        """The conditions that decide no status, and may be asked about."""
        found: list[Condition] = []
        for model in self.models:
            found += [step.when for step in model.next if step.when is not None]
            found += [sentence.when for sentence in model.pen_picture if sentence.when is not None]
            found += [way.short.condition for way in model.pathways if way.short is not None]
            found += [rule.when for rule in model.retention if rule.when is not None]
        return tuple(found)

    @cached_property
    def comparison(self) -> Comparison:
        """From the older to the newer."""
        return Comparison(*self.models, self._asked)

    @cached_property
    def _backward(self) -> Comparison:
        return Comparison(self.models[1], self.models[0], self._asked)

    def may_differ(self, path: str) -> bool:
        """Whether the status of a question may differ between the two."""
        return self.comparison.world.differs(path)

    def asked(self, path: str) -> Proved:
        """Of whom a question is asked (rules S1, L1)."""
        retyped = self._retyped.question(path)
        if retyped:
            return _beyond(retyped)
        found = self.comparison.classify(path)
        shown = tuple(self._child(path, each) for each in (found.more, found.fewer) if each is not None)
        if found.change is None:
            return Proved(Extent.UNDECIDED, shown, found.undecided.reason if found.undecided else "")
        return Proved(_EXTENT[found.change], shown)

    def holds(self, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Proved:
        """Of whom a condition of the root surely holds. None stands for one that always does."""
        if (
            old is not None
            and new is not None
            and old["tree"] == new["tree"]
            and self._reads_the_same(new["tree"])
        ):
            return Proved(Extent.SAME)
        retyped = self._retyped.conditions(each["tree"] for each in (old, new) if each is not None)
        if retyped:
            return _beyond(retyped)
        before, after = condition_of(old or _ALWAYS), condition_of(new or _ALWAYS)
        newly = self.comparison.newly_holds([after], [before])
        no_more = self._backward.newly_holds([before], [after])
        shown = [Child(found.example.said, *words) for found, words in ((newly, ("no", "yes")), (no_more, ("yes", "no")))
                 if isinstance(found, Met)]  # fmt: skip
        undecided = next((found for found in (newly, no_more) if isinstance(found, Undecided)), None)
        if len(shown) == 2:
            return Proved(Extent.OTHER, tuple(shown))
        if undecided is not None:
            return Proved(Extent.UNDECIDED, tuple(shown), undecided.reason)
        if not shown:
            return Proved(Extent.SAME)
        return Proved(Extent.WIDER if isinstance(newly, Met) else Extent.NARROWER, tuple(shown))

    @cached_property
    def _changed(self) -> frozenset[str]:
        return changed(*self.models)

    def _reads_the_same(self, tree: Any) -> bool:
        """Whether nothing that a condition reads may stand otherwise, through named conditions and the day of reckoning."""
        waiting, seen = [tree], set[str]()
        while waiting:
            at = waiting.pop()
            read = [f"{kind[0]}:{name}" for kind, name in sources(at)]
            for model in self.models:
                if model.as_of is not None and reckons_on_a_date(at):
                    read.append(f"{model.as_of[0][0]}:{model.as_of[1]}")
            if not self._changed.isdisjoint(read):
                return False
            for name in names_used(at):
                old, new = (content["define"].get(name) for content in self._contents)
                if old is None or new is None or old["tree"] != new["tree"]:
                    return False
                if name not in seen:
                    seen.add(name)
                    waiting.append(new["tree"])
        return True

    def _child(self, path: str, example: Example) -> Child:
        return Child(example.said, *self.comparison.statuses(path, example.known))


_ALWAYS: Mapping[str, Any] = {"tree": ["all"], "text": "always"}


def _beyond(name: str) -> Proved:
    why = (
        f"it hangs on `{name}`, which takes another kind of answer now, so that no child can be shown in both"
    )
    return Proved(Extent.UNDECIDED, (), why)


def _taking(content: Json, other: Json) -> Json:
    """A content whose questions and facts take every answer and reason that those of the other do."""
    found = dict(content)
    for key in ("questions", "facts"):
        found[key] = {name: _with(spec, other[key].get(name, {})) for name, spec in content[key].items()}
    return found


def _with(spec: Json, other: Json) -> Json:
    found = spec
    if spec.get("type") == other.get("type") and spec.get("options") != other.get("options"):
        codes = {option["code"] for option in spec.get("options", ())}
        more = [option for option in other.get("options", ()) if option["code"] not in codes]
        found = {**found, "options": [*spec.get("options", ()), *more]}
    reasons = [reason for reason in other.get("reasons", ()) if reason not in spec.get("reasons", ())]
    return {**found, "reasons": [*spec.get("reasons", ()), *reasons]} if reasons else found
