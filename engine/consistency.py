"""What one part says of itself must fit together: judged part by part, without looking up any name.

A check runs on a part that was read without a fault of its own, so that a slip is never blamed twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..dsl.diagnostic import Diagnostics, Edit, Related
from ..dsl.nearest import close, nearest
from ..dsl.source import Span
from ..dsl.syntax import Mapping, Scalar
from . import definition_codes as codes
from .clearance_codes import NO_PRACTITIONER
from .definition import (
    AddPathway,
    AddQuestion,
    AddSection,
    ChangeOptions,
    ChangeReasons,
    ChangeSensitivity,
    ChangeWhen,
    Codes,
    DataModel,
    Fact,
    Fragment,
    Move,
    Pathway,
    Question,
    Require,
    Reword,
    Section,
    Statutory,
)
from .language import CHOOSING, keys_of
from .shape_in_words import in_words

_MOST_COMPARED = 500  # names compared with a misspelt one: a hostile file could have a hundred thousand
_TYPED: dict[type, dict[str, tuple[str, ...]]] = {
    cls: {k.spelling: k.types for k in keys_of(cls).values() if k.types}
    for cls in (Question, AddQuestion, Fact)
}


def question(made: Question, node: Mapping, out: Diagnostics) -> None:
    """A question's keys against its type; rule A2 on what is mandatory."""
    type_ = made.type.value
    _of_type(made, node, made.id, out)
    if type_ in CHOOSING:
        _choosing(made, node, made.id, out)
        if type_ == "choice":
            _exclusive(made, out)
    if type_ == "group" and node.get("questions") is None:
        out.add(codes.NO_ROW_QUESTIONS.at(made.type.span, id=made.id.text))
    if made.more_to_say:
        notes(made, out)
    if made.at_least and made.at_most and made.at_least.value > made.at_most.value:
        _range(node, ("at least", made.at_least.value), ("at most", made.at_most.value), out)
    if made.if_not_known and not made.ask_when:
        _lone(node, f"question `{made.id.text}`", out)
    if made.mandatory and made.mandatory.value and not made.no_answer_because and not made.there_are_none:
        out.add(codes.NO_HONEST_ANSWER.at(_key(node, "mandatory"), id=made.id.text))
    _duties(made.id.text, made.statutory, out)
    _kept_by_somebody(made, made.id, out)


def _duties(name: str, duties: tuple[Statutory, ...], out: Diagnostics) -> None:
    """A nation has one duty on a question."""
    first: dict[str, Statutory] = {}
    for duty in duties:
        other = first.setdefault(duty.nation.value, duty)
        if other is not duty:
            where = (Related(other.nation.span, "the first"),)
            out.add(codes.TWO_DUTIES.at(duty.nation.span, nation=duty.nation.value, id=name, related=where))


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
    known = frozenset(offered)
    for named in made.more_to_say:
        if named.text == "always" or named.text in known:
            continue
        meant = nearest(named.text, offered[:_MOST_COMPARED])
        certain = close(named.text, offered)
        if meant:
            help_ = f"write `{meant}`" if meant == certain else f"perhaps `{meant}` was meant"
        elif offered:
            help_ = f"the options are {in_words(offered, 'and')}; `always` invites a note beside any answer"
        else:
            help_ = "write `more to say: always`, which invites a note beside any answer"
        edit = Edit(named.span, meant) if meant and meant == certain else None
        out.add(
            codes.NOTE_ON_NO_OPTION.at(named.span, text=named.text, id=made.id.text, help=help_, edit=edit)
        )


def section(made: Section, node: Mapping, out: Diagnostics) -> None:
    """`if not known` needs its condition."""
    if made.if_not_known and not made.ask_when:
        _lone(node, f"section `{made.id.text}`", out)


def pathway(made: Pathway, node: Mapping, out: Diagnostics) -> None:
    """A pathway needs a condition, and parts to ask or skip."""
    if not (made.ask_when or made.skip_when or made.short_when):
        out.add(codes.NO_CONDITION.at(made.id.span, id=made.id.text))
    elif (made.ask_when or made.skip_when) and not made.questions and not made.sections:
        out.add(codes.NAMES_NOTHING.at(made.id.span, id=made.id.text))
    elif made.if_not_known and not made.ask_when:
        _lone(node, f"pathway `{made.id.text}`", out)


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
    _of_type(made, node, made.name, out)
    if type_ in CHOOSING:
        _choosing(made, node, made.name, out)
    _kept_by_somebody(made, made.name, out)
    if type_ == "age" and not made.born:
        wants = "the fact it is reckoned from, for instance `child.born_on`"
        out.add(codes.FACT_KEY.at(made.type.span, id=id_, type="an age", key="from", wanted=wants))
    if type_ == "list" and node.get("facts") is None:
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


def _kept_by_somebody(made: Question | Fact, name: Scalar, out: Diagnostics) -> None:
    """Practitioners may see what they keep (PP624)."""
    named = made.who_may_see
    if named and all(reader.value != "practitioner" for reader in named):
        span = Span(named[0].span.source, named[0].span.start, named[-1].span.end)
        others = ", ".join(reader.value for reader in named)
        out.add(NO_PRACTITIONER.at(span, id=name.text, named=others))


