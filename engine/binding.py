"""Facts as the model holds them, the options that they and questions offer, and the binding of one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.scope import Known, Scope
from ..dsl.source import Span
from ..dsl.syntax import Located
from . import clearance_codes, definition
from . import resolve_codes as codes
from .clearance import said_readers
from .definition import Pinned
from .gather import gather_data_model
from .language import AUDIENCES, SENSITIVITIES
from .library import Workspace
from .model import Fact, Option
from .naming import Placed
from .shape_in_words import in_words
from .texts import maybe, wording

_NO_SCOPE = Scope()
_WIDER = {
    ("text", "long text"),
    ("long text", "text"),
    ("date", "partial date"),
    ("group", "list"),
}
"""A question's type and another that its fact may have: the fact can hold whatever is answered."""


class OptionLists:
    """The options of questions and facts, those of each code list made once."""

    def __init__(self, found: Diagnostics) -> None:
        """Report into `found`."""
        self._found = found
        self._lists: dict[Pinned, tuple[Option, ...]] = {}

    def of(
        self,
        said: tuple[definition.Option, ...],
        pinned: Located[Pinned] | None,
        scope: Scope,
        within: str = "",
    ) -> tuple[Option, ...]:
        """The options written with a question or fact, or those of the code list it names (gathered already)."""
        if pinned is None:
            return self.made(said, scope, within)
        if pinned.value not in self._lists:
            self._lists[pinned.value] = self.made(said, _NO_SCOPE)
        return self._lists[pinned.value]

    def made(self, said: tuple[definition.Option, ...], scope: Scope, within: str = "") -> tuple[Option, ...]:
        """Options as written, their texts cut at their slots."""
        found = self._found
        return tuple(
            Option(
                code=option.code.text,
                say=wording(
                    (option.say, option.say_family, option.say_child, option.say_easy_read),
                    scope,
                    found,
                    within,
                ),
                hint=maybe(option.hint, scope, found, within),
                symbol=option.symbol.value if option.symbol else None,
                written_as=option.written_as.text if option.written_as else None,
                in_sentence=option.in_sentence.text if option.in_sentence else None,
                exclusive=bool(option.exclusive and option.exclusive.value),
                retired=option.retired.value if option.retired else None,
                retired_span=option.retired.span if option.retired else None,
                was=tuple(old.text for old in option.was),
                span=option.code.span,
            )
            for option in said
        )


def returned(said: tuple[definition.ReturnField, ...]) -> dict[str, str]:
    """The field of each return that an answer or a fact goes into."""
    return {each.to.text: each.field.text for each in said}


def facts_of(said: Iterable[definition.Fact], options: OptionLists, found: Diagnostics) -> dict[str, Fact]:
    """Every fact of a data model by name. Reports two of one name (PP363), and an age that is reckoned from
    something that is no date or left out for something that is no yes/no (PP364)."""
    said = tuple(said)
    facts = _by_name(said, options, found)
    for fact in said:
        for key, other, types in (("from", fact.born, _DATES), ("unless", fact.unless, ("yes/no",))):
            known = facts.get(other.text) if other is not None else None
            if other is not None and (known is None or known.type not in types):
                near = nearest(other.text, (f.name for f in facts.values() if f.type in types))
                help = f"write `{near}`, if that was meant" if near else "declare it in the data model"
                found.add(
                    codes.AGE_FROM.at(
                        other.span, key=key, name=other.text, wanted=" or ".join(types), help=help
                    )
                )
    return facts


_DATES = ("date", "partial date")


def check_data_model(model: definition.DataModel, workspace: Workspace) -> Diagnostics:
    """What is wrong with a data model on its own: its code lists, names and ages (PP300, PP301, PP363, PP364)."""
    gathered, found = gather_data_model(model, workspace)
    facts_of(gathered.facts, OptionLists(found), found)
    return found


def _by_name(said: Iterable[definition.Fact], options: OptionLists, found: Diagnostics) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for fact in said:
        first = facts.get(fact.name.text)
        if first is not None:
            where = (Related(first.span, "the first"),) if first.span else ()
            found.add(codes.SAME_FACT.at(fact.name.span, id=first.name, related=where))
            continue
        facts[fact.name.text] = _fact(fact, options, found)
    return facts


def _fact(fact: definition.Fact, options: OptionLists, found: Diagnostics) -> Fact:
    stale = fact.stale_after.value if fact.stale_after else None
    return Fact(
        name=fact.name.text,
        title=fact.title.text,
        type=fact.type.value,
        about=fact.about.value if fact.about else None,
        unit=fact.unit.text if fact.unit else None,
        options=options.of(fact.options, fact.options_from, _NO_SCOPE),
        born=fact.born.text if fact.born else None,
        unless=fact.unless.text if fact.unless else None,
        called=fact.called.text if fact.called else None,
        stale_after=(stale.count, stale.unit) if stale else None,
        publish=fact.publish.value if fact.publish else "at sign-off",
        history=bool(fact.history and fact.history.value),
        context=bool(fact.context and fact.context.value),
        returned_as=returned(fact.returned_as),
        sensitivity=fact.sensitivity.value if fact.sensitivity else "ordinary",
        who_may_see=tuple(reader.value for reader in fact.who_may_see),
        parts=tuple(_by_name(fact.facts, options, found).values()),
        span=fact.name.span,
        kept=kept(fact),
    )


def kept(said: definition.Question | definition.Fact) -> Span | None:
    """Where a question or fact says who may see it, else how sensitive it is; None where it says neither."""
    if said.who_may_see:
        first, last = said.who_may_see[0].span, said.who_may_see[-1].span
        return Span(first.source, first.start, last.end)
    return said.sensitivity.span if said.sensitivity else None


