"""What one reader sees of a question's variants: no entry in the name of a variant whose condition reads what the reader
may not see, nor an option or a reason that only such a variant offers.

Other words would tell the secret as surely as the condition does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .clearance import Ref
from .faces import named

Json = dict[str, Any]

Said = tuple[tuple[str, tuple[str, ...]], ...]
"""By path of a question: the options and reasons that a record gives, and that only variants offer."""


def seen_variants(content: Mapping[str, Any], unseen: Collection[Ref]) -> frozenset[str]:
    """The variants of a content whose condition reads nothing of what is unseen (`Clearance.unseen`)."""
    names: Mapping[str, Any] = content.get("variants", {})
    return frozenset(name for name in names if ("define", named(name)) not in unseen)


def entries_seen(spec: Mapping[str, Any], seen: frozenset[str]) -> list[Json]:
    """The entries of a question or section that are in the name of none but seen variants."""
    return [entry for entry in spec.get("variants", ()) if seen.issuperset(entry["in"])]


def offered_without(spec: Mapping[str, Any], key: str) -> list[Any] | None:
    """The `options` or `reasons` that a question offers while no variant applies, or None where these are all."""
    return next((e[key] for e in spec.get("variants", ()) if not e["in"] and key in e), None)


def options_seen(spec: Mapping[str, Any], seen: frozenset[str], said: Collection[str]) -> list[Json]:
    """The options of a question that are offered without a variant or by a seen one, in the words of the first that
    offers them; and those that the record gives for an answer, since it could not be read without them: these with
    nothing but what names them."""
    offers = _offers(spec, seen, "options")
    if offers is None:
        return list(spec.get("options", ()))
    first: dict[str, Json] = {}
    for option in (option for offer in offers for option in offer):
        first.setdefault(option["code"], option)
    found: list[Json] = []
    for option in spec["options"]:
        if option["code"] in first:
            found.append(first[option["code"]])
        elif option["code"] in said:
            found.append({key: value for key, value in option.items() if key != "hint"})
    return found


def reasons_seen(spec: Mapping[str, Any], seen: frozenset[str], said: Collection[str]) -> list[str]:
    """The same of a question's reasons for no answer."""
    offers = _offers(spec, seen, "reasons")
    left = {*said, *(reason for offer in offers or () for reason in offer)}
    return [reason for reason in spec.get("reasons", ()) if offers is None or reason in left]


def said_unseen(spec: Mapping[str, Any], seen: frozenset[str], said: Collection[str]) -> frozenset[str]:
    """Of the options and reasons that the record gives, those that nothing offers which the reader sees."""
    offers = [_offers(spec, seen, key) or () for key in ("options", "reasons")]
    codes = {
        one if isinstance(one, str) else one["code"] for each in offers for offer in each for one in offer
    }
    return frozenset(said) - codes


def said_beyond(content: Mapping[str, Any], plain: Mapping[str, Any]) -> Said:
    """What an answer file, as plain data, gives that its questions do not offer without a variant; empty for an
    exemplar without variants."""
    if "variants" not in content:
        return ()
    found: dict[str, set[str]] = {}
    for path, said in _given("", plain):
        spec = content["questions"].get(path, {})
        options, reasons = offered_without(spec, "options"), offered_without(spec, "reasons")
        value = said.get("value")
        if options is not None:
            plainly = {option["code"] for option in options}
            codes = value if isinstance(value, list) else [value]
            found.setdefault(path, set()).update(c for c in codes if isinstance(c, str) and c not in plainly)
        if reasons is not None and isinstance(said.get("reason"), str) and said["reason"] not in reasons:
            found.setdefault(path, set()).add(said["reason"])
    return tuple((path, tuple(sorted(codes))) for path, codes in sorted(found.items()) if codes)


def shown_seen(spec: Mapping[str, Any], seen: frozenset[str]) -> dict[str, str]:
    """By the hash of each wording of a question that the reader does not see: that of the one which stands for it.
    An answer says which wording it was given to, and so that a variant applied."""
    left = entries_seen(spec, seen)
    open_ = {spec.get("shown"), *(entry.get("shown") for entry in left)}
    found: dict[str, str] = {}
    for entry in spec.get("variants", ()):
        said = entry.get("shown")
        if said and said not in open_:
            inside = [e["shown"] for e in left if "shown" in e and set(e["in"]) <= set(entry["in"])]
            found[said] = inside[-1] if inside else spec.get("shown", "")
    return found


def _offers(spec: Mapping[str, Any], seen: frozenset[str], key: str) -> list[list[Any]] | None:
    """What each entry that is seen offers; None where all is offered without a variant."""
    if offered_without(spec, key) is None:
        return None
    return [entry[key] for entry in entries_seen(spec, seen) if key in entry]


def _given(scope: str, plain: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every answer of an answer file, or a row of one, by the path of its question."""
    prefix = scope + "." if scope else ""
    for name, said in plain.get("given", {}).items():
        yield prefix + name, said
    for name, listed in plain.get("rows", {}).items():
        for row in listed.get("list", ()):
            yield from _given(prefix + name, row)
