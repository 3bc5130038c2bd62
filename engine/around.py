"""What stands around the questions: the clock, how long it is kept, the pen picture, the case summary and the next steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.scope import Known
from ..dsl.source import Span
from ..dsl.syntax import Located
from . import definition, model, retention_codes
from . import resolve_codes as codes
from .lengths import length_words, shorter
from .names import Names, source_of
from .texts import maybe, titles, wording


def timescale(names: Names) -> model.Timescale | None:
    """The clock, its two dates found."""
    said = names.exemplar.timescale
    if said is None:
        return None
    start, end = names.date(said.start, "from"), names.date(said.end, "to")
    if start is None or end is None:
        return None
    return model.Timescale(
        start=start,
        end=end,
        within=_length(said.within),
        source=said.source.text if said.source else None,
        limits=tuple(
            model.Limit(
                within=_length(limit.within),
                since=limit.since.value if limit.since else None,
                until=limit.until.value if limit.until else None,
                source=limit.source.text if limit.source else None,
            )
            for limit in said.limits
            if limit.nation is None or limit.nation.value == names.nation
        ),
        span=said.span,
    )


def retention(names: Names) -> tuple[model.Retention, ...]:
    """The rules of the nation, and every nation's, their dates and conditions found. Some record that no rule is for is
    reported (PP270), and so is a rule that never counts (PP271)."""
    said = [
        each for each in names.exemplar.retention if each.nation is None or each.nation.value == names.nation
    ]
    made = tuple(
        model.Retention(
            keep_for=_length(each.keep_for),
            start=names.date(each.start, "from") if each.start else None,
            then=each.then.value,
            when=names.conditions.condition(each.when, deciding=False) if each.when else None,
            source=each.source.text if each.source else None,
            span=each.span,
        )
        for each in said
    )
    if names.exemplar.retention and all(each.when is not None for each in said):
        names.found.add(retention_codes.NOT_FOR_ALL.at(names.exemplar.retention[0].span, nation=names.nation))
    for rule, each in zip(made, said, strict=True):
        # What could not be resolved has been told, and is compared with nothing.
        if (rule.when is None) == (each.when is None) and (rule.start is None) == (each.start is None):
            _outlasted(names, rule, each.keep_for.span, made)
    return made


def _outlasted(names: Names, rule: model.Retention, at: Span, made: tuple[model.Retention, ...]) -> None:
    for other in made:
        if (
            other is not rule
            and other.when is None
            and other.start == rule.start
            and shorter(rule.keep_for, other.keep_for)
        ):
            where = (Related(other.span, "this keeps every record longer"),)
            names.found.add(
                retention_codes.NEVER_COUNTS.at(
                    at, length=length_words(rule.keep_for), longer=length_words(other.keep_for), related=where
                )
            )
            return


def _length(said: Located[definition.Lasting]) -> tuple[int, str]:
    return said.value.count, said.value.unit


def pen_picture(names: Names) -> Iterator[model.Sentence]:
    """The sentences; their conditions decide no status (rule S2)."""
    scope, found = names.scope, names.found
    for said in names.exemplar.pen_picture:
        yield model.Sentence(
            say=wording((said.say, said.say_family, said.say_child, said.say_easy_read), scope, found),
            when=names.conditions.condition(said.when, deciding=False) if said.when else None,
            otherwise=maybe(said.otherwise, scope, found),
            span=said.span,
        )


def case_summary(names: Names) -> Iterator[model.SummaryLine]:
    """The lines, each labelled: in its own words, the fact's title or the question, in each voice that has
    its own."""
    for said in names.exemplar.case_summary:
        known = names.named(said.show)
        if known is None:
            continue
        if known.type in ("picture", "file", "list"):
            names.found.add(codes.NOT_FOR_SUMMARY.at(said.show.span, name=said.show.text, type=known.type))
            continue
        yield model.SummaryLine(ref=source_of(known), label=_label(names, said, known), span=said.show.span)


def _label(names: Names, said: definition.SummaryLine, known: Known) -> model.Wording:
    own = titles(
        (said.label, said.label_family, said.label_child, said.label_easy_read), names.found, "the label"
    )
    if said.label is not None:
        return own
    if known.ref[0] == "fact":
        return {"practitioner": model.Text((names.facts[known.ref[1]].title,), said.show.span), **own}
    asked = next(placed.said for placed in names.placed if placed.path == known.path)
    # What is wrong with the words of a question has been told at the question.
    words = (asked.ask, asked.ask_family, asked.ask_child, asked.ask_easy_read)
    return wording(words, names.scope, Diagnostics()) | own


def next_steps(names: Names, exemplars: Collection[str] | None) -> Iterator[model.Next]:
    """The next steps; one to an exemplar that cannot be found is warned of (PP360)."""
    for said in names.exemplar.next:
        name = said.exemplar.text
        looked_for = not (said.elsewhere and said.elsewhere.value)
        if exemplars is not None and looked_for and name not in exemplars:
            near = nearest(name, exemplars)
            help = (
                f"write `{near}`, if that was meant"
                if near
                else "add it to the folder, or say `elsewhere: yes` here"
            )
            names.found.add(codes.NO_SUCH_EXEMPLAR.at(said.exemplar.span, name=name, help=help))
        yield model.Next(
            exemplar=name,
            when=names.conditions.condition(said.when, leading=True) if said.when else None,
            because=maybe(said.because, names.scope, names.found),
            span=said.exemplar.span,
        )
