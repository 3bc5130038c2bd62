"""What to say of a key that a part does not have: the key that was meant, or the part that it belongs to."""

from __future__ import annotations

import re
from functools import cache

from ..dsl.diagnostic import Diagnostics, Edit
from ..dsl.nearest import nearest
from ..dsl.syntax import Mapping, Scalar
from . import definition
from . import definition_codes as codes
from .language import Keyed, Record, Records, keys_of
from .shape_in_words import NOUNS, bare, in_words, shown

OTHER_WORDS = {
    "question": "ask",
    "label": "ask",
    "text": "ask",
    "wording": "ask",
    "name": "id",
    "identifier": "id",
    "heading": "title",
    "help": "hint",
    "guidance": "hint",
    "required": "mandatory",
    "relevant": "ask when",
    "show when": "ask when",
    "visible when": "ask when",
    "only when": "ask when",
    "when": "ask when",
    "if": "ask when",
    "hide when": "skip when",
    "hidden when": "skip when",
    "unless": "skip when",
    "choices": "options",
    "answers": "options",
    "codes": "options",
    "minimum": "at least",
    "min": "at least",
    "maximum": "at most",
    "max": "at most",
    "why": "because",
    "reason": "because",
    "reasons": "no answer because",
    "not applicable": "no answer because",
    "dimensions": "dimension",
    "visible to": "who may see",
    "fragment": "use",
}
"""Words that people bring from elsewhere, and the key of the language that they mean."""

_FEW = 12


def report(cls: type, key: Scalar, beside: Mapping, out: Diagnostics) -> str | None:
    """Report a key that `cls` does not have; gives the key of `cls` that was surely or probably meant, if any.
    A key that stands `beside` it already was not meant a second time."""
    own = tuple(k.spelling for k in keys_of(cls).values() if beside.get(k.spelling) is None)
    where = NOUNS[cls.__name__]
    plain = _plain(key.text)
    meant = next((k for k in own if _plain(k) == plain), None)
    if meant is None and OTHER_WORDS.get(plain) in own:
        meant = OTHER_WORDS[plain]
    homes = _homes(cls, key.text[:80]) if meant is None else ()
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
    meant = meant or nearest(key.text, own)
    if meant:
        help_ = f"write `{meant}`"
    elif len(own) <= _FEW:
        help_ = f"take it out; {where} has {in_words([k.spelling for k in keys_of(cls).values()], 'and')}"
    else:
        help_ = f"take it out, or look for the key under `{bare(where)}` in the language reference"
    edit = Edit(key.span, meant) if meant else None
    out.add(codes.UNKNOWN_KEY.at(key.span, where=where, key=shown(key.text), help=help_, edit=edit))
    return meant


def _plain(text: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text[:80])
    return re.sub(r"[^a-z0-9]+", " ", spaced.lower()).strip()


@cache
def _homes(cls: type, spelling: str) -> tuple[str, ...]:
    """The nouns of the parts that have a key: those inside `cls` where there are any, otherwise the first three."""
    found = [name for name in NOUNS if any(k.spelling == spelling for k in keys_of(_class(name)).values())]
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
