"""The words of a changelog: questions by what they ask, children by their age, numbers as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..engine.artifact import Artifact
from ..engine.releases.bands import Age, Band
from ..engine.spoken import day_words
from .plain_words import saying

Json = Mapping[str, Any]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SLOT = re.compile(r"<([A-Za-z_][A-Za-z0-9_.]*)>")
_ANSWERED = re.compile(r"`([a-z_.]+)` (is|includes) `([a-z0-9_]+)`")
_NAMED = re.compile(r"`([A-Za-z0-9_.]+)`")
_DOTTED = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
_ENTRY = re.compile(r",? for whom (“[^”]*”) has a row\b")


def number(many: int) -> str:
    """A number as it is said in a sentence: in words up to ten.

    >>> number(2), number(12)
    ('two', '12')
    """
    return _NUMBERS[many] if many < len(_NUMBERS) else str(many)


def counted(many: int, one: str) -> str:
    """A number of things, with the plural of a regular noun.

    >>> counted(1, "question"), counted(3, "question")
    ('one question', 'three questions')
    """
    return f"{number(many)} {one}{'' if many == 1 else 's'}"


def capital(words: str) -> str:
    """A sentence with its first letter as a capital."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """A sentence of ours as it goes on within another."""
    return words[:1].lower() + words[1:]


def stopped(words: str) -> str:
    """A sentence with its full stop, unless it ends in a mark already."""
    return words if words.endswith((".", "?", "!", "?”", ".”", "!”")) else f"{words}."


def day(text: str) -> str:
    """A day as it is said, from the beginning of a date in ISO 8601; the text itself where it is none."""
    try:
        on = date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return text
    return day_words(on, on, "en")


def children(bands: Sequence[Band], every: Sequence[Band]) -> str:
    """The children of some bands out of `every`, the youngest first: `children under five`, `every child`.

    Bands that follow each other are told as one.
    """
    if len(bands) == len(every):
        return "every child"
    if len(bands) == len(every) - 1 and not any(band.is_unborn for band in bands) and every[0].is_unborn:
        return "every child from birth"
    found: list[list[Band]] = []
    for band in bands:
        if found and not found[-1][-1].is_unborn and found[-1][-1].end == band.start:
            found[-1].append(band)
        else:
            found.append([band])
    told = [_ages(each[0], each[-1]) for each in found]
    return f"children {told[0]}" if len(told) == 1 else f"children {', '.join(told[:-1])}, and {told[-1]}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """Several things in a row.

    >>> joined(["one", "two", "three"]), joined(["one", "two"], "or")
    ('one, two and three', 'one or two')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _ages(first: Band, last: Band) -> str:
    if first.is_unborn or first.start is None:
        return "not yet born"
    if last.end is None:
        return f"of {_age(first.start)} and over"
    if first.start.months == 0:
        return f"under {number(last.end.months // 12) if last.end.months % 12 == 0 else _age(last.end)}"
    if first.start.months % 12 or last.end.months % 12:
        return f"from {_age(first.start)} to under {_age(last.end)}"
    low, high = first.start.months // 12, last.end.months // 12 - 1
    return f"of {low}" if low == high else f"of {low} to {high}"


def _age(age: Age) -> str:
    """Years by their number alone, as people say them; months with their word."""
    years, months = divmod(age.months, 12)
    return f"{age.months} months" if months else str(years)


def exemplar_called(name: str) -> str:
    """An exemplar that is known by its name alone, as it is said: `Child's plan` for `childs-plan`."""
    return capital(_CHILDS.sub("child's", name.replace("-", " ")))


_CHILDS = re.compile(r"\bchilds\b")


