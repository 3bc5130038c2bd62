"""From a gathered exemplar to the model: every name found, every condition typed, every text cut at its slots.

One function for each part of the exemplar; `resolve` at the end calls them in the order in which they lean on
each other: facts, names, the scope of conditions, named conditions, questions, and the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from ..dsl import nesting, nodes
from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.parser import parse, parses
from ..dsl.scope import Known, Scope
from ..dsl.source import Span
from ..dsl.syntax import Scalar
from ..dsl.typecheck import Typed
from . import definition, model, rules
from . import resolve_codes as codes
from .binding import OptionLists, bind, codes_and_words, facts_of, known_fact
from .gather import Gathered
from .model import Model, Ref
from .naming import Placed, lay_out, sections_of
from .portable import sources
from .slots import cut
from .texts import hints, maybe, titles, wording

DEFAULT_NATION = "England"
DATES = ("date", "partial date")


def resolve(
    gathered: Gathered, *, nation: str | None = None, exemplars: Collection[str] | None = None
) -> tuple[Model | None, Diagnostics]:
    """The model of an exemplar, its `order` still empty; None where something in it is wrong.

    `nation` is the authority's, for an exemplar that names none; `exemplars` the names that `next` may lead to,
    or None where nobody can tell.
    """
    found = Diagnostics()
    exemplar = gathered.exemplar
    work = _Resolving(gathered, found)
    define = work.named_conditions()
    sections, questions, pathways = work.parts()
    made = Model(
        name=exemplar.name.text,
        version=exemplar.version.text,
        title=titles(exemplar.title, exemplar.title_family, exemplar.title_child, found),
        about=exemplar.about.value,
        stage=exemplar.stage.value if exemplar.stage else None,
        nation=exemplar.nation.value if exemplar.nation else nation or DEFAULT_NATION,
        language="en",
        as_of=work.date(exemplar.as_of, "as of") if exemplar.as_of else None,
        timescale=work.timescale(),
        sections=sections,
        questions=questions,
        pathways=pathways,
        define=define,
        facts={},
        pen_picture=tuple(work.pen_picture()),
        case_summary=tuple(work.case_summary()),
        signatures=tuple(
            model.Signature(id=s.id.text, role=s.role.text, mandatory=bool(s.mandatory and s.mandatory.value))
            for s in exemplar.signatures
        ),
        next=tuple(work.next(exemplars)),
        span=exemplar.name.span,
    )
    if made.as_of is None:
        _ages_said(made, work.facts, found)
    _nothing_reads_retired(made, found)
    if found.has_errors:
        return None, found
    return replace(made, facts=_named_facts(made, work.facts)), found


class _Resolving:
    """The work on one exemplar: the names in it, and what was found wrong."""

    def __init__(self, gathered: Gathered, found: Diagnostics) -> None:
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
        )
        for placed in self.placed:
            if not placed.group:
                in_sections[placed.section].add(placed.path)
        # Texts of options may have slots, and slots need the names: the codes alone are known first.
        taken: dict[str, Placed] = {}
        self.bound_facts: dict[str, model.Fact | None] = {}
        for placed in self.placed:
            known[placed.path] = self._known(placed, taken)
        self.scope = replace(self.scope, sections={id: frozenset(p) for id, p in in_sections.items()})
        self.conditions = rules.Conditions(self.scope, found, reckons=self.exemplar.as_of is not None)

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
            span=said.id.span,
        )

    # --- conditions with names ------------------------------------------------------------------------------------

    def named_conditions(self) -> dict[str, model.Condition]:
        """The conditions of `define`, typed each after those it uses. A circle among them is reported (PP362), and
        so is the first that stands on too long a chain of others (PP369)."""
        said = {named.id.text: named for named in self.exemplar.define}
        uses = {name: _names_used(named.when, said) for name, named in said.items()}
        made: dict[str, model.Condition] = {}
        trees: dict[str, model.Tree] = {}
        depths: dict[str, int] = {}
        for name in self._in_order(said, uses):
            typed = self.conditions.named(name, said[name].when)
            self.define[name] = typed
            if typed is None or any(used not in made for used in uses[name]):
                continue
            trees[name] = typed.tree
            if nesting.depth(("named", name), trees, depths) > nesting.NAMED_LIMIT:
                self.found.add(
                    codes.TOO_DEEP_A_NAME.at(said[name].when.span, name=name, limit=nesting.NAMED_LIMIT)
                )
                continue
            made[name] = rules.made(typed, said[name].when)
        return {name: made[name] for name in said if name in made}

    def _in_order(
        self, said: Mapping[str, definition.Named], uses: Mapping[str, tuple[str, ...]]
    ) -> Iterator[str]:
        done: set[str] = set()
        for start in said:
            path: list[str] = [start] if start not in done else []
            while path:
                name = path[-1]
                following = next((n for n in uses[name] if n not in done), None)
                if following is None:
                    done.add(path.pop())
                    yield name
                elif following in path:
                    circle = path[path.index(following) :]
                    shown = ", ".join(
                        f"`{n}` uses `{m}`" for n, m in zip(circle, [*circle[1:], following], strict=True)
                    )
                    where = tuple(Related(said[n].when.span, f"`{n}`") for n in circle[1:])
                    self.found.add(
                        codes.CIRCLE_OF_NAMES.at(
                            said[following].when.span, name=following, circle=shown, related=where
                        )
                    )
                    done.update(path)
                    path.clear()
                else:
                    path.append(following)

    # --- sections, questions, pathways ----------------------------------------------------------------------------

    def parts(
        self,
    ) -> tuple[tuple[model.Section, ...], dict[str, model.Question], tuple[model.Pathway, ...]]:
        """Sections, questions by path and pathways, every rule with what it decides."""
        found, scope = self.found, self.scope
        question_rules: dict[str, list[model.Rule]] = {}
        section_rules: dict[str, list[model.Rule]] = {}
        because: dict[str, model.Text | None] = {}
        said_sections = {}
        for said in sections_of(self.exemplar):
            if said.id.text not in said_sections:
                said_sections[said.id.text] = said
                why = maybe(said.because, scope, found)
                section_rules[said.id.text] = rules.own(
                    said, "section", said.id.text, self.conditions, "", why
                )
        for placed in self.placed:
            why = maybe(placed.said.because, scope, found, placed.group)
            because[placed.path] = why
            question_rules[placed.path] = rules.own(
                placed.said, "question", placed.path, self.conditions, placed.group, why
            )
        pathways = tuple(self._pathway(p, question_rules, section_rules) for p in self.exemplar.pathways)
        sections = tuple(
            self._section(said, rules.joined(section_rules[id], f"section `{id}`", found))
            for id, said in said_sections.items()
        )
        inside: dict[str, list[str]] = {}
        for placed in self.placed:
            inside.setdefault(placed.group, []).append(placed.path)
        questions: dict[str, model.Question] = {}
        for placed in self.placed:
            joined = rules.joined(question_rules[placed.path], f"`{placed.id}`", found)
            questions[placed.path] = self._question(
                placed,
                joined,
                because[placed.path],
                tuple(inside.get(placed.path, ())),
                said_sections[placed.section],
            )
        self._must_say(questions, {section.id: section for section in sections})
        return sections, questions, pathways

    def _pathway(
        self,
        said: definition.Pathway,
        question_rules: dict[str, list[model.Rule]],
        section_rules: dict[str, list[model.Rule]],
    ) -> model.Pathway:
        found, scope, conditions, id = self.found, self.scope, self.conditions, said.id.text
        because = cut(said.because, scope, found)
        stated = []
        if said.skip_when is not None:
            held = conditions.condition(said.skip_when)
            if held is not None:
                stated.append(model.Rule("skip", "pathway", id, held, because))
        if said.ask_when is not None:
            held = conditions.condition(said.ask_when)
            if held is not None:
                unknown = said.if_not_known.value if said.if_not_known else None
                stated.append(model.Rule("ask", "pathway", id, held, because, unknown))
        short = None
        if said.short_when is not None:
            held = conditions.condition(said.short_when)
            short = model.Rule("short", "pathway", id, held, because) if held is not None else None
        questions = tuple(known.path for known, _ in rules.named_questions(said, scope, found))
        sections = tuple(rules.named_sections(said, self.scope.sections, found))
        for path in questions:
            question_rules[path].extend(stated)
        for section in sections:
            section_rules[section].extend(stated)
        return model.Pathway(
            id=id, because=because, short=short, questions=questions, sections=sections, span=said.id.span
        )

    def _section(self, said: definition.Section, stated: tuple[model.Rule, ...]) -> model.Section:
        return model.Section(
            id=said.id.text,
            title=wording(said.title, said.title_family, said.title_child, self.scope, self.found),
            hint=maybe(said.hint, self.scope, self.found),
            rules=stated,
            questions=tuple(placed.path for placed in self._by_section.get(said.id.text, ())),
            span=said.id.span,
        )

    @property
    def _by_section(self) -> dict[str, list[Placed]]:
        if self._sections is None:
            self._sections = {}
            for placed in self.placed:
                if not placed.group:
                    self._sections.setdefault(placed.section, []).append(placed)
        return self._sections

    _sections: dict[str, list[Placed]] | None = None

    def _question(
        self,
        placed: Placed,
        stated: tuple[model.Rule, ...],
        because: model.Text | None,
        inside: tuple[str, ...],
        section: definition.Section,
    ) -> model.Question:
        said, scope, found, within = placed.said, self.scope, self.found, placed.group
        fact = self.bound_facts[placed.path]
        made = self.options.of(said.options, said.options_from, scope, within)
        listed = said.options_from.value if said.options_from else None
        return model.Question(
            path=placed.path,
            section=placed.section,
            group=within or None,
            type=said.type.value,
            ask=wording(said.ask, said.ask_family, said.ask_child, scope, found, within),
            hint=hints(said.hint, said.hint_family, said.hint_child, scope, found, within),
            options=made or (fact.options if fact and said.type.value in ("choice", "choices") else ()),
            options_from=f"{listed.name}@{listed.version}" if listed else None,
            unit=said.unit.text if said.unit else fact.unit if fact else None,
            at_least=said.at_least.value if said.at_least else None,
            at_most=said.at_most.value if said.at_most else None,
            format=said.format.value if said.format else None,
            reasons=tuple(reason.value for reason in said.no_answer_because),
            more_to_say=tuple(option.text for option in said.more_to_say),
            mandatory=bool(said.mandatory and said.mandatory.value),
            essential=bool(
                (said.essential and said.essential.value)
                or (said.essential is None and section.essential and section.essential.value)
            ),
            risk=bool(said.risk and said.risk.value),
            statutory=self._statutory(said.statutory) if said.statutory else None,
            dimensions=tuple(dimension.value for dimension in said.dimension),
            sensitivity=(
                said.sensitivity.value if said.sensitivity else fact.sensitivity if fact else "ordinary"
            ),
            who_may_see=tuple(reader.value for reader in said.who_may_see)
            or (fact.who_may_see if fact else ()),
            fact=fact.name if fact and not within else None,
            part=fact.name if fact and within else None,
            rules=stated,
            because=None if any(rule.by == "question" for rule in stated) else because,
            each=said.each.text if said.each else None,
            row_title=(
                cut(said.row_title, scope, found, within=within, heads=placed.path)
                if said.row_title
                else None
            ),
            there_are_none=maybe(said.there_are_none, scope, found, within),
            there_are_others=maybe(said.there_are_others, scope, found, within),
            questions=inside,
            retired=said.retired.value if said.retired else None,
            span=said.span,
            id_span=said.id.span,
        )

    def _statutory(self, said: definition.Statutory) -> model.Statutory:
        whom = None
        if said.whom is not None and " ".join(said.whom.text.split()) != "every child":
            whom = self.conditions.condition(said.whom)
            if whom is not None:
                self._facts_only(whom)
        return model.Statutory(
            nation=said.nation.value,
            source=said.source.text,
            since=said.since.value if said.since else None,
            until=said.until.value if said.until else None,
            whom=whom,
            span=said.span,
        )

    def _facts_only(self, whom: model.Condition) -> None:
        for read in whom.reads:
            if read.ref[0] == "question":
                known = self.scope.questions[read.ref[1]]
                where = (Related(known.span, "asked here"),) if known.span else ()
                self.found.add(codes.DUTY_READS_ANSWERS.at(read.span, name=read.ref[1], related=where))
                return

    def _must_say(
        self, questions: Mapping[str, model.Question], sections: Mapping[str, model.Section]
    ) -> None:
        told: set[int] = set()
        for question in questions.values():
            if not question.risk and question.statutory is None:
                continue
            deciding = [*question.rules, *sections[question.section].rules]
            group = question.group
            while group is not None:
                deciding += questions[group].rules
                group = questions[group].group
            why = "statutory" if question.statutory else "about a risk"
            asks = [rule for rule in deciding if rule.kind == "ask" and id(rule.condition) not in told]
            told.update(id(rule.condition) for rule in asks)
            where = Related(question.id_span, f"this question is {why}")
            rules.must_say(asks, question.path.rpartition(".")[2], where, why, self.found)

    # --- the rest of the exemplar ---------------------------------------------------------------------------------

    def named(self, name: Scalar, within: str = "") -> Known | None:
        """The question at the root or the fact that a name means, or None, which is reported (PP356, PP358)."""
        known = self.scope.find(name.text, within)
        if known is not None:
            return known
        section = name.text.partition(".")[0]
        if "." not in name.text or section in self.scope.sections:
            return rules.question(name, self.scope, self.found)
        near = nearest(name.text, self.scope.facts)
        help = f"write `{near}`, if that was meant" if near else "declare the fact in the data model"
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
        return _read(known)

    def timescale(self) -> model.Timescale | None:
        """The clock, its two dates found."""
        said = self.exemplar.timescale
        if said is None:
            return None
        start, end = self.date(said.start, "from"), self.date(said.end, "to")
        if start is None or end is None:
            return None
        length = said.within.value
        return model.Timescale(start=start, end=end, within=(length.count, length.unit), span=said.span)

    def pen_picture(self) -> Iterator[model.Sentence]:
        """The sentences; their conditions decide no status (rule S2)."""
        scope, found = self.scope, self.found
        for said in self.exemplar.pen_picture:
            yield model.Sentence(
                say=wording(said.say, said.say_family, said.say_child, scope, found),
                when=self.conditions.condition(said.when, deciding=False) if said.when else None,
                otherwise=maybe(said.otherwise, scope, found),
                span=said.span,
            )

    def case_summary(self) -> Iterator[model.SummaryLine]:
        """The lines, each labelled: in its own words, the fact's title or the question."""
        for said in self.exemplar.case_summary:
            known = self.named(said.show)
            if known is None:
                continue
            if known.type in ("picture", "file", "list"):
                self.found.add(codes.NOT_FOR_SUMMARY.at(said.show.span, name=said.show.text, type=known.type))
                continue
            yield model.SummaryLine(ref=_read(known), label=self._label(said, known), span=said.show.span)

    def _label(self, said: definition.SummaryLine, known: Known) -> str:
        if said.label is not None:
            return said.label.text
        if known.ref[0] == "fact":
            return self.facts[known.ref[1]].title
        return next(placed.said.ask.text for placed in self.placed if placed.path == known.path)

    def next(self, exemplars: Collection[str] | None) -> Iterator[model.Next]:
        """The next steps; one to an exemplar that cannot be found is warned of (PP360)."""
        for said in self.exemplar.next:
            name = said.exemplar.text
            looked_for = not (said.elsewhere and said.elsewhere.value)
            if exemplars is not None and looked_for and name not in exemplars:
                near = nearest(name, exemplars)
                help = (
                    f"write `{near}`, if that was meant"
                    if near
                    else "add it to the folder, or say `elsewhere: yes` here"
                )
                self.found.add(codes.NO_SUCH_EXEMPLAR.at(said.exemplar.span, name=name, help=help))
            yield model.Next(
                exemplar=name,
                when=self.conditions.condition(said.when, leading=True) if said.when else None,
                because=maybe(said.because, self.scope, self.found),
                span=said.exemplar.span,
            )


