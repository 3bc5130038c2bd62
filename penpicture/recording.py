"""Records in a store, as the commands keep, show and sign them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .dsl.diagnostic import Diagnostic, Diagnostics
from .dsl.loading import load
from .engine.answer_reading import read_answers
from .engine.answers import Answers
from .engine.artifact import Artifact
from .engine.knowing.changed import taken_in
from .engine.knowing.looking import changes_since
from .engine.records.entry import REDACTED, Entry, Under
from .engine.records.history import History
from .engine.records.signed import Signature
from .engine.session import Session
from .engine.signing_codes import NOT_AS_KEPT, NOT_SAID
from .engine.store.answered_before import answered_before, before_moves
from .engine.store.fault import StoreFault
from .engine.store.showing import kept_renderings, signed_session
from .engine.store.store import Standing, Store
from .engine.store.verifying import Verified, verify_document
from .renderers.aside_text import AsideLine, aside_lines, aside_text
from .renderers.edition import Edition


@dataclass(frozen=True, slots=True)
class Editions:
    """What is kept of a record when it is signed: in which language, and whether on paper as well."""

    language: str = "en"
    paper: bool = False

    def __call__(self, session: Session) -> Mapping[str, bytes]:
        """A page and a text for each reader that the exemplar speaks to, by file name. The pages bring no font along: the same one
        would be kept with each record, and is most of a page."""
        from .renderers.record_html import record_html
        from .renderers.record_plain import record_plain

        made: dict[str, bytes] = {}
        for audience in readers(session.program.artifact):
            edition = Edition(audience, language=self.language)
            made |= record_html(session, edition, font=False).files
            made |= record_plain(session, edition).files
            if self.paper:
                from .renderers.record_pdf import record_pdf

                made |= record_pdf(session, edition).files
        return made


def readers(artifact: Artifact) -> tuple[str, ...]:
    """The readers for whom a record is kept as it was signed: practitioner and family, and the child where the exemplar speaks to
    the child."""
    return ("practitioner", "family", *(("child",) if "child" in artifact.content["title"] else ()))


def answers_of(path: Path, artifact: Artifact) -> tuple[Answers | None, tuple[Diagnostic, ...]]:
    """The answers of a file, and what is wrong with it."""
    source, found = load(path, str(path), private=True)
    if source is None:
        return None, found.sorted()
    given, faults = read_answers(source, artifact.content, artifact.content_hash)
    return given, Diagnostics([*found, *faults]).sorted()


def signatures_of(typed: Iterable[str], option: str = "--signed") -> tuple[Signature, ...]:
    """Who signs, as typed: `worker=Asha Rahman`, or `worker=Asha Rahman on 2026-04-02`. Raises StoreFault (PP769)."""
    return tuple(_signature(each, option) for each in typed)


def _signature(typed: str, option: str) -> Signature:
    role, _, name = typed.partition("=")
    before, _, when = name.rpartition(" on ")
    try:
        datetime.fromisoformat(when)
        name = before
    except ValueError:
        when = ""
    if not role.strip() or not name.strip():
        raise StoreFault(
            NOT_SAID,
            option=option,
            expected="a role and who signs in it",
            example=f'{option} "worker=Asha Rahman on 2026-04-02"',
        )
    return Signature(role.strip(), name.strip(), when or None)


def as_kept(
    found: History, number: int | None, audience: str, language: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """What was kept for a reader at a version, by file name, without what was erased; in any language unless one is asked for."""
    for name, data in kept_renderings(found, number).items():
        parts = name.split(
            "."
        )  # record.<edition>.<language>.<kind>; what a host keeps may be called otherwise
        mine = len(parts) > 3 and parts[1] == audience and language in (None, parts[-2])
        if mine and data is not None:
            yield name, data


def listed(standing: Sequence[Standing], versions: Mapping[Under, str]) -> str:
    """Records in lines of a table."""
    rows = [("record", "about", "exemplar", "version", "stands", "entry")]
    rows += [
        (each.record, each.subject, each.exemplar, versions[each.under], each.standing, str(each.head))
        for each in standing
    ]
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "".join(
        "  ".join(f"{cell:<{w}}" for cell, w in zip(row, wide, strict=True)).rstrip() + "\n" for row in rows
    )


def versions_of(store: Store, standing: Iterable[Standing]) -> Mapping[Under, str]:
    """The version of the exemplar that each record stands under. Raises StoreFault (PP784, PP787)."""
    return {each: str(store.artifact(each).content["version"]) for each in {one.under for one in standing}}


def standing_json(each: Standing, version: str) -> dict[str, Any]:
    """Where a record stands, as plain JSON data."""
    return {
        "record": each.record, "subject": each.subject, "exemplar": each.exemplar, "version": version,
        "artifact": each.under.as_json(), "standing": each.standing, "entry": each.head,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What one reader is shown of a record: the session behind it, a text, files by name, what was kept aside when it moved to
    another version, and the entry that erased all of it, None where nothing did."""

    session: Session
    text: str
    files: Mapping[str, bytes]
    aside: tuple[AsideLine, ...] = ()
    erased: Entry | None = None


