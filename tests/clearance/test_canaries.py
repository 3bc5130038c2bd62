"""What a reader may not see is in no file that is written for that reader: not in a word, a name or a corner of it."""

from __future__ import annotations

import base64
import gzip

import pytest

from penpicture.engine.language import AUDIENCES
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from tests.clearance.canaries import kept_from, marked
from tests.clearance.searching import marks_in

TARGETS = (*EXEMPLAR_TARGETS, *RECORD_TARGETS)


def written(target: str, audience: str) -> dict[str, bytes]:
    """Every file of every edition that a target writes for an audience, its edition before its name."""
    found: dict[str, bytes] = {}
    if target in EXEMPLAR_TARGETS:
        exemplar = EXEMPLAR_TARGETS[target]
        for edition in exemplar.editions:
            if edition.audience == audience:
                files = exemplar(marked().artifact, edition).files
                found |= {f"{edition.name}/{name}": content for name, content in files.items()}
    else:
        record = RECORD_TARGETS[target]
        for edition in record.editions:
            if edition.audience == audience:
                files = record(marked().session, edition).files
                found |= {f"{edition.name}/{name}": content for name, content in files.items()}
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("target", TARGETS)
def test_no_file_for_a_reader_holds_what_the_reader_may_not_see(target: str, audience: str) -> None:
    told = marks_in(written(target, audience)) & set(kept_from(audience))
    assert {mark: marked().places[mark] for mark in sorted(told)} == {}


def test_the_marks_do_reach_a_practitioner() -> None:
    told = marks_in(written("record-html", "practitioner"))
    for place in (
        "answer of a",
        "note of a",
        "row answer of",
        "fact of",
        "sentence",
        "why it is late",
        "ask in a variant",
    ):
        these = {mark for mark, where in marked().places.items() if where.startswith(place)}
        assert these & told, place


def test_a_mark_is_found_however_it_is_packed() -> None:
    mark = next(iter(marked().readers))
    packed = base64.b64encode(gzip.compress(f'{{"note": "{mark}"}}'.encode()))
    assert marks_in({"a": b"<p>" + packed + b"</p>"}) == {mark}
    assert marks_in({"a": mark[:3].encode() + b"&#x" + f"{ord(mark[3]):x};{mark[4:]}".encode()}) == {mark}
    assert marks_in({f"{mark}.html": b""}) == {mark}
