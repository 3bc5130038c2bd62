"""What an answer file says, held against one artifact: plain data to `Answers`, faults without values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..dsl.catalogue import Code
from ..dsl.diagnostic import Severity
from ..dsl.nearest import nearest
from . import answer_codes as codes
from .address import ROW_ID
from .answer_facts import FactCheck
from .answer_plain import YES_OR_NO, Enough, Path, Plain, repeatable
from .answers import ANSWER_FORMAT, GROUP_STATES, Answers, Given, OnRecord, Row, RowsGiven
from .clearance import LATENESS, Clearance, Ref
from .faces import ever_says
from .language import AUDIENCES, REASONS
from .spoken import listed as in_words
from .values import Malformed, kind_of, read_value

_TOP = ("penpicture", "answers", "version", "artifact", "facts", "given", "rows", "lateness", "reader")
_GIVEN = ("value", "reason", "note", "at", "by", "until", "pointer", "shown")
_IDENTITY = re.compile(r"sha256:[0-9a-f]{64}")
A_ROW_ID = "a row identifier of letters, digits and hyphens, such as r1"
_VALUE_OR_REASON = "`value:` or `reason:` on a line of its own beneath it"


class AnswerFault(ValueError):
    """Something wrong with an answer, told without its value. `code` is the catalogue's, `message` says what is wrong and `help` what to
    do; `question` and `expected`, what should stand there, are None where they are not known: so it is of an address that there is none of
    (PP705), which the message names. `kind` is the catalogue's entry, and `words` fill it."""

    def __init__(self, code: Code, path: Path, words: Mapping[str, object]) -> None:
        """Fill the code's message with words about the place."""
        self.message: str = code.message.format(**words)
        super().__init__(f"{code.id}: {self.message}")
        self.kind = code
        self.words = words
        self._made_of = (code, path, words)
        self.code = code.id
        self.help: str = code.help.format(**words)
        self.question = _text(words.get("question"))
        self.expected = _text(words.get("expected"))
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return AnswerFault, self._made_of


def _text(said: object) -> str | None:
    return None if said is None else str(said)


def answers_from(data: object, content: Mapping[str, Any], identity: str) -> Answers:
    """Answers from plain JSON data already in memory. Raises AnswerFault naming the first thing wrong."""
    reading = AnswerCheck(content, identity)
    answers = reading.answers(data)
    for code, path, words in reading.faults:
        if code.severity is Severity.ERROR:
            raise AnswerFault(code, path, words)
    return answers


