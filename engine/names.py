"""The names of an exemplar: its questions, sections, facts and conditions, and how a name is looked up (rule C7)."""

from __future__ import annotations

from dataclasses import replace

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.scope import Known, Scope
from ..dsl.syntax import Scalar
from ..dsl.typecheck import Typed
from . import model, rules
from . import resolve_codes as codes
from .binding import OptionLists, bind, codes_and_words, facts_of, known_fact
from .gather import Gathered
from .model import Ref
from .naming import Placed, former_paths, lay_out, refused, sections_of
from .shape_in_words import in_words

DATES = ("date", "partial date")


class Names:
    """Everything that can be named in one exemplar, and what was found wrong with it.

    `placed` are the questions with their places, `facts` those of the data model, `bound_facts` the fact of each
    question by path; `define` is filled as the named conditions are typed. `conditions` types the others. `scope` is
    what conditions and texts read; `asked` has the retired questions themselves where that has facts in their place.
    """

    def __init__(self, gathered: Gathered, found: Diagnostics, nation: str) -> None:
        """Lay out the questions and bind them to their facts; report into `found`. `nation` is the one whose law binds."""
        self.nation = nation
        self.exemplar = gathered.exemplar
        self.found = found
        self.options = OptionLists(found)
        self.facts = facts_of(gathered.data_model.facts, self.options, found)
        self.placed = lay_out(self.exemplar, self.facts, found)
        self.define: dict[str, Typed | None] = {named.id.text: None for named in self.exemplar.define}
        known: dict[str, Known] = {}
        in_sections: dict[str, set[str]] = {s.id.text: set() for s in sections_of(self.exemplar)}
        self.scope = Scope(
            questions=known,
            sections={id: frozenset() for id in in_sections},
            facts={name: known_fact(fact) for name, fact in self.facts.items()},
            define=self.define,
            refused=refused(self.exemplar, self.placed),
        )
        for placed in self.placed:
            if not placed.group:
                in_sections[placed.section].add(placed.path)
        # Texts of options may have slots, and slots need the names: the codes alone are known first.
        taken: dict[str, Placed] = {}
        self.bound_facts: dict[str, model.Fact | None] = {}
        for placed in self.placed:
            known[placed.path] = self._known(placed, taken)
        self.scope = replace(
            self.scope,
            sections={id: frozenset(p) for id, p in in_sections.items()},
            former=former_paths(self.placed),
            former_sections={old.text: s.id.text for s in sections_of(self.exemplar) for old in s.was},
        )
        self.asked = self.scope
        self._read_instead(known)
        self.conditions = rules.Conditions(self.scope, found, reckons=self.exemplar.as_of is not None)

    def _read_instead(self, known: dict[str, Known]) -> None:
        """In conditions and texts, facts stand in for retired questions that name one (rule L6)."""
        instead: dict[str, Known] = {}
        for placed in self.placed:
            said = placed.said.read_instead
            if said is not None and placed.said.retired is not None:
                fact = self.named(said)
                if fact is not None:
                    instead[placed.path] = fact
        if instead:
            self.scope = replace(self.scope, questions=known | instead)

    def _known(self, placed: Placed, taken: dict[str, Placed]) -> Known:
        said = placed.said
        fact = bind(placed, self.facts, taken, self.found)
        self.bound_facts[placed.path] = fact
        type = said.type.value
        if said.options:
            offered = tuple(option.code.text for option in said.options)
            labels = tuple(option.say.text for option in said.options)
        else:
            offered, labels = codes_and_words(type, fact.options if fact else ())
        return Known(
            ref=("question", placed.path),
            type=type,
            options=offered,
            labels=labels,
            unit=said.unit.text if said.unit else fact.unit if fact else None,
            fact=fact.name if fact and not placed.group else None,
            group=placed.group,
            each=said.each.text if said.each else None,
            was={old.text: option.code.text for option in said.options for old in option.was},
            span=said.id.span,
        )

    def named(self, name: Scalar, within: str = "") -> Known | None:
        """The question at the root or the fact that a name means, or None, which is reported (PP356, PP358)."""
        known = self.scope.find(name.text, within)
        if known is not None:
            return known
        section = name.text.partition(".")[0]
        if "." not in name.text or section in self.scope.sections:
            return rules.question(name, self.scope, self.found)
        near = nearest(name.text, self.scope.facts)
        beside = [fact for fact in self.scope.facts if fact.startswith(f"{section}.")]
        help = f"write `{near}`, if that was meant" if near else "declare the fact in the data model"
        if near is None and beside:
            help = f"the facts of `{section}` are {in_words(beside[:8], 'and')}; another is declared in the data model"
        self.found.add(codes.UNKNOWN_NAME.at(name.span, name=name.text, help=help))
        return None

    def date(self, name: Scalar, key: str) -> Ref | None:
        """The source of a date that a name means; one that is no date is reported (PP357)."""
        known = self.named(name)
        if known is None:
            return None
        if known.type not in DATES:
            where = (Related(known.span, f"a {known.type}"),) if known.span else ()
            self.found.add(
                codes.NOT_A_DATE.at(name.span, key=key, name=name.text, type=known.type, related=where)
            )
            return None
        return source_of(known)


def source_of(known: Known) -> Ref:
    """Where the value of something named is read: of a question bound to a fact, the fact (rule C9)."""
    return ("fact", known.fact) if known.fact else known.ref
