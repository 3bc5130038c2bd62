"""A limit of a number as programs write it."""

from __future__ import annotations

from decimal import Decimal


def number_limit(limit: object) -> int | float:
    """What an exemplar says under `at least` or `at most`: whole where it is whole."""
    number = Decimal(str(limit))
    return int(number) if number == number.to_integral_value() else float(number)