def shown(
    store: Store,
    record: str,
    audience: str,
    *,
    version: int | None = None,
    now: bool = False,
    language: str | None = None,
) -> Shown:
    """A record for one reader: what was kept of it when it was signed; or, of a draft, with `now`, and where nothing was kept for
    that reader or in that language, what is written now, in English unless another is asked for. Raises StoreFault."""
    from .renderers.record_html import record_html
    from .renderers.record_plain import record_plain

    found = store.history(record)
    if found.erased:
        return _erased(store, found, Edition(audience, language=language or "en"))
    if version is None and not found.signed:
        session = _draft(store, found)
    else:
        session = signed_session(store, found, version)
        files = {} if now else dict(as_kept(found, version, audience, language))
        text = next((data for name, data in files.items() if name.endswith(".txt")), None)
        if text is not None:
            return Shown(session, text.decode(), files)
    edition = Edition(audience, language=language or "en")
    files = {**record_html(session, edition).files, **record_plain(session, edition).files}
    plain = next(data.decode() for name, data in files.items() if name.endswith(".txt"))
    aside = kept_aside_of(store, found) if audience == "practitioner" else ()
    return Shown(session, plain + aside_text(aside), files, aside)


def _erased(store: Store, found: History, edition: Edition) -> Shown:
    """A record of which nothing is left, in one line."""
    from .renderers.record_erased import erased_record
    from .renderers.record_html import html_of

    gone = next(each for each in found.entries if each.kind == REDACTED and each.more.get("whole"))
    told = erased_record(gone, edition)
    text = "".join(f"{line}\n" for line in (told.title, told.draft) if line)
    name = f"record.{edition.name}.{edition.language}"
    files = {f"{name}.html": html_of(told), f"{name}.txt": text.encode()}
    return Shown(Session.open(store.artifact(found.under)), text, files, erased=gone)


def kept_aside_of(store: Store, found: History) -> tuple[AsideLine, ...]:
    """What was kept aside of a record when it moved to another version, in the words that it was asked in. Raises StoreFault."""
    return tuple(line for before, kept in before_moves(store, found) for line in aside_lines(before, kept))


def _draft(store: Store, found: History) -> Session:
    """A draft with what is on record now, so that what changed since it was written is shown (rule R2), and with what was kept aside when it
    moved, so that nobody is said never to have answered."""
    artifact = store.artifact(found.under)
    held, _ = taken_in(found, changes_since(store, found.record))
    answers = found.answers(artifact.content["exemplar"], artifact.content["version"])
    session = Session.open(artifact, facts=held, answers=answers)
    session.answered_before = answered_before(store, found, session)
    return session


def verify_file(path: Path, *, seal: str | None = None) -> Verified | None:
    """What is found of a record that was handed on, None for a file that is none. Raises StoreFault."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        if file.read(1) != b"{":
            return None
        text = b"{" + file.read()
    try:
        return verify_document(text, seal=seal)
    except ValueError:
        raise StoreFault(
            NOT_AS_KEPT, record=path.name, what="it is no record that was handed on, or was written anew"
        ) from None


def facts_of(path: Path) -> tuple[Mapping[str, Any] | None, tuple[Diagnostic, ...]]:
    """Facts by name, from a JSON file, and what is wrong with reading it. Raises StoreFault (PP769) for another file."""
    source, found = load(path, str(path), private=True)
    if source is None:
        return None, found.sorted()
    try:
        told = json.loads(source.text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise StoreFault(
            NOT_SAID,
            option="--facts",
            expected="a JSON file of facts by name",
            example='{"child.known_as": "Sam"}',
        )
    return told, found.sorted()
