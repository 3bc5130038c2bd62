"""All that a store holds about one child, part by part, and which of it a program may give out by itself (UK GDPR, article 15; Data
Protection Act 2018, schedule 2, paragraph 16: what is about others; schedule 3, paragraphs 11 and 21: what could do harm).

A program gives out only what surely is the child's own: a choice, a number or a date of a fact that the data model says is about the
child, that families may see, and that does not bear on the child's safety (`giving`). What is about others is left out. All the rest somebody
has to read first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import erasing_codes as codes
from ..artifact import Artifact
from ..canonical import canonical, digest
from ..knowing.fact_history import NOTES, histories
from ..knowing.identity import CHILD, FAMILY, HOUSEHOLD, Belonging, belongings, holders, kind_of_identity
from ..knowing.kin import ever_holding
from ..records.history import History
from ..records.in_words import part as in_words
from ..records.leaf import Leaf
from ..records.parted import FACT, LATE, is_of_question
from ..records.seal import WHY_AMENDED, WHY_WRITTEN
from ..translation_texts import as_written
from ..wording import value_in_words, wording_for
from .fault import StoreFault
from .giving import SAFETY, Given, Giving
from .store import Store

KNOWN = ""
"""Where a part has no record: it is what is known of the child, told by whichever record."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is held: what was `asked` (or what a fact is called) and what it `says`, in plain words. `place` is where it stands in its
    `record`, `since` and `until` when (UTC; `until` None for what stands now), `digest` that of its leaf. `why` says what decided.
    `read`: somebody has read it, and decided."""

    record: str
    place: str
    asked: str
    says: str
    since: str
    until: str | None
    digest: str
    given: Given
    why: str
    read: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """By what somebody who has read it names it: said otherwise since, it is another part."""
        return self.record, self.place, self.digest


@dataclass(frozen=True, slots=True)
class OfRecord:
    """A record of the child: its exemplar's title, when it was begun, and when it was last signed, None for a draft."""

    record: str
    title: str
    begun: str
    signed: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """All of it. `names` counts the places at which it is said who wrote, signed or told something; `pages` the pages that were kept when
    something was signed: they show the same again; `erased` what was erased, of the records and of what is known."""

    identity: str
    records: tuple[OfRecord, ...]
    parts: tuple[Part, ...]
    names: int
    pages: int
    erased: int = 0

    def reviewed(self, decided: Mapping[tuple[str, str, str], bool]) -> Held:
        """The same, once somebody has read what is to be read: True gives a part out, False leaves it out. What is about others stays
        left out, whatever anybody says."""
        return replace(self, parts=tuple(_decided(part, decided.get(part.key)) for part in self.parts))


def _decided(part: Part, said: bool | None) -> Part:
    if part.given is not Given.READ_FIRST or said is None:
        return part
    return replace(part, given=Given.OUT if said else Given.READ_AND_LEFT, read=True)


def held(store: Store, identity: str) -> Held:
    """All that is held about a child. What was erased is not among it. Raises StoreFault (PP779)."""
    standing = store.records(subject=identity or "")  # nobody is not everybody
    with store.reading() as connection:
        if not standing and kind_of_identity(connection, identity) != CHILD:
            raise StoreFault(codes.NOTHING_HELD, identity=identity)
        known = histories(connection, ever_holding(connection, identity))
        now = holders(connection, identity).values()
        ties = {
            f"{kind} {n}": tie
            for kind in (FAMILY, HOUSEHOLD)
            for n, tie in enumerate(belongings(connection, identity, kind), 1)
        }
    giving = Giving(store.artifacts())
    parts: list[Part] = []
    records: list[OfRecord] = []
    names = pages = erased = 0
    for each in standing:
        found = store.history(each.record)
        content = store.artifact(found.under).content
        signed = found.seals[-1].at if found.signed else None
        title = as_written(content["title"]["practitioner"])
        records.append(OfRecord(each.record, title, found.entries[0].at, signed))
        parts += _of_record(store, found, giving)
        pages += sum(not leaf.erased and place.startswith("rendering ") for place, leaf in _leaves(found))
        names += len(found.entries) + sum(_names(leaf) for _, leaf in _leaves(found))
        erased += sum(leaf.erased and _was_said(place) for place, leaf in _leaves(found))
    for (holder, fact), versions in sorted(known.items(), key=lambda each: each[0][1]):
        told = [one for one in versions if one.how not in NOTES and one.held is not None]
        erased += sum(one.said is not None and one.said.erased for one in versions)
        for n, version in enumerate(told):
            assert version.said is not None
            until = told[n + 1].at if n + 1 < len(told) else None
            part = _fact(KNOWN, fact, version.said, version.at or "", until, giving)
            if holder != identity and part.given is Given.OUT:
                why = f"it is about everybody of {'the' if holder in now else 'a former'} family or household"
                part = replace(part, given=Given.READ_FIRST, why=why)
            parts.append(part)
            names += version.by is not None
    parts += [_why_tied(place, tie) for place, tie in ties.items() if tie.because]
    names += len(ties)
    return Held(identity, tuple(records), tuple(parts), names, pages, erased)


def _was_said(place: str) -> bool:
    """Whether what stood at a place is what a part is made of."""
    return not place.endswith("[]") and (place == LATE or place.startswith(FACT) or is_of_question(place))