def _read(known: Known) -> Ref:
    return ("fact", known.fact) if known.fact else known.ref


def _names_used(said: Scalar, names: Mapping[str, object]) -> tuple[str, ...]:
    # The text is read here only for the names in it; what is wrong with it is said when it is typed.
    if not parses(said.text):
        return ()
    used: dict[str, None] = {}
    waiting: list[object] = [parse(said.text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Named):
            if node.name.text in names:
                used[node.name.text] = None
        elif isinstance(node, tuple):
            waiting.extend(node)
        elif is_dataclass(node):
            waiting.extend(getattr(node, each.name) for each in fields(node))
    return tuple(reversed(used))


def _named_facts(made: Model, facts: Mapping[str, model.Fact]) -> dict[str, model.Fact]:
    """The facts that the exemplar names anywhere, and those that ages among them need, as the data model orders
    them."""
    named: set[str] = set()
    for ref in _refs(made):
        if ref[0] == "fact":
            named.add(ref[1])
    for name in tuple(named):
        fact = facts[name]
        named.update(other for other in (fact.born, fact.unless) if other is not None)
    return {name: fact for name, fact in facts.items() if name in named}


def _ages_said(made: Model, facts: Mapping[str, model.Fact], found: Diagnostics) -> None:
    for text in _texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot) and part.ref[0] == "fact" and facts[part.ref[1]].type == "age":
                found.add(codes.NO_AS_OF.at(part.span))


