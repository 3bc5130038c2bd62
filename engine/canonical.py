"""Canonical JSON (RFC 8785): the one spelling of a value, so that its hash is the value's own (rule L7)."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

_MOST = 2**53 - 1


class NotCanonical(ValueError):
    """A value that RFC 8785 has no spelling for: not a number, a lone surrogate, a key that is no text, too deep."""


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a JSON value (dict, list or tuple, str, int, float, bool, None).

    Raises NotCanonical for NaN and infinities, whole numbers beyond 2**53 - 1, lone surrogates, keys that are
    not texts, values of other types and nesting past what the interpreter bears.
    """
    plain = _is_plain(value)
    try:
        text = _dump(value) if plain else "".join(_spell(value))
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("a text with half of a surrogate pair has no canonical form") from None
    except RecursionError:
        raise NotCanonical("the value is nested too deeply") from None


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, as artifacts write it: `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


_dump = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
).encode


def _is_plain(value: Any) -> bool:
    # Without floats and with ASCII keys the standard encoder already writes the canonical form, five times faster.
    plain = True
    waiting = [value]
    take, put = waiting.pop, waiting.extend
    while waiting:
        item = take()
        kind = type(item)
        if kind is str or kind is bool or item is None:
            continue
        if kind is dict:
            try:
                plain = "".join(item).isascii() and plain
            except TypeError:
                raise NotCanonical("a key that is not a text has no canonical form") from None
            put([each for each in item.values() if type(each) is not str])
        elif kind is list or kind is tuple:
            put([each for each in item if type(each) is not str])
        elif kind is int:
            if not -_MOST <= item <= _MOST:
                raise NotCanonical("a whole number beyond 2**53 - 1 has no canonical form")
        elif kind is float:
            plain = False
        else:
            raise NotCanonical(f"a {kind.__name__} has no canonical form")
    return plain


def _spell(value: Any) -> list[str]:
    # An explicit stack of what is still to be written: literal pieces as `_Done`, values as they are.
    out: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        item = waiting.pop()
        if type(item) is _Done:
            out.append(item.text)
        elif type(item) is dict:
            waiting.append(_Done("}"))
            for n, key in enumerate(sorted(item, key=_utf16, reverse=True), start=1):
                comma = "," if n < len(item) else ""
                waiting += (item[key], _Done(f"{comma}{_dump(key)}:"))
            waiting.append(_Done("{"))
        elif type(item) is list or type(item) is tuple:
            waiting.append(_Done("]"))
            for n, member in enumerate(reversed(item), start=1):
                waiting.append(member)
                if n < len(item):
                    waiting.append(_Done(","))
            waiting.append(_Done("["))
        elif type(item) is float:
            out.append(number(item))
        else:
            out.append(_dump(item))
    return out


class _Done:
    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def number(value: float) -> str:
    """A float as ECMAScript spells it, which RFC 8785 follows. Raises NotCanonical for NaN and infinities.

    >>> number(1e21), number(1e-7), number(0.5), number(-0.0)
    ('1e+21', '1e-7', '0.5', '0')
    """
    if not math.isfinite(value):
        raise NotCanonical("neither infinity nor NaN has a canonical form")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    raised = f"{point - 1:+d}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if count > 1 else ''}e{raised}"