def withdrawn(made: ChangeOptions, node: Mapping, out: Diagnostics) -> None:
    """What is withdrawn says since when; what is reworded, whether it still means the same."""
    needed = (
        ("withdraw", made.withdraw, "since", made.since),
        ("reword", made.reword, "meaning", made.meaning),
    )
    for key, there, other, value in needed:
        if there and value is None:
            out.add(codes.KEY_WITHOUT_ITS_OTHER.at(_key(node, key), key=key, other=other))
    if not (made.offer or made.reword or made.withdraw or made.rename):
        keys = "`offer`, `reword`, `withdraw` or `rename`"
        out.add(codes.NOTHING_CHANGED.at(made.span, what="options", keys=keys))


def when(made: ChangeWhen, node: Mapping, out: Diagnostics) -> None:
    """A change of a condition says which."""
    said = (
        made.ask_when,
        made.skip_when,
        made.short_when,
        made.say_when,
        made.if_not_known,
        made.asked_because,
    )
    if not any(said) and not made.without:
        keys = (
            "`ask when`, `skip when`, `short when`, `say when`, `if not known`, `asked because` or `without`"
        )
        out.add(codes.NOTHING_CHANGED.at(made.span, what="a condition", keys=keys))


def says_something(made: Any, node: Mapping, out: Diagnostics) -> None:
    """A change says what changes."""
    cls: type = type(made)
    keys, what = _CHANGING[cls]
    if isinstance(made, Require):
        _duties(made.target.value.name.text, made.statutory, out)
    if not any(getattr(made, key) for key in keys):
        spelt = tuple(keys_of(cls)[key].spelling for key in keys)
        out.add(codes.NOTHING_CHANGED.at(made.span, what=what, keys=in_words(spelt)))


_WORDS = tuple(name for name in keys_of(Reword) if name not in ("target", "meaning", "because", "agreed"))
_CHANGING: dict[type, tuple[tuple[str, ...], str]] = {
    Reword: (_WORDS, "words"),
    Require: (("mandatory", "essential", "risk", "statutory", "answered_by"), "what is required"),
    ChangeReasons: (("offer", "withdraw"), "reasons"),
    ChangeSensitivity: (("level", "who_may_see"), "sensitivity"),
    Move: (("within", "after", "before"), "a place"),
}
"""What a change of each kind may say, and what it changes."""


CHECKS: dict[type, Callable[[Any, Mapping, Diagnostics], None]] = {
    Question: question,
    Section: section,
    Pathway: pathway,
    Statutory: statutory,
    Codes: codes_,
    Fragment: fragment,
    DataModel: data_model,
    Fact: fact,
    AddQuestion: question,
    AddSection: section,
    AddPathway: pathway,
    ChangeOptions: withdrawn,
    ChangeWhen: when,
    **dict.fromkeys(_CHANGING, says_something),
}
"""The check of each class that has one: `(what was made, its tree, where faults go)`."""


def _key(node: Mapping, spelling: str) -> Span:
    return next((e.key.span for e in node.entries if e.key.text == spelling), node.span)


def _of_type(made: Question | Fact, node: Mapping, name: Scalar, out: Diagnostics) -> None:
    """Each key that stands in the part belongs to its type."""
    type_, typed = made.type.value, _TYPED[type(made)]
    for entry in node.entries:
        types = typed.get(entry.key.text)
        if types is None or type_ in types:
            continue
        key, related = entry.key, (Related(made.type.span, "its type"),)
        words = {"key": key.text, "id": name.text, "type": type_}
        if types is CHOOSING:
            out.add(codes.OPTIONS_ON_OTHER.at(key.span, related=related, edit=None, **words))
        else:
            right = f"a {in_words(types)}".replace("a `age`", "an `age`")
            out.add(codes.KEY_OF_OTHER_TYPE.at(key.span, related=related, edit=None, right=right, **words))


def _choosing(made: Question | Fact, node: Mapping, name: Scalar, out: Diagnostics) -> None:
    """A choice has its options from one place."""
    if made.options and made.options_from:
        first = Related(_key(node, "options"), "options written here")
        out.add(codes.TWO_OPTION_LISTS.at(_key(node, "options from"), id=name.text, related=(first,)))
    elif made.options_from is None and node.get("options") is None:
        out.add(codes.NO_OPTIONS.at(made.type.span, id=name.text, type=made.type.value))


def _range(node: Mapping, low: tuple[str, object], high: tuple[str, object], out: Diagnostics) -> None:
    related = (Related(_key(node, low[0]), "where it begins"),)
    out.add(
        codes.UPSIDE_DOWN.at(
            _key(node, high[0]),
            related=related,
            low=low[0],
            low_value=low[1],
            high=high[0],
            high_value=high[1],
        )
    )


def _lone(node: Mapping, what: str, out: Diagnostics) -> None:
    out.add(codes.LONE_IF_NOT_KNOWN.at(_key(node, "if not known"), what=what))
