"""What one part says of itself must fit together: judged part by part, without looking up any name.

A check runs on a part that was read without a fault of its own, so that a slip is never blamed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..dsl.diagnostic import Diagnostics, Edit, Related
from ..dsl.nearest import nearest
from ..dsl.source import Span
from ..dsl.syntax import Mapping, Scalar
from . import definition_codes as codes
from .definition import Codes, DataModel, Fact, Fragment, Pathway, Question, Section, Statutory
from .shape_in_words import in_words

CHOOSING = ("choice", "choices")
_NUMBER_KEYS = ("unit", "at least", "at most")
_GROUP_KEYS = ("each", "row title", "there are none", "there are others", "questions")


def question(made: Question, node: Mapping, out: Diagnostics) -> None:
    """A question's keys against its type; rule A2 on what is mandatory."""
    type_ = made.type.value
    if type_ in CHOOSING:
        if made.options and made.options_from:
            first = Related(_key(node, "options"), "options written here")
            out.add(codes.TWO_OPTION_LISTS.at(_key(node, "options from"), id=made.id.text, related=(first,)))
        elif not made.options and not made.options_from:
            out.add(codes.NO_OPTIONS.at(made.type.span, id=made.id.text, type=type_))
        if type_ == "choice":
            _exclusive(made, out)
    elif made.options or made.options_from:
        key = "options" if made.options else "options from"
        out.add(codes.OPTIONS_ON_OTHER.at(_key(node, key), id=made.id.text, type=type_, key=key))
    if type_ != "number" and (made.unit or made.at_least or made.at_most):
        _other_type(made, node, _NUMBER_KEYS, "a `number`", out)
    if type_ == "group":
        if node.get("questions") is None:
            out.add(codes.NO_ROW_QUESTIONS.at(made.type.span, id=made.id.text))
    elif made.each or made.row_title or made.there_are_none or made.there_are_others or made.questions:
        _other_type(made, node, _GROUP_KEYS, "a `group`", out)
    if made.format and type_ != "text":
        _other_type(made, node, ("format",), "a `text`", out)
    if made.more_to_say:
        notes(made, out)
    if made.at_least and made.at_most and made.at_least.value > made.at_most.value:
        _range(node, ("at least", made.at_least.value), ("at most", made.at_most.value), out)
    if made.if_not_known and not made.ask_when:
        _lone(made.id, node, f"question `{made.id.text}`", out)
    if made.mandatory and made.mandatory.value and not made.no_answer_because and not made.there_are_none:
        out.add(codes.NO_HONEST_ANSWER.at(_key(node, "mandatory"), id=made.id.text))


def _exclusive(made: Question, out: Diagnostics) -> None:
    for option in made.options:
        if option.exclusive is not None:
            out.add(
                codes.EXCLUSIVE_OF_ONE.at(option.exclusive.span, option=option.code.text, id=made.id.text)
            )


def notes(made: Question, out: Diagnostics) -> None:
    """`more to say` names options of the question, `always`, or, of yes/no, one of the two.

    Where the options are a code list's, it is judged once they have been put in place.
    """
    if made.options_from and not made.options:
        return
    if made.type.value == "yes/no":
        offered: tuple[str, ...] = ("yes", "no")
    elif made.type.value in CHOOSING:
        offered = tuple(option.code.text for option in made.options)
    else:
        offered = ()
    for named in made.more_to_say:
        if named.text == "always" or named.text in offered:
            continue
        meant = nearest(named.text, offered)
        if meant:
            help_ = f"write `{meant}`"
        elif offered:
            help_ = f"the options are {in_words(offered, 'and')}; `always` invites a note beside any answer"
        else:
            help_ = "write `more to say: always`, which invites a note beside any answer"
        edit = Edit(named.span, meant) if meant else None
        out.add(
            codes.NOTE_ON_NO_OPTION.at(named.span, text=named.text, id=made.id.text, help=help_, edit=edit)
        )


def section(made: Section, node: Mapping, out: Diagnostics) -> None:
    """`if not known` needs its condition."""
    if made.if_not_known and not made.ask_when:
        _lone(made.id, node, f"section `{made.id.text}`", out)


def pathway(made: Pathway, node: Mapping, out: Diagnostics) -> None:
    """A pathway needs a condition, and parts to ask or skip."""
    if not (made.ask_when or made.skip_when or made.short_when):
        out.add(codes.NO_CONDITION.at(made.id.span, id=made.id.text))
    elif (made.ask_when or made.skip_when) and not made.questions and not made.sections:
        out.add(codes.NAMES_NOTHING.at(made.id.span, id=made.id.text))
    elif made.if_not_known and not made.ask_when:
        _lone(made.id, node, f"pathway `{made.id.text}`", out)


