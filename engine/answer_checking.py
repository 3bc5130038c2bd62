"""What an answer file says, held against one artifact: plain data to `Answers`, faults without values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeGuard

from ..dsl.catalogue import Code
from ..dsl.diagnostic import Severity
from ..dsl.nearest import nearest
from . import answer_codes as codes
from .address import ROW_ID
from .answers import ANSWER_FORMAT, GROUP_STATES, Answers, Given, OnRecord, Row, RowsGiven
from .faces import ever_says
from .language import REASONS
from .remarks import moment, remark
from .values import Malformed, kind_of, read_value

Path = tuple[str | int, ...]
_TOP = ("penpicture", "answers", "version", "artifact", "facts", "given", "rows", "lateness")
_GIVEN = ("value", "reason", "note", "at", "by", "until", "pointer", "shown")
_FACT = ("value", "reason", "on", "record", "said_by", "others")
_YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False, "True": True, "False": False}
_IDENTITY = re.compile(r"sha256:[0-9a-f]{64}")
A_ROW_ID = "a row identifier of letters, digits and hyphens, such as r1"
_A_MAPPING = "a mapping of keys and values"
_VALUE_OR_REASON = "`value:` or `reason:` on a line of its own beneath it"

Plain = Mapping[str, Any]

OTHER_WORDS = {
    "answer": "value",
    "because": "reason",
    "comment": "note",
    "comments": "note",
    "notes": "note",
    "date": "at",
    "when": "at",
    "who": "by",
    "date recorded": "on",
    "source": "said_by",
}
"""What people write for the keys of an answer file."""


MOST_FAULTS = 100
"""Faults told of one answer file: a file with more is another file, and each costs a search for the nearest name."""


class _Enough(Exception):
    pass


class AnswerFault(ValueError):
    """Something wrong with an answer, told without its value. `code` is the catalogue's; `question` and `expected` (what
    should stand there) are None where they are not known; `kind` is the catalogue's entry, and `words` fill it."""

    def __init__(self, code: Code, path: Path, words: Mapping[str, object]) -> None:
        """Fill the code's message with words about the place."""
        super().__init__(f"{code.id}: {code.message.format(**words)}")
        self.kind = code
        self.words = words
        self._made_of = (code, path, words)
        self.code = code.id
        self.question = words.get("question")
        self.expected = words.get("expected")
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return AnswerFault, self._made_of


def answers_from(data: object, content: Mapping[str, Any], identity: str) -> Answers:
    """Answers from plain JSON data already in memory. Raises AnswerFault naming the first thing wrong."""
    reading = AnswerCheck(content, identity)
    answers = reading.answers(data)
    for code, path, words in reading.faults:
        if code.severity is Severity.ERROR:
            raise AnswerFault(code, path, words)
    return answers