def _nothing_reads_retired(made: Model, found: Diagnostics) -> None:
    retired = {("question", q.path): q for q in made.questions.values() if q.retired is not None}
    if not retired:
        return
    for condition in _conditions(made):
        for read in condition.reads:
            _retired(read.ref, read.span, "this condition", retired, found)
    for text in _texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot):
                _retired(part.ref, part.span, "this text", retired, found)


def _retired(
    ref: Ref, span: Span, what: str, retired: Mapping[Ref, model.Question], found: Diagnostics
) -> None:
    question = retired.get(ref)
    if question is not None:
        where = (Related(question.id_span, "retired here"),)
        found.add(codes.READS_RETIRED.at(span, name=span.text, what=what, related=where))


def _refs(made: Model) -> Iterator[Ref]:
    for condition in _conditions(made):
        yield from sources(condition.tree)
    for text in _texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot):
                yield part.ref
    for question in made.questions.values():
        if question.fact is not None:
            yield ("fact", question.fact)
    if made.as_of is not None:
        yield made.as_of
    if made.timescale is not None:
        yield made.timescale.start
        yield made.timescale.end
    for line in made.case_summary:
        yield line.ref


def _conditions(made: Model) -> Iterator[model.Condition]:
    yield from made.define.values()
    for section in made.sections:
        for rule in section.rules:
            yield rule.condition
    for question in made.questions.values():
        for rule in question.rules:
            yield rule.condition
        if question.statutory is not None and question.statutory.whom is not None:
            yield question.statutory.whom
    for pathway in made.pathways:
        if pathway.short is not None:
            yield pathway.short.condition
    for sentence in made.pen_picture:
        if sentence.when is not None:
            yield sentence.when
    for step in made.next:
        if step.when is not None:
            yield step.when


def _texts(made: Model) -> Iterator[model.Text]:
    for section in made.sections:
        yield from section.title.values()
        if section.hint is not None:
            yield section.hint
        for rule in section.rules:
            if rule.because is not None:
                yield rule.because
    for question in made.questions.values():
        yield from question.ask.values()
        yield from question.hint.values()
        for option in question.options:
            yield from option.say.values()
            if option.hint is not None:
                yield option.hint
        for text in (
            question.because,
            question.row_title,
            question.there_are_none,
            question.there_are_others,
        ):
            if text is not None:
                yield text
        for rule in question.rules:
            if rule.because is not None:
                yield rule.because
    for pathway in made.pathways:
        yield pathway.because
    for sentence in made.pen_picture:
        yield from sentence.say.values()
        if sentence.otherwise is not None:
            yield sentence.otherwise
    for step in made.next:
        if step.because is not None:
            yield step.because