def statutory(made: Statutory, node: Mapping, out: Diagnostics) -> None:
    """A duty ends after it begins."""
    if made.since and made.until and made.since.value > made.until.value:
        _range(node, ("from", made.since.value), ("to", made.until.value), out)


def codes_(made: Codes, node: Mapping, out: Diagnostics) -> None:
    """A code list is in force on some day."""
    if made.since and made.until and made.since.value > made.until.value:
        _range(node, ("from", made.since.value), ("to", made.until.value), out)


def fragment(made: Fragment, node: Mapping, out: Diagnostics) -> None:
    """A fragment keeps something."""
    if node.get("questions") is None and node.get("sections") is None:
        out.add(codes.EMPTY_FRAGMENT.at(made.name.span, id=made.name.text))


def data_model(made: DataModel, node: Mapping, out: Diagnostics) -> None:
    """The names of facts: two parts, and one part inside a list."""
    for fact_ in made.facts:
        if fact_.name.text.count(".") != 1:
            help_ = f"write whom it is about, a dot and what it says, for instance `child.{fact_.name.text.split('.')[-1]}`"
            out.add(codes.FACT_NAME.at(fact_.name.span, id=fact_.name.text, what="a fact", help=help_))


def fact(made: Fact, node: Mapping, out: Diagnostics) -> None:
    """A fact's keys against its type."""
    type_, id_ = made.type.value, made.name.text
    if type_ in CHOOSING:
        if made.options and made.options_from:
            first = Related(_key(node, "options"), "options written here")
            out.add(codes.TWO_OPTION_LISTS.at(_key(node, "options from"), id=id_, related=(first,)))
        elif not made.options and not made.options_from:
            out.add(codes.NO_OPTIONS.at(made.type.span, id=id_, type=type_))
    elif made.options or made.options_from:
        key = "options" if made.options else "options from"
        out.add(codes.OPTIONS_ON_OTHER.at(_key(node, key), id=id_, type=type_, key=key))
    if made.unit and type_ != "number":
        _other_type(made, node, ("unit",), "a `number`", out)
    if type_ == "age":
        if not made.born:
            wants = "the fact it is reckoned from, for instance `child.born_on`"
            out.add(codes.FACT_KEY.at(made.type.span, id=id_, type="an age", key="from", wanted=wants))
    elif made.born or made.unless:
        _other_type(made, node, ("from", "unless"), "an `age`", out)
    if type_ == "list":
        if node.get("facts") is None:
            wants = "what is kept of each entry"
            out.add(codes.FACT_KEY.at(made.type.span, id=id_, type="a list", key="facts", wanted=wants))
        for inner in made.facts:
            if "." in inner.name.text:
                last = inner.name.text.split(".")[-1]
                out.add(
                    codes.FACT_NAME.at(
                        inner.name.span,
                        id=inner.name.text,
                        what="a fact inside a list",
                        help=f"write its last word alone: `{last}`",
                        edit=Edit(inner.name.span, last),
                    )
                )
    elif made.each or made.facts:
        _other_type(made, node, ("each", "facts"), "a `list`", out)


CHECKS: dict[type, Callable[[Any, Mapping, Diagnostics], None]] = {
    Question: question,
    Section: section,
    Pathway: pathway,
    Statutory: statutory,
    Codes: codes_,
    Fragment: fragment,
    DataModel: data_model,
    Fact: fact,
}
"""The check of each class that has one: `(what was made, its tree, where faults go)`."""


def _key(node: Mapping, spelling: str) -> Span:
    return next((e.key.span for e in node.entries if e.key.text == spelling), node.span)


def _other_type(
    made: Question | Fact, node: Mapping, keys: Iterable[str], right: str, out: Diagnostics
) -> None:
    """Each of `keys` that stands in the part belongs to another type."""
    name = made.id if isinstance(made, Question) else made.name
    for spelling in keys:
        if node.get(spelling) is not None:
            related = (Related(made.type.span, "its type"),)
            words = {"key": spelling, "right": right, "id": name.text, "type": made.type.value}
            out.add(codes.KEY_OF_OTHER_TYPE.at(_key(node, spelling), related=related, **words))


def _range(node: Mapping, low: tuple[str, object], high: tuple[str, object], out: Diagnostics) -> None:
    related = (Related(_key(node, low[0]), "where it begins"),)
    words = {"low": low[0], "low_value": low[1], "high": high[0], "high_value": high[1]}
    out.add(codes.UPSIDE_DOWN.at(_key(node, high[0]), related=related, **words))


def _lone(name: Scalar, node: Mapping, what: str, out: Diagnostics) -> None:
    out.add(codes.LONE_IF_NOT_KNOWN.at(_key(node, "if not known"), what=what))