def _of_record(store: Store, found: History, giving: Giving) -> Iterator[Part]:
    """What was ever said at each place of a record, in order, with when it stood there."""
    ends: dict[tuple[str, int], str] = {}
    last: dict[str, int] = {}
    for entry in found.entries:
        for place in entry.said:
            if place in last:
                ends[place, last[place]] = entry.at
            last[place] = entry.number
    for entry in found.entries:
        artifact = store.artifact(entry.under)
        for place, said in entry.said.items():
            leaf = None if said is None else found.leaves[said]
            if leaf is None or leaf.erased or place.endswith("[]"):
                continue
            until = ends.get((place, entry.number))
            if place.startswith(FACT):
                fact = place.removeprefix(FACT)
                yield _fact(found.record, fact, leaf, entry.at, until, giving, place, artifact)
            elif place in (WHY_AMENDED, WHY_WRITTEN):
                yield _words_of(
                    found.record, place, in_words(place)[1], leaf.said, entry.at, until, leaf.digest
                )
            elif is_of_question(place) or place == LATE:
                yield from _answer(found.record, place, leaf, entry.at, until, artifact, giving)
        if entry.because:
            yield _words_of(
                found.record, f"entry {entry.number}", f"why it was {entry.kind}", entry.because, entry.at, None, entry.digest
            )  # fmt: skip


# --- one part ---------------------------------------------------------------------------------------------------------


def _fact(
    record: str,
    name: str,
    leaf: Leaf,
    since: str,
    until: str | None,
    giving: Giving,
    place: str | None = None,
    under: Artifact | None = None,
) -> Part:
    given, why = giving.judged_fact(name)
    spec: Mapping[str, Any] = {"type": "text", "title": name}
    asked: str | None = None
    for artifact in (*giving.artifacts, *([under] if under else [])):
        spec = artifact.content["facts"].get(name, spec)
        for each in artifact.content["questions"].values():
            if each.get("fact") == name:
                asked = _asked(artifact, each["ask"])
    return Part(
        record, place or f"{FACT}{name}", asked or str(spec["title"]), _words(spec, leaf.said), since, until, leaf.digest,
        given, why,
    )  # fmt: skip


def _answer(
    record: str, place: str, leaf: Leaf, since: str, until: str | None, artifact: Artifact, giving: Giving
) -> Iterator[Part]:
    path = ".".join(step.partition("[")[0] for step in place.split("."))
    spec = artifact.content["questions"].get(path)
    if spec is None:
        yield Part(
            record,
            place,
            place,
            str(leaf.said),
            since,
            until,
            leaf.digest,
            Given.READ_FIRST,
            "it is free text",
        )
        return
    asked = _asked(artifact, spec["ask"])
    group = spec.get("group")
    around = artifact.content["questions"][group] if group else spec
    fact = artifact.content["facts"].get(around.get("fact", ""), {})
    given, why = giving.judged(artifact, ("question", path), spec, fact.get("about"))
    said: Mapping[str, Any] = leaf.said
    if said.get("value") is not None or said.get("reason") is not None:
        yield Part(record, place, asked, _words(spec, said), since, until, leaf.digest, given, why)
    for more in ("note", "pointer"):
        if said.get(more):
            kept = given is Given.OTHERS or why == SAFETY
            yield Part(
                record, f"{place} ({more})", asked, str(said[more]), since, until, leaf.digest,
                given if kept else Given.READ_FIRST, why if kept else "it is free text",
            )  # fmt: skip


def _why_tied(place: str, tie: Belonging) -> Part:
    """Why a child belongs to a family or household."""
    asked = f"why they belong to a {tie.kind} since {tie.since}"
    return _words_of(
        KNOWN, place, asked, str(tie.because), tie.at, None, digest(canonical([place, tie.because]))
    )


def _words_of(record: str, place: str, asked: str, says: str, since: str, until: str | None, of: str) -> Part:
    """Words that somebody gave as a reason."""
    asked = asked[:1].upper() + asked[1:]
    return Part(record, place, asked, says, since, until, of, Given.READ_FIRST, "it is free text")


def _asked(artifact: Artifact, wording: Mapping[str, Any]) -> str:
    """What a child was asked, or others about the child. Its slots say what they do while nothing is known: they may name others."""
    text = wording_for(wording, "child")
    parts = [text] if isinstance(text, str) else text
    facts = artifact.content["facts"]
    said = [p if isinstance(p, str) else facts.get(p["slot"][1], {}).get("called", "…") for p in parts]
    return "".join(said)


def _words(spec: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if said.get("reason") is not None:
        return f"no answer: {str(said['reason']).replace('_', ' ')}"
    value = said.get("value")
    if isinstance(value, list) and spec["type"] not in ("choices",):
        return "; ".join(_plain(each) for each in value) or "none"
    return _plain(value) if isinstance(value, dict) else value_in_words(spec, value, own=spec)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_plain(each) for each in value.values() if each not in (None, ""))
    return value if isinstance(value, str) else canonical(value).decode()


def _leaves(found: History) -> Iterator[tuple[str, Leaf]]:
    return ((leaf.place, leaf) for leaf in found.leaves.values())


def _names(leaf: Leaf) -> int:
    """At how many places a leaf says who wrote, told or signed something."""
    if leaf.erased or leaf.place.startswith("rendering "):
        return 0
    if leaf.place.startswith("signature "):
        return 1
    said = leaf.said
    return sum(said.get(name) is not None for name in ("by", "said_by")) if isinstance(said, dict) else 0
