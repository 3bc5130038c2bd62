"""The figures we hold ourselves to, and how a measured one is judged and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    `ours` and `peer` are in `unit` (s, ms, us, MiB, 1/s or x); a figure whose unit is 1/s is met from `target`
    upward, any other up to `target`. `target` None: shown, not judged. `peer` None: the peer cannot, see `note`.
    """

    name: str
    unit: str
    ours: float | None
    target: float | None = None
    peer: float | None = None
    peer_name: str = ""
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        if self.ours is None:
            return False
        return self.ours >= self.target if self.unit == "1/s" else self.ours <= self.target

    @property
    def ratio(self) -> float | None:
        """The peer's figure over ours: above 1 we are ahead."""
        if self.peer is None or not self.ours:
            return None
        return self.ours / self.peer if self.unit == "1/s" else self.peer / self.ours

    def as_json(self) -> dict[str, Any]:
        """Plain data, with the judgement."""
        return {**asdict(self), "met": self.met, "ratio": self.ratio}


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | target | ours | peer | peer / ours | met |", "| --- | --- | --- | --- | --- | --- |"]
    for f in figures:
        peer = f"{_quantity(f.peer, f.unit)} ({f.peer_name})" if f.peer is not None else (f.note or "")
        limit = (
            ""
            if f.target is None
            else ("at least " if f.unit == "1/s" else "at most ") + _quantity(f.target, f.unit)
        )
        ratio = "" if f.ratio is None else f"{f.ratio:,.1f}"
        met = {None: "", True: "yes", False: "**no**"}[f.met]
        lines.append(f"| {f.name} | {limit} | {_quantity(f.ours, f.unit)} | {peer} | {ratio} | {met} |")
    return "\n".join(lines) + "\n"


def _quantity(value: float | None, unit: str) -> str:
    if value is None:
        return "not measured"
    if unit == "1/s":
        return f"{value:,.0f} a second"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}" + ("" if unit == "x" else f" {unit.replace('us', 'µs')}")
