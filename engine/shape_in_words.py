"""The shapes of the language in plain words: for messages, for the language reference and for hovering in an editor."""

from __future__ import annotations

from .language import (
    ConditionText,
    DashedName,
    Decimal,
    DottedName,
    Identifier,
    IsoDate,
    Keyed,
    Length,
    Listed,
    NewPart,
    OneOf,
    Prose,
    Record,
    Records,
    Reference,
    Shape,
    Target,
    Version,
    Whole,
    YesNo,
)

NOUNS = {
    "Option": "an option",
    "Statutory": "a duty (`statutory`)",
    "Use": "a use of a fragment",
    "ReturnField": "a field of a return",
    "Question": "a question",
    "Section": "a section",
    "Pathway": "a pathway",
    "Named": "a named condition",
    "Sentence": "a sentence of the pen picture",
    "SummaryLine": "a line of the case summary",
    "Timescale": "a timescale",
    "Limit": "a limit of a timescale",
    "Retention": "a rule of retention",
    "Signature": "a signature",
    "Next": "a next step",
    "Exemplar": "an exemplar",
    "Fragment": "a fragment",
    "Fact": "a fact",
    "DataModel": "a data model",
    "Codes": "a code list",
    "Avoid": "a word to avoid",
    "Allow": "a word that is allowed",
    "Words": "a word list",
    "Authority": "an authority",
    "AddQuestion": "a question to add",
    "AddSection": "a section to add",
    "AddPathway": "a pathway to add",
    "AddCondition": "a named condition to add",
    "AddSentence": "a sentence to add",
    "AddSignature": "a signature to add",
    "AddNext": "a next step to add",
    "ChangeOptions": "a change of options",
    "ChangeReasons": "a change of reasons for no answer",
    "Reword": "a rewording",
    "ChangeWhen": "a change of when something is asked",
    "Require": "a change of what is required",
    "Retire": "a retirement",
    "Restore": "a restoring",
    "Move": "a move",
    "Lock": "a lock",
    "NewCode": "a new code of an option",
    "Rename": "a renaming",
    "ChangeSensitivity": "a change of sensitivity",
    "ChangeReturns": "a change of returns",
    "ChangeTimescale": "a change of the timescale",
    "ChangeRetention": "a change of the retention",
    "ChangeTitle": "a change of the title",
    "Layer": "a layer",
    "Variant": "a variant",
    "Decision": "a decision",
    "Decisions": "a file of decisions",
    "Acceptance": "an acceptance",
    "Acceptances": "a file of acceptances",
    "LockedPart": "a locked part",
    "Noted": "an expectation",
    "LockedLayer": "a locked layer",
    "LockedExemplar": "a locked exemplar",
    "LockFile": "a lock file",
}
"""What each definition class is called, by its name, with its article."""


_MOST_WORDS = 30


def bare(noun: str) -> str:
    """A noun without its article.

    >>> bare("an option")
    'option'
    """
    return noun.partition(" ")[2]


def in_words(words: tuple[str, ...] | list[str], last: str = "or") -> str:
    """Words in backticks with commas, and `last` before the last; of very many, the first.

    >>> in_words(["wait", "ask"])
    '`wait` or `ask`'
    """
    if len(words) > _MOST_WORDS:
        return (
            ", ".join(f"`{word}`" for word in words[:_MOST_WORDS]) + f" and {len(words) - _MOST_WORDS} more"
        )
    quoted = [f"`{word}`" for word in words]
    return "".join(quoted) if len(quoted) < 2 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def wanted(shape: Shape) -> str:
    """What a shape takes, as a phrase that follows "wants" or "write".

    >>> wanted(YesNo())
    '`yes` or `no`'
    """
    match shape:
        case Prose():
            return "a text"
        case Identifier():
            return "an identifier (small letters, digits and underscores)"
        case DashedName():
            return "a name (small letters, digits and hyphens)"
        case DottedName():
            return "the name of a question or fact"
        case Target(others, alone):
            more = f", or {in_words(others)} and its name" if others else ""
            more += "".join(f", or `{kind}` alone" for kind in alone)
            return f"the name of a question{more}"
        case NewPart(kind):
            return f"`{kind}` and a new identifier"
        case Version():
            return "a version such as `1.0.0`"
        case Reference():
            return "a name and version such as `initial-assessment@3`"
        case ConditionText():
            return "a condition"
        case YesNo():
            return "`yes` or `no`"
        case OneOf(values):
            return in_words(values)
        case Listed(of):
            return f"one or more, with commas between, of: {_each(of)}"
        case Whole(least):
            return f"a whole number, {least} or more" if least else "a whole number"
        case Decimal():
            return "a number"
        case IsoDate():
            return "a date such as `2026-04-01`"
        case Length(units):
            return f"a length of time such as `10 {units[0]}`"
        case Record(cls):
            return f"the keys of {NOUNS[cls]}, indented beneath it"
        case Records(classes, lone, single):
            kinds = " or ".join(NOUNS[c] for c in reversed(classes))
            if single:
                return f"the keys of {kinds}, indented beneath it, or a list, each item {kinds}"
            return f"a list, each item {kinds}" + (" or a bare text" if lone else "")
        case Keyed(_, _, _, names) if names:
            return f"a line for each return, {in_words(names)}: its name, a colon and its field"
        case Keyed(cls, into, lone):
            beside = "its words" if into == "code" else "its condition" if lone else "its keys"
            return f"a line for each {bare(NOUNS[cls])}: its {into}, a colon and {beside}"


def _each(shape: OneOf | Identifier | DashedName | DottedName | Reference) -> str:
    plural = {
        DashedName: "names",
        Identifier: "identifiers",
        DottedName: "names of questions",
        Reference: "names with versions",
    }
    return in_words(shape.values) if isinstance(shape, OneOf) else plural[type(shape)]


def sample(shape: Shape) -> str:
    """A short value that a shape takes, or an empty text where it takes indented keys.

    >>> sample(Length())
    '10 working days'
    """
    match shape:
        case Prose():
            return "some words"
        case Identifier():
            return "drinking"
        case DashedName():
            return "initial-assessment"
        case DottedName():
            return "child.born_on"
        case Target():
            return "drinking"
        case NewPart(kind):
            return f"{kind} health"
        case Version():
            return "1.0.0"
        case Reference():
            return "initial-assessment@3"
        case ConditionText():
            return "drinking is now"
        case YesNo():
            return "yes"
        case OneOf(values):
            return values[0]
        case Listed(of):
            return ", ".join(of.values[:2]) if isinstance(of, OneOf) else sample(of)
        case Whole(least):
            return str(least)
        case Decimal():
            return "12"
        case IsoDate():
            return "2026-04-01"
        case Length(units):
            return f"10 {units[0]}"
        case _:
            return ""


def shown(text: str, most: int = 60) -> str:
    """An author's text cut for a message: its first line, at most so many characters.

    >>> shown("one" + chr(10) + "two")
    'one…'
    """
    first = text.strip().partition("\n")[0]
    cut = first[:most]
    return cut if cut == text.strip() else cut.rstrip() + "…"