class AnswerCheck:
    """One reading of plain data against one artifact; faults gather as (code, path, words)."""

    def __init__(self, content: Mapping[str, Any], identity: str) -> None:
        """For an artifact's content and its identity."""
        self.content = content
        self.identity = identity
        self.questions: Mapping[str, Mapping[str, Any]] = content["questions"]
        self.faults: list[tuple[Code, Path, dict[str, Any]]] = []

    def fault(self, code: Code, path: Path, **words: Any) -> None:
        """Keep a fault: its code, where it is, and the words of its message. Warnings alone never stop the reading: what
        else the file says would be lost."""
        error = code.severity is Severity.ERROR
        if error or len(self.faults) < MOST_FAULTS:
            self.faults.append((code, path, words))
        if error and len(self.faults) >= MOST_FAULTS:
            raise _Enough

    def answers(self, data: object) -> Answers:
        """The answers, as far as they can be read before there are `MOST_FAULTS` faults."""
        name, version = self.content["exemplar"], self.content["version"]
        try:
            answers = self._answers(data, name, version)
        except _Enough:
            return Answers(name, version)
        if not any(code.severity is Severity.ERROR for code, _, _ in self.faults):
            object.__setattr__(answers, "checked", self.identity)
        return answers

    def _answers(self, data: object, name: str, version: str) -> Answers:
        nothing = Answers(name, version)
        if not isinstance(data, Mapping) or "answers" not in data:
            expected = "a mapping that has `penpicture: 1` and `answers:` with the exemplar's name"
            self.fault(codes.WRONG_SHAPE, (), place="the answer file", expected=expected)
            return nothing
        if data["answers"] != name:
            self.fault(codes.OTHER_EXEMPLAR, ("answers",), found=repeatable(data["answers"]), exemplar=name)
            return nothing
        self._keys(data, (), "the answer file", _TOP)
        if str(data.get("penpicture")) != str(ANSWER_FORMAT):
            self.fault(codes.WRONG_SHAPE, ("penpicture",), place="`penpicture`", expected="the number 1")
        pinned = self._text(data, "artifact", (), "`artifact`")
        if pinned is not None and not _IDENTITY.fullmatch(pinned):
            expected = "an artifact's identity: sha256: and 64 digits"
            self.fault(codes.WRONG_SHAPE, ("artifact",), place="`artifact`", expected=expected)
        if not isinstance(data.get("version"), str):
            self.fault(codes.WRONG_SHAPE, ("version",), place="`version`", expected="the exemplar's version")
        if (pinned is not None and pinned != self.identity) or data.get("version", version) != version:
            place = ("artifact",) if pinned is not None else ("version",)
            self.fault(codes.OTHER_ARTIFACT, place, exemplar=name)
        return Answers(
            name,
            version,
            pinned,
            self._facts(data.get("facts", {})),
            self._given(data.get("given", {}), ("given",), ""),
            self._rows(data.get("rows", {}), ("rows",), ""),
            self._text(data, "lateness", (), "`lateness`"),
        )

    def _mapping(self, data: object, path: Path, place: str, expected: str = _A_MAPPING) -> TypeGuard[Plain]:
        """Whether data is a mapping, which is told where it is not; a key with nothing under it is passed over."""
        if not isinstance(data, Mapping):
            if data != "":
                self.fault(codes.WRONG_SHAPE, path, place=place, expected=expected)
            return False
        return True

    def _keys(
        self, data: Plain, path: Path, place: str, known: tuple[str, ...], *, private: bool = False
    ) -> bool:
        """Whether a mapping has known keys alone. Where a key may be somebody's words (`private`), it is repeated
        only if it is a known word for a known key."""
        sound = True
        for key in data:
            if key in known:
                continue
            sound = False
            meant = OTHER_WORDS.get(str(key)) or nearest(str(key), known)
            meant = meant if meant in known else None
            hint = f"did you mean `{meant}`?" if meant else "take it out"
            shown = repeatable(key) if meant or not private else "…"
            self.fault(codes.UNKNOWN_KEY, (*path, key), key=shown, place=place, suggestion=hint)
        return sound

    def _text(self, data: Plain, key: str, path: Path, place: str) -> str | None:
        return self._remark(remark, data, key, path, place)

    def _moment(self, data: Plain, key: str, path: Path, question: str) -> str | None:
        """A date, or a date and time, by ISO 8601."""
        return self._remark(moment, data, key, path, f"`{key}` of `{question}`")

    def _remark(
        self, read: Callable[[object], str | None], data: Plain, key: str, path: Path, place: str
    ) -> str | None:
        try:
            return read(data.get(key))
        except Malformed as fault:
            self.fault(codes.WRONG_SHAPE, (*path, key), place=place, expected=fault.expected)
            return None

    def _facts(self, data: object) -> dict[str, OnRecord]:
        found: dict[str, OnRecord] = {}
        if not self._mapping(data, ("facts",), "`facts`"):
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
            if not self._keys(entry, path, f"the fact `{name}`", _FACT, private=True):
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
            others = _YES_OR_NO.get(str(entry.get("others", "no")))
            if others is None or (others and (known[name]["type"] != "list" or not value)):
                expected = "a list of at least one entry, where there are `others: yes`"
                self._malformed_fact(name, expected, (*path, "others"))
                continue
            found[name] = OnRecord(
                value,
                reason,
                self._moment(entry, "on", path, name),
                self._text(entry, "record", path, f"`record` of `{name}`"),
                self._text(entry, "said_by", path, f"`said_by` of `{name}`"),
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
            if not self._mapping(item, here, place):
                if item == "":
                    self._malformed_fact(name, expected, here)
                return None
            if not self._keys(item, here, place, ("row", *parts), private=True):
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

    def _given(self, data: object, path: Path, scope: str) -> dict[str, Given]:
        found: dict[str, Given] = {}
        if not self._mapping(data, path, "`given`"):
            return found
        for said, entry in data.items():
            here: Path = (*path, said)
            name = self._now_called(said, scope)
            spec = self._question(name, here, scope)
            place = f"the answer to `{name}`"
            if spec is None or not self._mapping(entry, here, place, _VALUE_OR_REASON):
                continue
            if not self._keys(entry, here, place, _GIVEN, private=True):
                continue
            given = self._one(name, spec, entry, here)
            if given is not None and self._once(said, name, found, data, here):
                found[name] = given
        return found

    def _now_called(self, said: Any, scope: str) -> Any:
        """The name that a question has now, which the file may call by one that it had (rule L7)."""
        path = f"{scope}.{said}" if scope else str(said)
        return said if path in self.questions else self._former.get(path, said)

    @cached_property
    def _former(self) -> dict[str, str]:
        """From the names that questions had, after the path of their group, to their bare ones."""
        return {
            f"{path.rpartition('.')[0]}.{old}" if "." in path else old: path.rpartition(".")[2]
            for path, spec in self.questions.items()
            for old in spec.get("was", ())
        }

    def _once(self, said: object, name: str, found: Mapping[str, object], data: Plain, path: Path) -> bool:
        """Whether a question is answered under one of its names alone; that it is a former one is told (PP719, PP720)."""
        if said == name:
            return True
        if name in found or name in data:
            self.fault(codes.TWO_NAMES, path, question=name, old=repeatable(said))
            return False
        self.fault(codes.FORMER_NAME, path, said=f"`{repeatable(said)}` is called `{name}` now")
        return True

    def _now_coded(self, name: str, spec: Mapping[str, Any], value: Any, path: Path) -> Any:
        """A choice by the codes that its options have now; that it has a former one is told, and not which (PP719)."""
        was = {old: o["code"] for o in spec.get("options", ()) for old in o.get("was", ())}
        if not was:
            return value
        several = value.split(",") if isinstance(value, str) and spec["type"] == "choices" else value
        codes_said = several if isinstance(several, list) else [several]
        codes_now = [was.get(code.strip(), code) if isinstance(code, str) else code for code in codes_said]
        if codes_now == codes_said:
            return value
        self.fault(codes.FORMER_NAME, path, said=f"an option of `{name}` is called otherwise now")
        return codes_now if isinstance(several, list) else codes_now[0]

    def _question(self, name: object, path: Path, scope: str) -> Mapping[str, Any] | None:
        spec = self.questions.get(f"{scope}.{name}" if scope else str(name))
        if spec is not None and "." not in str(name):
            return spec
        prefix = scope + "." if scope else ""
        inside = [p.removeprefix(prefix) for p in self.questions if p.startswith(prefix)]
        last = str(name).rpartition(".")[2]
        elsewhere = next((p for p in self.questions if p.rpartition(".")[2] == last), None)
        near = nearest(str(name), tuple(p for p in inside if "." not in p))
        if "." in str(name) and last in inside:
            hint = f"write `{last}`: an answer stands under the question's own id"
        elif elsewhere is not None and "." in elsewhere:
            hint = f"it is asked in the rows of `{elsewhere.rpartition('.')[0]}`: put it there, under `rows`"
        elif near:
            hint = f"did you mean `{near}`?"
        else:
            hint = "take it out, or add the question to the exemplar"
        place = f"a row of `{scope}`" if scope else f"`{self.content['exemplar']}`"
        self.fault(codes.UNKNOWN_QUESTION, path, place=place, name=repeatable(name), suggestion=hint)
        return None

    def _one(self, name: str, spec: Mapping[str, Any], entry: Mapping[str, Any], path: Path) -> Given | None:
        value, reason = entry.get("value"), entry.get("reason")
        if value is not None and reason is not None:
            self.fault(codes.VALUE_AND_REASON, path, question=name)
            return None
        if value is None and reason is None:
            self.fault(codes.NEITHER, path, question=name)
            return None
        if reason is not None and reason not in spec.get("reasons", ()):
            offered = ", ".join(f"`{r}`" for r in spec.get("reasons", ()))
            hint = f"it offers {offered}" if offered else "it offers none: answer it, or leave it blank"
            shown = f"the reason `{reason}`" if reason in REASONS else "that reason"
            self.fault(
                codes.REASON_NOT_OFFERED, (*path, "reason"), question=name, reason=shown, suggestion=hint
            )
            return None
        if value is not None:
            if spec["type"] == "group":
                self.fault(codes.VALUE_OF_GROUP, path, question=name)
                return None
            value = self._now_coded(name, spec, value, (*path, "value"))
            try:
                value, _ = read_value(kind_of(spec), value)
            except Malformed as fault:
                self.fault(codes.MALFORMED_VALUE, (*path, "value"), question=name, expected=fault.expected)
                return None
        return Given(
            value,
            reason,
            self._text(entry, "note", path, f"`note` of `{name}`"),
            self._moment(entry, "at", path, name),
            self._text(entry, "by", path, f"`by` of `{name}`"),
            self._moment(entry, "until", path, name),
            self._text(entry, "pointer", path, f"`pointer` of `{name}`"),
            self._text(entry, "shown", path, f"`shown` of `{name}`"),
        )

    def _rows(self, data: object, path: Path, scope: str) -> dict[str, RowsGiven]:
        found: dict[str, RowsGiven] = {}
        if not self._mapping(data, path, "`rows`"):
            return found
        for said, entry in data.items():
            here: Path = (*path, said)
            name = self._now_called(said, scope)
            spec = self._question(name, here, scope)
            if spec is None:
                continue
            if spec["type"] != "group":
                self.fault(
                    codes.WRONG_SHAPE, here, place=f"`{name}`", expected="under `given`: it has no rows"
                )
                continue
            place = f"the rows of `{name}`"
            sound = self._mapping(entry, here, place) and self._keys(entry, here, place, ("state", "list"))
            if sound and self._once(said, name, found, data, here):
                found[name] = self._group(name, spec, entry, here, f"{scope}.{name}" if scope else name)
        return found

    def _group(
        self, name: str, spec: Mapping[str, Any], entry: Mapping[str, Any], path: Path, scope: str
    ) -> RowsGiven:
        state = entry.get("state")
        if state is not None and state not in GROUP_STATES:
            self.fault(
                codes.WRONG_SHAPE, (*path, "state"), place="`state`", expected="complete, others or none"
            )
            state = None
        for said, key in (("none", "there_are_none"), ("others", "there_are_others")):
            if state == said and not ever_says(spec, key):
                words = key.replace("_", " ")
                self.fault(
                    codes.GROUP_STATE_NOT_OFFERED, (*path, "state"), group=name, state=words, key=words
                )
        listed = entry.get("list", [])
        if not isinstance(listed, list):
            self.fault(codes.WRONG_SHAPE, (*path, "list"), place="`list`", expected="a list of rows")
            listed = []
        rows: dict[str, Row] = {}
        for number, item in enumerate(listed):
            here: Path = (*path, "list", number)
            place = f"a row of `{name}`"
            if not self._mapping(item, here, place):
                continue
            if not self._keys(item, here, place, ("row", "given", "rows", "removed"), private=True):
                continue
            row = item.get("row")
            if not isinstance(row, str) or not ROW_ID.fullmatch(row):
                self.fault(codes.WRONG_SHAPE, (*here, "row"), place="`row`", expected=A_ROW_ID)
                continue
            if row in rows:
                self.fault(codes.ROW_TWICE, (*here, "row"), group=name, row=row)
                continue
            removed = _YES_OR_NO.get(str(item.get("removed", "no")))
            if removed is None:
                self.fault(codes.WRONG_SHAPE, (*here, "removed"), place="`removed`", expected="yes or no")
                continue
            given = self._given(item.get("given", {}), (*here, "given"), scope)
            inner = self._rows(item.get("rows", {}), (*here, "rows"), scope)
            rows[row] = Row(row, given, inner, removed)
        if state == "none" and any(not row.removed for row in rows.values()):
            self.fault(codes.NONE_WITH_ROWS, (*path, "state"), group=name)
        return RowsGiven(state, tuple(rows.values()))


def repeatable(key: object) -> str:
    """A key as a fault may repeat it: only if it looks like a name, for a key misplaced may be somebody's words."""
    return key if isinstance(key, str) and _NAME.fullmatch(key) else "…"


_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")