def known_fact(fact: Fact) -> Known:
    """A fact as conditions know it."""
    return Known(
        ref=("fact", fact.name),
        type=fact.type,
        options=codes_and_words(fact.type, fact.options)[0],
        labels=codes_and_words(fact.type, fact.options)[1],
        unit=fact.unit,
        born=fact.born,
        unless=fact.unless,
        span=fact.span,
    )


def codes_and_words(type: str, options: tuple[Option, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that an answer can have, and beside them their words; `yes/no` has its own two."""
    if type == "yes/no":
        return ("yes", "no"), ("Yes", "No")
    words = tuple("".join(p for p in o.say["practitioner"].parts if isinstance(p, str)) for o in options)
    return tuple(option.code for option in options), words


def bind(
    placed: Placed,
    facts: Mapping[str, Fact],
    taken: dict[str, Placed],
    found: Diagnostics,
) -> Fact | None:
    """The fact that a question is bound to, or None; what does not fit is reported (PP340-PP346). `taken` keeps
    which question has which fact."""
    said = placed.said.fact
    if said is None:
        return None
    if placed.group:
        parts = _parts_of_list(placed, facts, taken)
        if parts and "." not in said.text:
            facts = parts
    fact = facts.get(said.text)
    if fact is None:
        near = nearest(said.text, facts)
        help = f"write `{near}`, if that was meant" if near else "add it to the data model"
        found.add(codes.NO_SUCH_FACT.at(said.span, name=said.text, help=help))
        return None
    declared = (Related(fact.span, "the fact is declared here"),) if fact.span else ()
    why = "worked out from another" if fact.type == "age" else "supplied from outside" if fact.context else ""
    if why:
        found.add(
            codes.NOT_TO_BE_ASKED.at(said.span, id=placed.id, fact=fact.name, why=why, related=declared)
        )
        return None
    if "." in fact.name and placed.group:
        group = placed.group.rpartition(".")[2]
        found.add(
            codes.FACT_IN_ROWS.at(said.span, id=placed.id, group=group, fact=fact.name, related=declared)
        )
        return None
    key = f"{placed.group}: {fact.name}" if placed.group else fact.name
    other = taken.setdefault(key, placed)
    if other is not placed:
        where: Span = other.said.fact.span if other.said.fact else other.said.id.span
        first = (Related(where, "asked here first"),)
        found.add(codes.FACT_TWICE.at(said.span, id=placed.id, other=other.id, fact=fact.name, related=first))
        return None
    type = placed.said.type
    if type.value != fact.type and (type.value, fact.type) not in _WIDER:
        found.add(
            codes.OTHER_TYPE.at(
                type.span,
                id=placed.id,
                type=type.value,
                fact=fact.name,
                fact_type=fact.type,
                related=declared,
            )
        )
        return None
    unit = placed.said.unit
    if unit is not None and unit.text != fact.unit:
        counts = fact.unit or "nothing in particular"
        found.add(
            codes.OTHER_UNIT.at(
                unit.span, id=placed.id, unit=unit.text, fact=fact.name, fact_unit=counts, related=declared
            )
        )
    _kept_as_closely(placed, fact, found)
    has = {option.code for option in fact.options}
    for option in placed.said.options:
        if has and option.code.text not in has:
            near = nearest(option.code.text, has)
            help = f"write `{near}`, if that was meant" if near else "take it out, or add it to the fact"
            found.add(
                codes.OPTION_NOT_OF_FACT.at(
                    _option_place(placed, option),
                    option=option.code.text,
                    fact=fact.name,
                    help=help,
                    related=declared,
                )
            )
    return fact


def _kept_as_closely(placed: Placed, fact: Fact, found: Diagnostics) -> None:
    """A question lets nobody see more than its fact does (PP623), nor fewer (PP625)."""
    said, span = placed.said, kept(placed.said)
    if span is None:
        return
    level = said.sensitivity.value if said.sensitivity else None
    mine = said_readers((reader.value for reader in said.who_may_see), level)
    wider = mine - said_readers(fact.who_may_see, fact.sensitivity)
    looser = level is not None and SENSITIVITIES.index(level) < SENSITIVITIES.index(fact.sensitivity)
    if (said.who_may_see or looser) and wider:
        found.add(
            clearance_codes.WIDER_THAN_FACT.at(
                span,
                id=placed.id,
                wider=in_words(tuple(reader for reader in AUDIENCES if reader in wider), "and"),
                fact=fact.name,
                key="who may see" if said.who_may_see else "sensitivity",
                related=(Related(fact.kept or fact.span, "the fact is kept here"),) if fact.span else (),
            )
        )
    elif closer := said_readers(fact.who_may_see, fact.sensitivity) - mine:
        found.add(
            clearance_codes.CLOSER_THAN_FACT.at(
                span,
                id=placed.id,
                kept_from=in_words(tuple(reader for reader in AUDIENCES if reader in closer), "and"),
                fact=fact.name,
                key="who may see" if said.who_may_see else "sensitivity",
                related=(Related(fact.kept or fact.span, "the fact is declared here"),) if fact.span else (),
            )
        )


def _parts_of_list(placed: Placed, facts: Mapping[str, Fact], taken: Mapping[str, Placed]) -> dict[str, Fact]:
    """The parts of the list that the group around a row's question is bound to, by bare name; none if it is not."""
    for name, holder in taken.items():
        if holder.path == placed.group and name in facts:
            return {part.name: part for part in facts[name].parts}
    return {}


def _option_place(placed: Placed, option: definition.Option) -> Span:
    """The option's own place, or `options from` where a code list elsewhere offers it."""
    pinned = placed.said.options_from
    return pinned.span if pinned is not None else option.code.span