class AnswerCheck(FactCheck):
    """One reading of plain data against one artifact; faults gather as (code, path, words). `reader` is whose part of a record it is."""

    reader: str | None = None

    def answers(self, data: object) -> Answers:
        """The answers, as far as they can be read before there are `MOST_FAULTS` faults."""
        name, version = self.content["exemplar"], self.content["version"]
        try:
            answers = self._answers(data, name, version)
        except Enough:
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
        self.keys(data, (), "the answer file", _TOP)
        if str(data.get("penpicture")) != str(ANSWER_FORMAT):
            self.fault(codes.WRONG_SHAPE, ("penpicture",), place="`penpicture`", expected="the number 1")
        pinned = self.text(data, "artifact", (), "`artifact`")
        if pinned is not None and not _IDENTITY.fullmatch(pinned):
            expected = "an artifact's identity: sha256: and 64 digits"
            self.fault(codes.WRONG_SHAPE, ("artifact",), place="`artifact`", expected=expected)
        if not isinstance(data.get("version"), str):
            self.fault(codes.WRONG_SHAPE, ("version",), place="`version`", expected="the exemplar's version")
        if (pinned is not None and pinned != self.identity) or data.get("version", version) != version:
            place = ("artifact",) if pinned is not None else ("version",)
            self.fault(codes.OTHER_ARTIFACT, place, exemplar=name)
        said = data.get("reader")
        self.reader = said if said in AUDIENCES else None
        return Answers(
            name,
            version,
            pinned,
            self._facts(data.get("facts", {})),
            self._given(data.get("given", {}), ("given",), ""),
            self._rows(data.get("rows", {}), ("rows",), ""),
            self._lateness(data),
            self._reader(data),
        )

    def _reader(self, data: Plain) -> str | None:
        reader = self.text(data, "reader", (), "`reader`")
        if reader is not None and reader not in AUDIENCES:
            expected = f"one of {in_words([f'`{each}`' for each in AUDIENCES])}"
            self.fault(codes.WRONG_SHAPE, ("reader",), place="`reader`", expected=expected)
        return reader

    def _lateness(self, data: Plain) -> str | None:
        said = self.text(data, "lateness", (), "`lateness`")
        ends = self.content["timescale"] or {}
        hidden = any(tuple(ends[end]) in self._unseen for end in ("from", "to") if end in ends)
        if said is not None and self.reader is not None and (hidden or self.reader not in LATENESS):
            self.fault(codes.NOT_THEIRS, ("lateness",), what="why the work was late", reader=self.reader)
        return said

    def _facts(self, data: object) -> dict[str, OnRecord]:
        found = self.facts(data)
        return {name: held for name, held in found.items() if self._theirs(("fact", name), ("facts", name))}

    @cached_property
    def _unseen(self) -> Mapping[Ref, Ref | None]:
        """What the reader whose part of a record this is may not see; nothing where it is all of it."""
        return {} if self.reader is None else Clearance(self.content).unseen(self.reader)

    def _theirs(self, ref: Ref, path: Path) -> bool:
        """Whether the reader whose part this is may see a question or a fact; that they may not is told (PP721)."""
        if ref not in self._unseen:
            return True
        what = f"`{ref[1]}`" if ref[0] == "question" else f"the fact `{ref[1]}`"
        named = {"question": ref[1]} if ref[0] == "question" else {}
        self.fault(codes.NOT_THEIRS, path, what=what, reader=self.reader, **named)
        return False

    def _given(self, data: object, path: Path, scope: str) -> dict[str, Given]:
        found: dict[str, Given] = {}
        if not self.mapping(data, path, "`given`"):
            return found
        for said, entry in data.items():
            here: Path = (*path, said)
            name = self._now_called(said, scope)
            spec = self._question(name, here, scope)
            place = f"the answer to `{name}`"
            if spec is None or not self.mapping(entry, here, place, _VALUE_OR_REASON):
                continue
            if not self._theirs(("question", f"{scope}.{name}" if scope else name), here):
                continue
            if not self.keys(entry, here, place, _GIVEN, private=True):
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
            self.text(entry, "note", path, f"`note` of `{name}`"),
            self.moment(entry, "at", path, name),
            self.text(entry, "by", path, f"`by` of `{name}`"),
            self.moment(entry, "until", path, name),
            self.text(entry, "pointer", path, f"`pointer` of `{name}`"),
            self.text(entry, "shown", path, f"`shown` of `{name}`"),
        )

    def _rows(self, data: object, path: Path, scope: str) -> dict[str, RowsGiven]:
        found: dict[str, RowsGiven] = {}
        if not self.mapping(data, path, "`rows`"):
            return found
        for said, entry in data.items():
            here: Path = (*path, said)
            name = self._now_called(said, scope)
            spec = self._question(name, here, scope)
            if spec is None or not self._theirs(("question", f"{scope}.{name}" if scope else name), here):
                continue
            if spec["type"] != "group":
                self.fault(
                    codes.WRONG_SHAPE, here, place=f"`{name}`", expected="under `given`: it has no rows"
                )
                continue
            place = f"the rows of `{name}`"
            sound = self.mapping(entry, here, place) and self.keys(entry, here, place, ("state", "list"))
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
            if not self.mapping(item, here, place):
                continue
            if not self.keys(item, here, place, ("row", "given", "rows", "removed"), private=True):
                continue
            row = item.get("row")
            if not isinstance(row, str) or not ROW_ID.fullmatch(row):
                self.fault(codes.WRONG_SHAPE, (*here, "row"), place="`row`", expected=A_ROW_ID)
                continue
            if row in rows:
                self.fault(codes.ROW_TWICE, (*here, "row"), group=name, row=row)
                continue
            removed = YES_OR_NO.get(str(item.get("removed", "no")))
            if removed is None:
                self.fault(codes.WRONG_SHAPE, (*here, "removed"), place="`removed`", expected="yes or no")
                continue
            given = self._given(item.get("given", {}), (*here, "given"), scope)
            inner = self._rows(item.get("rows", {}), (*here, "rows"), scope)
            rows[row] = Row(row, given, inner, removed)
        if state == "none" and any(not row.removed for row in rows.values()):
            self.fault(codes.NONE_WITH_ROWS, (*path, "state"), group=name)
        return RowsGiven(state, tuple(rows.values()))
