"""What an answer file says was on record: facts, each held against the data model of one artifact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..dsl.nearest import nearest
from . import answer_codes as codes
from .address import ROW_ID
from .answer_plain import YES_OR_NO, Path, PlainCheck, repeatable
from .answers import OnRecord
from .language import REASONS
from .values import Malformed, kind_of, read_value

_FACT = ("value", "reason", "on", "record", "said_by", "others")


class FactCheck(PlainCheck):
    """A reading that knows of facts."""

    def facts(self, data: object) -> dict[str, OnRecord]:
        """The facts that are said to be on record, by name; of those that cannot be, the faults are kept."""
        found: dict[str, OnRecord] = {}
        if not self.mapping(data, ("facts",), "`facts`"):
            return found
        known: Mapping[str, Mapping[str, Any]] = self.content["facts"]
        for name, raw in data.items():
            path: Path = ("facts", name)
            if name not in known:
                near = nearest(str(name), tuple(known))
                hint = f"did you mean `{near}`?" if near else "take it out, or use it in the exemplar"
                exemplar = self.content["exemplar"]
                self.fault(
                    codes.UNKNOWN_FACT, path, name=repeatable(name), exemplar=exemplar, suggestion=hint
                )
                continue
            entry = raw if isinstance(raw, Mapping) else {"value": raw}
            if not self.keys(entry, path, f"the fact `{name}`", _FACT, private=True):
                continue
            if known[name]["type"] == "age":
                other = known[name].get("age_from", "other facts")
                self.fault(codes.WORKED_OUT, path, name=name, other=other)
                continue
            value, reason = entry.get("value"), entry.get("reason")
            if reason is not None and (reason not in REASONS or value is not None):
                expected = "a value, or one of the reasons " + ", ".join(f"`{r}`" for r in REASONS)
                self.fault(codes.MALFORMED_FACT, path, name=name, expected=expected)
                continue
            if reason is None:
                spec = known[name]
                value = self._fact_value(name, spec, value, path)
                if value is None:
                    continue
            others = YES_OR_NO.get(str(entry.get("others", "no")))
            if others is None or (others and (known[name]["type"] != "list" or not value)):
                expected = "a list of at least one entry, where there are `others: yes`"
                self._malformed_fact(name, expected, (*path, "others"))
                continue
            found[name] = OnRecord(
                value,
                reason,
                self.moment(entry, "on", path, name),
                self.text(entry, "record", path, f"`record` of `{name}`"),
                self.text(entry, "said_by", path, f"`said_by` of `{name}`"),
                others,
            )
        return found

    def _fact_value(self, name: str, spec: Mapping[str, Any], raw: object, path: Path) -> Any:
        """The JSON form of a fact's value, or None, which is told."""
        if spec["type"] == "list":
            return self._entries(name, spec, raw, path)
        if spec["type"] == "age":
            self.fault(codes.WORKED_OUT, path, name=name, other=spec.get("age_from", "other facts"))
            return None
        try:
            return read_value(kind_of(spec), raw)[0]
        except Malformed as fault:
            self._malformed_fact(name, fault.expected, path)
            return None

    def _malformed_fact(self, name: str, expected: str, path: Path) -> None:
        self.fault(codes.MALFORMED_FACT, path, name=name, expected=expected)

    def _entries(
        self, name: str, spec: Mapping[str, Any], raw: object, path: Path
    ) -> list[dict[str, Any]] | None:
        """The entries of a list fact, each a permanent row identifier and the parts that are known of it."""
        parts: dict[str, Mapping[str, Any]] = {part["id"]: part for part in spec.get("parts", ())}
        expected = "a list of entries, each with `row` and its parts"
        if not isinstance(raw, list):
            self._malformed_fact(name, expected, path)
            return None
        entries: dict[str, dict[str, Any]] = {}
        for number, item in enumerate(raw):
            here: Path = (*path, "value", number)
            place = f"an entry of `{name}`"
            if not self.mapping(item, here, place):
                if item == "":
                    self._malformed_fact(name, expected, here)
                return None
            if not self.keys(item, here, place, ("row", *parts), private=True):
                return None
            row = item.get("row")
            if not isinstance(row, str) or not ROW_ID.fullmatch(row) or row in entries:
                self._malformed_fact(name, "a list of entries, each with a `row` of its own", here)
                return None
            entry: dict[str, Any] = {"row": row}
            for part in (key for key in item if key in parts):
                value = self._fact_value(f"{name}.{part}", parts[part], item[part], (*here, part))
                if value is None:
                    return None
                entry[part] = value
            entries[row] = entry
        return list(entries.values())
