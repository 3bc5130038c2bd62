"""Which words an answer was given to, and whether a reader of the newer version sees the same (rule A4).

An answer keeps the hash of what was shown. Where the words of its question and of its options are the same to the letter, in
every voice, the hash becomes that of the newer version: guidance, a picture, the order of the options or one more of them
do not send anybody back to thousands of answers. Where a word is another, the hash stays, and the answer is marked *check*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..answers import Given
from ..difference.sides import Pair
from ..difference.variants import worlds
from ..faces import facing

SET_ASIDE = "set aside: "
"""What the hash of an answer begins with that was set aside when its record went over: it returns marked *check* (rule S4)."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The hashes of one question. `accepted` are those that the newer version takes for its own words, `known` those that
    the older one did; `onward` goes from an older hash to the newer one of the same words; `before` is what stood before, for
    answers that have kept no hash; `changed` is whether any words are others."""

    accepted: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    onward: Mapping[str, str] = field(default_factory=dict[str, str])
    before: str | None = None
    changed: bool = False
    still: frozenset[str | None] = frozenset((None,))
    """The hashes, None among them, with which an answer simply stays."""

    def marks(self, given: Given) -> bool:
        """Whether an answer is marked *check* in the newer version."""
        return given.shown is not None and given.shown not in self.accepted

    def marked(self, given: Given) -> bool:
        """Whether an answer was marked *check* already in the older version."""
        return given.shown is not None and given.shown not in self.known

    def shown(self, given: Given, *, merged: bool, returns: bool) -> Given:
        """The same answer with the hash that it goes by now. One whose option was `merged` into another keeps its own; one
        that `returns` from having been set aside is marked."""
        hash_ = given.shown
        if hash_ is None and self.changed:
            hash_ = self.before
        if hash_ is not None and not merged:
            hash_ = self.onward.get(hash_, hash_)
        if returns and (hash_ is None or hash_ in self.accepted):
            hash_ = f"{SET_ASIDE}{given.shown or ''}".rstrip()
        return given if hash_ == given.shown else with_hash(given, hash_)


NO_WORDS = Faces()
"""Of what has no words of its own."""


def with_value(given: Given, value: Any) -> Given:
    """The same answer, which is no reason, in another form. Written out, like the next: both are done a million times."""
    return Given(value, None, given.note, given.at, given.by, given.until, given.pointer, given.shown)


def with_hash(given: Given, shown: str | None) -> Given:
    """The same answer, given to other words."""
    return Given(given.value, given.reason, given.note, given.at, given.by, given.until, given.pointer, shown)


def faces_of(pair: Pair) -> Faces:
    """The hashes of a question that both versions have, the older one in the newer one's names."""
    accepted: set[str] = set()
    known: set[str] = set()
    onward: dict[str, str] = {}
    changed = False
    for world in worlds(pair):
        old, new = facing(pair.old, world), facing(pair.new, world)
        now = new.get("shown")
        accepted |= {*new.get("same_as", ()), *([now] if now else ())}
        if "shown" not in old or not now:
            continue
        known |= {old["shown"], *old.get("same_as", ())}
        if _alike(old, new) and old["shown"] not in new.get("changed_from", ()):
            for earlier in (old["shown"], *old.get("same_as", ())):
                if earlier not in (now, *new.get("same_as", ())):
                    onward.setdefault(earlier, now)
        elif old["shown"] != now and old["shown"] not in new.get("same_as", ()):
            changed = True
    still: set[str | None] = {each for each in accepted if each not in onward}
    if not changed:
        still.add(None)
    before = pair.old.get("shown")
    return Faces(frozenset(accepted), frozenset(known), onward, before, changed, frozenset(still))


def _alike(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a reader meets the same words: of the question, and of every option that both have."""
    if old["ask"] != new["ask"]:
        return False
    labels = {option["code"]: option["say"] for option in old.get("options", ())}
    return all(
        option["say"] == labels.get(option["code"], option["say"]) for option in new.get("options", ())
    )