class Saying:
    """What the parts of two exemplars are called by those who read them."""

    def __init__(self, old: Artifact, new: Artifact) -> None:
        """Of the two that are compared."""
        self.old: Json = old.content
        self.new: Json = new.content

    def plain(self, written: str) -> str:
        """Words as their author wrote them, each slot by what its fact is called."""
        parts: list[Any] = []
        facts = {**self.old["facts"], **self.new["facts"]}
        for n, piece in enumerate(_SLOT.split(written)):
            if n % 2 and "called" in facts.get(piece, {}):
                parts.append({"slot": ["fact", piece]})
            else:
                parts.append(f"[{small(self._title(piece))}]" if n % 2 else piece)
        said = saying({**self.new, "facts": facts})([part for part in parts if part])
        return _DOTTED.sub(
            lambda found: f"“{facts[found[0]]['title']}”" if found[0] in facts else found[0], said
        )

    def quoted(self, written: Any) -> str:
        """Somebody's words in quotation marks."""
        return f"“{self.plain(str(written))}”"

    def question(self, path: str) -> str:
        """What a question asks, in quotation marks."""
        spec = self.spec(path)
        if spec is None:
            return f"“{path.rpartition('.')[2].replace('_', ' ')}”"
        return f"“{saying(self._of(path))(spec['ask'])}”"

    def spec(self, path: str) -> Json | None:
        """A question as the newer one has it, or else the older."""
        found: Json | None = self.new["questions"].get(path) or self.old["questions"].get(path)
        return found

    def _of(self, path: str) -> dict[str, Any]:
        return dict(self.new if path in self.new["questions"] else self.old)

    def section(self, name: str) -> str:
        """What a section is called, in quotation marks."""
        for content in (self.new, self.old):
            for section in content["sections"]:
                if section["id"] == name:
                    return f"“{saying(dict(content))(section['title'])}”"
        return f"“{name}”"

    def because(self, text: Any) -> str:
        """A reason that the form itself gives, in plain words."""
        return saying(dict(self.new))(text)

    def part(self, path: str) -> str:
        """What a question, section or another part is called, by its path."""
        kind, _, name = path.partition(".")
        if kind == "questions":
            return self.question(name)
        if kind == "sections":
            return f"the section {self.section(name)}"
        if kind == "facts":
            fact = self.new["facts"].get(name) or self.old["facts"].get(name) or {}
            return f"“{fact.get('title', name)}”"
        if kind == "variants":
            return f"the variant “{name.replace('-', ' ')}”"
        if kind == "pathways":
            said = [
                way["because"]
                for content in (self.new, self.old)
                for way in content["pathways"]
                if way["id"] == name
            ]
            return f"the short way “{self.because(said[0])}”" if said else "a short way"
        if kind == "signatures":
            return f"the signature “{self._role(name)}”"
        return {"timescale": "the time limit", "pen_picture": "the pen picture"}.get(
            kind, f"“{name or kind}”"
        )

    def _role(self, name: str) -> str:
        for content in (self.new, self.old):
            for signature in content["signatures"]:
                if signature["id"] == name:
                    return saying(dict(content))(signature["role"])
        return name

    def child(self, said: str) -> str:
        """An example child of a proof in plain words: ids as what they ask, codes as what they are called."""

        def answered(found: re.Match[str]) -> str:
            label = self._option(found[1], found[3])
            verb = "has" if found[2] == "includes" else "is"
            return f"{self._called(found[1])} {verb} “{label}”"

        told = _NAMED.sub(lambda found: self._called(found[1]), _ANSWERED.sub(answered, said))
        return _ENTRY.sub(r" with an entry under \1", told)

    def _title(self, name: str) -> str:
        """What stands for a fact or an answer that a text is filled in with."""
        fact = self.new["facts"].get(name) or self.old["facts"].get(name)
        return str(fact["title"]) if fact else name.rpartition(".")[2].replace("_", " ")

    def _called(self, name: str) -> str:
        path = next((p for p in (name, *self.new["questions"]) if p == name or p.endswith(f".{name}")), name)
        if self.spec(path) is not None:
            return self.question(path)
        return self.part(f"facts.{name}")

    def _option(self, name: str, code: str) -> str:
        for content in (self.new, self.old):
            specs = [
                q
                for p, q in content["questions"].items()
                if p == name or p.endswith(f".{name}") or q.get("fact") == name
            ]
            specs += [content["facts"][name]] if name in content["facts"] else []
            for spec in specs:
                for option in spec.get("options", ()):
                    if option["code"] == code:
                        return saying(dict(content))(option["say"])
        return capital(code.replace("_", " "))
