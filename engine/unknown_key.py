"""What to say of a key that a part does not have: the key that was meant, or the part that it belongs to."""

from __future__ import annotations

import re
from functools import cache

from ..dsl.diagnostic import Diagnostics, Edit
from ..dsl.nearest import close, nearest
from ..dsl.syntax import Mapping, Scalar
from . import definition
from . import definition_codes as codes
from .language import Keyed, Record, Records, keys_of, own_keys
from .shape_in_words import NOUNS, bare, in_words, shown

_CONDITION = ("ask when", "when", "if")

OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "question": ("ask",),
    "label": ("ask", "say", "title"),
    "text": ("ask", "say"),
    "wording": ("ask", "say"),
    "words": ("ask", "say"),
    "sentence": ("say",),
    "name": ("id", "title"),
    "identifier": ("id",),
    "heading": ("title",),
    "help": ("hint",),
    "guidance": ("hint",),
    "required": ("mandatory",),
    "relevant": _CONDITION,
    "show when": _CONDITION,
    "show if": _CONDITION,
    "visible when": _CONDITION,
    "visible if": _CONDITION,
    "only when": _CONDITION,
    "only if": _CONDITION,
    "ask if": _CONDITION,
    "ask only if": _CONDITION,
    "ask only when": _CONDITION,
    "say when": _CONDITION,
    "say if": _CONDITION,
    "when": _CONDITION,
    "if": ("if", "when", "ask when"),
    "hide when": ("skip when",),
    "hide if": ("skip when",),
    "hidden when": ("skip when",),
    "skip if": ("skip when",),
    "unless": ("skip when",),
    "short if": ("short when",),
    "else": ("otherwise",),
    "choices": ("options",),
    "answers": ("options",),
    "codes": ("options",),
    "minimum": ("at least",),
    "min": ("at least",),
    "maximum": ("at most",),
    "max": ("at most",),
    "why": ("because",),
    "reason": ("because",),
    "reasons": ("no answer because",),
    "not applicable": ("no answer because",),
    "dimensions": ("dimension",),
    "visible to": ("who may see",),
    "fragment": ("use",),
    "for parents": ("for family",),
    "for parent": ("for family",),
    "for carers": ("for family",),
    "for families": ("for family",),
    "for the family": ("for family",),
    "for children": ("for child",),
    "for the child": ("for child",),
    "for young person": ("for child",),
    "for easy read": ("easy read",),
    "easyread": ("easy read",),
    "plain words": ("easy read",),
    "hint for easy read": ("hint easy read",),
    "icon": ("symbol",),
    "image": ("symbol",),
    "emoji": ("symbol",),
    "own words": ("whose words",),
    **dict.fromkeys(
        ("who answers", "asked of", "completed by", "filled in by", "performer"), ("answered by",)
    ),
    "in the words of": ("whose words",),
    "return": ("returned as",),
    "returns": ("returned as",),
    "census": ("returned as",),
}
"""Words that people bring from elsewhere, and the keys of the language that they may mean: the first of them that
the part has."""

_FEW = 12


def meant(cls: type, key: Scalar, beside: Mapping) -> str | None:
    """The key of `cls` that was surely or probably meant by one that it does not have, if any. A key that stands
    `beside` it already was not meant a second time."""
    own = _own(cls, beside)
    sure = _surely(own, key)
    return sure or (None if _homes(cls, key.text[:80]) else nearest(key.text, own))


def report(cls: type, key: Scalar, beside: Mapping, out: Diagnostics) -> str | None:
    """Report a key that `cls` does not have; gives the key of `cls` that was surely or probably `meant`, if any."""
    found = meant(cls, key, beside)
    homes = _homes(cls, key.text[:80]) if found is None else ()
    where = NOUNS[cls.__name__]
    certain = False
    if homes:
        out.add(
            codes.MISPLACED_KEY.at(
                key.span,
                key=shown(key.text),
                right=" or ".join(homes),
                where=where,
                help=f"move it to the {' or the '.join(bare(home) for home in homes)} that it is about, or take it out",
            )
        )
        return None
    if found:
        certain = found in (_surely(_own(cls, beside), key), close(key.text, _own(cls, beside)))
        help_ = f"write `{found}`" if certain else f"perhaps `{found}` was meant"
    elif len(keys_of(cls)) <= _FEW:
        help_ = f"take it out; {where} has {in_words([k.spelling for k in keys_of(cls).values()], 'and')}"
    else:
        help_ = f"take it out, or look for the key under `{bare(where)}` in the language reference"
    edit = Edit(key.span, found) if found and certain else None
    out.add(codes.UNKNOWN_KEY.at(key.span, where=where, key=shown(key.text), help=help_, edit=edit))
    return found


def _own(cls: type, beside: Mapping) -> tuple[str, ...]:
    return tuple(k.spelling for k in keys_of(cls).values() if beside.get(k.spelling) is None)


def _surely(own: tuple[str, ...], key: Scalar) -> str | None:
    plain = _plain(key.text)
    same = next((spelling for spelling in own if _plain(spelling) == plain), None)
    return same or next((word for word in OTHER_WORDS.get(plain, ()) if word in own), None)


def _plain(text: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text[:80])
    return re.sub(r"[^a-z0-9]+", " ", spaced.lower()).strip()


@cache
def _homes(cls: type, spelling: str) -> tuple[str, ...]:
    """The nouns of the parts that have a key: those inside `cls` where there are any, otherwise the first three."""
    found = [name for name in NOUNS if any(k.spelling == spelling for k in own_keys(_class(name)).values())]
    inside = [name for name in found if name in _inside(cls)]
    return tuple(NOUNS[name] for name in (inside or found)[:3])


@cache
def _inside(cls: type) -> frozenset[str]:
    """The names of the classes that stand directly inside one."""
    shapes = [k.shape for k in keys_of(cls).values()]
    names = [
        s.classes if isinstance(s, Records) else (s.cls,)
        for s in shapes
        if isinstance(s, (Record, Records, Keyed))
    ]
    return frozenset(name for some in names for name in some)


def _class(name: str) -> type:
    found: type = getattr(definition, name)
    return found
