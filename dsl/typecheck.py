"""A condition typed against the names in its scope: from the author's text to the portable tree.

An erroneous part has no type and blames nobody else, so one run shows every true fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from . import condition_codes as codes
from .checking import Checking
from .choosing import includes, one_of
from .comparing import compare, is_value
from .diagnostic import Diagnostics, Related
from .kinds import Tree, source
from .misread import strays
from .naming import lookup, lookup_group
from .nodes import All, Any, Compare, Condition, Includes, Is, Modal, Name, Named, Not, OneOf, Rows, State
from .parser import MAX_DEPTH, MAX_LENGTH, TooDeep, TooLong, Unexpected, parse
from .scope import Known, Ref, Scope
from .slips import explain
from .source import Span
from .spell import spell
from .syntax import Scalar
from .typed_values import in_rows


@dataclass(frozen=True, slots=True)
class Typed:
    """A condition that means something: its portable tree (docs/artifact.md, lists as tuples), its canonical text,
    and every source it reads with the place of the mention, those of named conditions included.

    `as_of` is where an age is first reckoned on the exemplar's `as of`, `today` and `pending` where `today` and
    `is pending` are first used; None where they are not.
    """

    tree: Tree
    text: str
    reads: tuple[tuple[Ref, Span], ...]
    as_of: Span | None = field(default=None, compare=False)
    today: Span | None = field(default=None, compare=False)
    pending: Span | None = field(default=None, compare=False)


def check(
    text: Scalar, scope: Scope, *, within: str = "", deciding: bool, leading: bool = False
) -> tuple[Typed | None, Diagnostics]:
    """Type a condition. None where it does not mean anything, with at least one error unless that was reported
    before: of a named condition that is used, or where a word of the language is given as a name (`Scope.refused`).

    `within` is the template path of the group in whose row the condition stands. `deciding` says that it decides a
    status or what comes next; there `today` and `is pending` are errors (rules C2, C4). `leading` says that it
    decides only what comes next: then `is pending` is allowed.
    """
    at = Checking(text, scope, within, deciding, leading)
    try:
        node = parse(text.text)
    except TooLong:
        at.fault(codes.TOO_LONG, (0, len(text.text)), limit=MAX_LENGTH)
        return None, at.found
    except TooDeep:
        at.fault(codes.TOO_DEEP, (0, len(text.text)), limit=MAX_DEPTH)
        return None, at.found
    except Unexpected as unexpected:
        if not _stands_at_refused(text.text, unexpected, scope):
            explain(at, unexpected)
        return None, at.found
    tree = _condition(at, node)
    if tree is None:
        return None, at.found
    return Typed(tree, spell(node), tuple(at.reads), at.as_of, at.today, at.pending), at.found


def _stands_at_refused(text: str, unexpected: Unexpected, scope: Scope) -> bool:
    """Whether a text breaks off at, or right behind, a word that was refused as a name."""
    if not scope.refused:
        return False
    start, end = unexpected.at
    before = text[:start].replace(",", " ").replace("(", " ").split()
    return text[start:end] in scope.refused or (bool(before) and before[-1] in scope.refused)


def _condition(at: Checking, node: Condition) -> Tree | None:
    match node:
        case Is():
            at.test = node.at
            return is_value(at, node, _condition)
        case State():
            at.test = node.at
            return _state(at, node)
        case Compare():
            at.test = node.at
            return compare(at, node, _condition)
        case OneOf():
            at.test = node.at
            return one_of(at, node, _condition)
        case Includes():
            at.test = node.at
            return includes(at, node, _condition)
        case All():
            return _joined(at, "all", node)
        case Any():
            return _joined(at, "any", node)
        case Not():
            part = _condition(at, node.part)
            return None if part is None else ("not", part)
        case Modal():
            part = _condition(at, node.part)
            return None if part is None else (node.kind, part)
        case Rows():
            return _rows(at, node)
        case Named():
            at.test = node.at
            return _named(at, node)


def _joined(at: Checking, word: str, node: All | Any) -> Tree | None:
    alone = strays(at, node)
    trees = [_condition(at, part) for i, part in enumerate(node.parts) if i not in alone]
    return None if alone or None in trees or _hides_a_mix(at, node) else (word, *trees)


def _in_brackets(at: Checking, node: Rows) -> bool:
    start, end = node.at
    return at.text.text[:start].rstrip().endswith("(") and at.text.text[end:].lstrip().startswith(")")


def _hides_a_mix(at: Checking, node: All | Any) -> bool:
    """`a and any x where b or c`: a group test runs on to the end, so that `and` and `or` mix without brackets."""
    last = node.parts[-1]
    if not isinstance(last, Rows):
        return False
    inner, other = last.where, Any if isinstance(node, All) else All
    if _in_brackets(at, last):
        return False
    while isinstance(inner, Rows) and not _in_brackets(at, inner):
        inner = inner.where
    if not isinstance(inner, other) or inner.bracketed:
        return False
    start = at.words((node.at[0], inner.at[0]), 120)
    where = at.words(inner.at, 120)
    at.fault(codes.MIXED, last.at, readings=f"`{start} ({where})`")
    return True


def _rows(at: Checking, node: Rows) -> Tree | None:
    group = lookup_group(at, node.group, node.quantifier)
    if group is None:
        return None
    at.read(group.ref, node.group.at)
    where = in_rows(at, group, node.where, _condition)
    if where is None:
        return None
    return ({"any": "some", "every": "every", "no": "none"}[node.quantifier], group.path, where)


def _named(at: Checking, node: Named) -> Tree | None:
    name = node.name.text
    if name not in at.scope.define:
        _not_a_condition(at, node.name)
        return None
    typed = at.scope.define[name]
    if typed is None:  # It has an error of its own, told where it is defined.
        return None
    for word, place in (("today", typed.today), ("is pending", typed.pending)):
        if place is not None and at.deciding and not (at.leading and word == "is pending"):
            at.fault(
                codes.BROKEN_NAME,
                node.at,
                name=name,
                word=f"`{word}`",
                help=f"write a condition without `{word}` here",
                related=(Related(place, f"`{word}` stands here"),),
            )
            return None
    for ref, _ in typed.reads:
        at.read(ref, node.at)
    place = at.text.place(*node.at)
    at.as_of = at.as_of or (typed.as_of and place)
    at.today = at.today or (typed.today and place)
    at.pending = at.pending or (typed.pending and place)
    return ("named", name)


def _not_a_condition(at: Checking, name: Name) -> None:
    known = at.scope.find(name.text, at.within)
    if known is None:
        lookup(at, name)
        return
    what = "a fact" if known.ref[0] == "fact" else "a question"
    if known.type == "yes/no":
        before = at.text.text[: name.at[0]].split()
        negated = bool(before) and before[-1] == "not"  # `not seen`: an edit has to take the `not` along.
        start = at.text.text.rindex("not", 0, name.at[0]) if negated else name.at[0]
        repaired = f"{name.text} is {'no' if negated else 'yes'}"
        at.fault(
            codes.BARE_YES_NO,
            name.at,
            edit=((start, name.at[1]), repaired),
            related=at.defined(known),
            name=name.text,
            what=what,
            repaired=repaired,
        )
    else:
        example = f"`{name.text} is known`"
        if known.options:
            verb = "is" if known.type == "choice" else "includes"
            example = f"`{name.text} {verb} {known.options[0]}`, {example}"
        at.fault(
            codes.BARE_QUESTION,
            name.at,
            related=at.defined(known),
            name=name.text,
            what=what,
            example=example,
        )


_OF_THE_QUESTION = frozenset(("asked", "skipped", "pending"))
_REASONS = frozenset(("declined", "not_known", "not_yet_known", "not_asked", "recorded_elsewhere"))


def _state(at: Checking, node: State) -> Tree | None:
    subject = node.subject
    if not isinstance(subject, Name):
        at.fault(codes.NO_STATE, subject.at, text=at.words(subject.at))
        return None
    known = lookup(at, subject)
    if known is None:
        return None
    word = node.word
    if word == "applicable" and not node.negated:
        at.fault(codes.APPLICABLE, node.at, name=subject.text)
        return None
    ref = _stateful(at, known, subject, word)
    if ref is None:
        return None
    if word == "pending":
        if at.deciding and not at.leading:
            at.fault(codes.PENDING_DECIDES, node.at)
            return None
        at.pending = at.pending or at.text.place(*node.at)
    at.read(ref, subject.at)
    # Rule C1: `is not known` and `is not applicable` are tests of their own; before the others `is not` negates.
    if node.negated and word in ("known", "applicable"):
        tree = ("state", ref, f"not_{word}")
        if word == "applicable" and known.type == "age" and known.unless is not None:
            # An age does not arise before birth (rule C3), whatever is known of the date.
            at.read(("fact", known.unless), subject.at)
            return ("any", tree, ("is", ("fact", known.unless), "yes"))
        return tree
    tree = ("state", ref, f"reason:{word}" if word in _REASONS else word)
    return ("not", tree) if node.negated else tree


def _stateful(at: Checking, known: Known, subject: Name, word: str) -> Ref | None:
    if word not in _OF_THE_QUESTION:
        if known.type == "age":
            return ("fact", known.born or known.path)
        # A group is tested row by row as itself, and by its state as the list that it is bound to (rule C9).
        return (
            ("fact", known.fact)
            if known.type == "group" and known.fact and not known.group
            else source(known)
        )
    if known.ref[0] == "question":
        return known.ref
    bound = next((q.path for q in at.scope.questions.values() if q.fact == known.path and not q.group), None)
    help = f"test the question: `{bound} is {word}`" if bound else "no question of this exemplar asks for it"
    edit = (subject.at, bound) if bound else None
    at.fault(codes.FACT_NOT_ASKED, subject.at, edit=edit, name=subject.text, word=word, help=help)
    return None
