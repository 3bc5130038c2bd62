"""What layers change: one frozen class for each verb, each change with its reason (rule L1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_asked import ANSWERED_BY, DUTIES, Lasting, Option, ReturnField, Statutory
from .definition_stated import Retention
from .language import (
    ANSWERING,
    AUDIENCES,
    KEEPING,
    REASONS,
    RETURNS,
    SENSITIVITIES,
    ConditionText,
    DashedName,
    DottedName,
    Identifier,
    IsoDate,
    Keyed,
    Length,
    Listed,
    OneOf,
    Prose,
    Records,
    Target,
    YesNo,
    key,
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a change is about, as written: the kind of part (`question` where no word says another) and its name."""

    kind: str
    name: Scalar
    variant: str = ""
    """The variant whose own change is meant: `disability` in `disability/reason.prompted_by`."""


FIRST, NEXT, LAST = -2, -1, 1
"""A change begins with its verb and where it goes, and ends with its reason."""

AGREED = "The day on which it was agreed."
BEFORE = "What it goes before."
SHOWN = "Why it is asked or skipped, shown to whoever wonders; `because` is why it was changed."
AFTER = "What it goes after; at the end where neither is said."
"""What editors show of the keys that several changes have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What every change of something says."""

    span: Span = field(compare=False, repr=False)
    because: Scalar = key("because", Prose(), "Why, for whoever wonders.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settleable(Change):
    """A change that can also settle what several variants say of one thing (rule L5)."""

    when_all: tuple[Scalar, ...] = key(
        "when all",
        Listed(DashedName()),
        "The variants that all apply, where it settles what they say differently.",
        many=True,
        place=LAST,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode:
    """Another code for an option."""

    span: Span = field(compare=False, repr=False)
    code: Scalar
    to: Scalar = key("to", Identifier(), "The option's new code.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOptions(Settleable):
    """Offer, withdraw, reword or rename options of a choice."""

    target: Located[Aim] = key(
        "options", Target(()), "The question whose options change.", required=True, place=FIRST
    )
    offer: tuple[Option, ...] = key(
        "offer", Keyed("Option", into="code", lone="say"), "Options more, by code.", many=True
    )
    reword: tuple[Option, ...] = key(
        "reword", Keyed("Option", into="code", lone="say"), "Other words for options, by code.", many=True
    )
    withdraw: tuple[Scalar, ...] = key(
        "withdraw",
        Listed(Identifier()),
        "Options that are no longer offered; old answers stay readable.",
        many=True,
    )
    since: Located[date] | None = key("since", IsoDate(), "The day since which they are no longer offered.")
    meaning: Located[str] | None = key(
        "meaning", OneOf(("same", "changed")), "Whether the reworded options still mean what they did."
    )
    rename: tuple[NewCode, ...] = key(
        "rename",
        Keyed("NewCode", into="code", lone="to"),
        "Other codes for options, by the code so far; old answers are read under the new one.",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReasons(Settleable):
    """Offer or withdraw reasons for no answer."""

    target: Located[Aim] = key(
        "no answer because",
        Target(()),
        "The question whose reasons for no answer change.",
        required=True,
        place=FIRST,
    )
    offer: tuple[Located[str], ...] = key(
        "offer", Listed(OneOf(REASONS)), "Reasons that it accepts from now on.", many=True
    )
    withdraw: tuple[Located[str], ...] = key(
        "withdraw", Listed(OneOf(REASONS)), "Reasons that it accepts no more.", many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword(Settleable):
    """Other words for a question, section, sentence, summary line or signature."""

    target: Located[Aim] = key(
        "reword",
        Target(("section", "sentence", "summary line", "signature")),
        "What is reworded: a question, or `section`, `sentence`, `summary line` or `signature` and its name.",
        required=True,
        place=FIRST,
    )
    ask: Scalar | None = key("ask", Prose(), "The question, in the practitioner's words.")
    title: Scalar | None = key("title", Prose(), "The heading, in the practitioner's words.")
    say: Scalar | None = key("say", Prose(), "The sentence, in the practitioner's words.")
    label: Scalar | None = key("label", Prose(slots=False), "What the summary line is called.")
    role: Scalar | None = key("role", Prose(slots=False), "Who signs.")
    family: Scalar | None = key("for family", Prose(), "The same in the family's words.")
    child: Scalar | None = key("for child", Prose(), "The same in the child's words.")
    easy_read: Scalar | None = key("easy read", Prose(), "The same in easy words.")
    hint: Scalar | None = key("hint", Prose(), "The line of help.")
    hint_family: Scalar | None = key("hint for family", Prose(), "The hint in the family's words.")
    hint_child: Scalar | None = key("hint for child", Prose(), "The hint in the child's words.")
    hint_easy_read: Scalar | None = key("hint easy read", Prose(), "The hint in easy words.")
    row_title: Scalar | None = key("row title", Prose(), "How one row of a group is headed.")
    there_are_none: Scalar | None = key("there are none", Prose(), 'The words of "there are none".')
    there_are_others: Scalar | None = key("there are others", Prose(), 'The words of "there are others".')
    otherwise: Scalar | None = key("otherwise", Prose(), "Said instead of the sentence when a slot is empty.")
    meaning: Located[str] = key(
        "meaning",
        OneOf(("same", "changed")),
        "Whether it still asks the same; where it does not, old answers are marked to be looked at.",
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWhen(Settleable):
    """When something is asked, skipped, cut short or said. A condition is stated whole."""

    target: Located[Aim] = key(
        "when",
        Target(("section", "pathway", "sentence")),
        "What it is about: a question, or `section`, `pathway` or `sentence` and its name.",
        required=True,
        place=FIRST,
    )
    ask_when: Scalar | None = key("ask when", ConditionText(), "Asked only while this holds.")
    skip_when: Scalar | None = key("skip when", ConditionText(), "Skipped while this holds.")
    short_when: Scalar | None = key("short when", ConditionText(), "Cut short while this holds.")
    say_when: Scalar | None = key("say when", ConditionText(), "The sentence is said only while this holds.")
    if_not_known: Located[str] | None = key(
        "if not known", OneOf(("wait", "ask")), "What to do while `ask when` cannot be told."
    )
    asked_because: Scalar | None = key("asked because", Prose(), SHOWN)
    without: tuple[Located[str], ...] = key(
        "without",
        Listed(OneOf(("ask when", "skip when", "short when", "say when"))),
        "Conditions that are taken away.",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Require(Settleable):
    """Whether a question is mandatory, essential or asked by law, or bears on a child's safety, and who answers it."""

    target: Located[Aim] = key("require", Target(()), "The question.", required=True, place=FIRST)
    mandatory: Located[bool] | None = key(
        "mandatory", YesNo(), "Asked for at sign-off; any reason satisfies it."
    )
    essential: Located[bool] | None = key("essential", YesNo(), "Kept when the exemplar is cut short.")
    risk: Located[bool] | None = key("risk", YesNo(), "Bears on a child's safety.")
    statutory: tuple[Statutory, ...] = key(
        "statutory", DUTIES, "The duty of a nation that has none here so far; a list for several.", many=True
    )
    answered_by: tuple[Located[str], ...] = key(
        "answered by", Listed(OneOf(ANSWERING)), ANSWERED_BY, many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire(Change):
    """No longer ask, say or show something. What was answered stays readable; the name is never used again."""

    target: Located[Aim] = key(
        "retire",
        Target(("section", "pathway", "sentence", "summary line", "signature", "next step")),
        "What goes: a question, or `section`, `pathway`, `sentence`, `summary line`, `signature` or `next step` and its name.",
        required=True,
        place=FIRST,
    )
    since: Located[date] = key("since", IsoDate(), "The day since which it is gone.", required=True)
    read_instead: Scalar | None = key(
        "read instead", DottedName(), "The fact that conditions and texts read in place of the question."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore(Change):
    """Ask a retired question again."""

    target: Located[Aim] = key("restore", Target(()), "The retired question.", required=True, place=FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Change):
    """Put a question, section, sentence or summary line in another place. Its answers are not touched."""

    target: Located[Aim] = key(
        "move",
        Target(("section", "sentence", "summary line")),
        "What moves: a question, or `section`, `sentence` or `summary line` and its name.",
        required=True,
        place=FIRST,
    )
    within: Scalar | None = key(
        "in", DottedName(), "The section it moves to; the one it is in when left out."
    )
    after: Scalar | None = key("after", DottedName(), AFTER, place=NEXT)
    before: Scalar | None = key("before", DottedName(), BEFORE, place=NEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(Change):
    """Another name for a question or section. What names it by the old one still means it, and old answers are read."""

    target: Located[Aim] = key(
        "rename",
        Target(("section",)),
        "What gets another name: a question, or `section` and its name.",
        required=True,
        place=FIRST,
    )
    to: Scalar = key("to", Identifier(), "Its new name.", required=True, place=NEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock(Change):
    """Keep nearer layers from changing something."""

    target: Located[Aim] = key(
        "lock",
        Target(("section", "pathway", "sentence", "signature"), alone=("timescale", "retention")),
        "What is kept: a question, or `section`, `pathway`, `sentence` or `signature` and its name, or `timescale` or "
        "`retention`.",
        required=True,
        place=FIRST,
    )
    keep: Located[str] = key(
        "keep",
        OneOf(KEEPING),
        "`exactly`: nothing of it changes. `at least`: it may be asked of more children, never of fewer, and never ask less. "
        "`wording`: its words stay.",
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSensitivity(Change):
    """How closely an answer is kept."""

    target: Located[Aim] = key("sensitivity", Target(()), "The question.", required=True, place=FIRST)
    level: Located[str] | None = key("is", OneOf(SENSITIVITIES), "How closely the answer is kept.")
    who_may_see: tuple[Located[str], ...] = key(
        "who may see", Listed(OneOf(AUDIENCES)), "The readers the answer may be shown to.", many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReturns(Change):
    """Which field of a statutory return an answer goes into."""

    target: Located[Aim] = key("returns", Target(()), "The question.", required=True, place=FIRST)
    returned_as: tuple[ReturnField, ...] = key(
        "returned as",
        Keyed("ReturnField", into="to", lone="field", names=tuple(RETURNS)),
        "The field of each return.",
        required=True,
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTimescale(Change):
    """How long the work should take."""

    within: Located[Lasting] = key(
        "timescale", Length(), "How long: `7 working days`.", required=True, place=FIRST
    )
    start: Scalar | None = key("from", DottedName(), "The date the clock starts.")
    end: Scalar | None = key("to", DottedName(), "The date the clock stops.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRetention(Change):
    """How long a record is kept, and what happens then: all of it, stated anew."""

    retention: tuple[Retention, ...] = key(
        "retention",
        Records(("Retention",), single=True),
        "Every rule, in place of those that there were.",
        required=True,
        many=True,
        place=FIRST,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTitle(Change):
    """Another title for the whole exemplar."""

    title: Scalar = key(
        "title", Prose(slots=False), "The title, in the practitioner's words.", required=True, place=FIRST
    )
    title_family: Scalar | None = key("for family", Prose(slots=False), "The title for the family.")
    title_child: Scalar | None = key("for child", Prose(slots=False), "The title for the child.")
    title_easy_read: Scalar | None = key("easy read", Prose(slots=False), "The title in easy words.")
