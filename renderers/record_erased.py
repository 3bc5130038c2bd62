"""A record that was erased whole, as it is shown: one line that says so, and nothing of what a record has besides."""

from __future__ import annotations

from datetime import date

from ..engine.records.entry import Entry
from ..engine.spoken import day_words
from .edition import Edition
from .legible import legible
from .own_words import words_in
from .record_language import DRAFT
from .record_model import Record


def erased_record(gone: Entry, edition: Edition) -> Record:
    """What a reader is told of a record that the entry `gone` erased. Why is for practitioners, who answer for it."""
    own = words_in(edition.language)
    on = date.fromisoformat(gone.at[:10]).toordinal()
    when = day_words(on, on, edition.language)
    told = own.say("This record was erased on {when} by {who}.", when=when, who=gone.by)
    if edition.audience == "practitioner" and gone.because:
        told += " " + own.say("Because: {why}", why=gone.because.strip())
    return Record(
        title=legible(told),
        language=edition.language,
        reader="",
        edition=edition,
        pen_picture_title="",
        pen_picture=(),
        summary_title="",
        summary=(),
        parts=(),
        pointing="",
        notices=(),
        about_title="",
        about=(),
        credits="",
        skip=own.say("Skip to the record"),
        contents="",
        paging="",
        draft="" if own.reviewed else own.say(DRAFT),
    )
