"""The first page of a gallery: every exemplar in every audience, each file with a link and a few words."""

from __future__ import annotations

from dataclasses import dataclass

from .edition import Edition
from .page import page

READERS = {
    "practitioner": "Practitioners",
    "family": "The family",
    "child": "The child",
    "conference": "A conference",
    "court": "A court",
    "school": "School",
    "health": "Health",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A file of the gallery: its address from the page on, and what it is called."""

    to: str
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """One reader's edition, with its files."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one kind: the title, a sentence about them, and the editions."""

    title: str
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """One exemplar: `id` is its name, `about` a few words; then its shelves, and those of its cases."""

    id: str
    title: str
    about: str
    shelves: tuple[Shelf, ...]


def gallery_html(rooms: tuple[Room, ...]) -> bytes:
    """The page: self-contained and without a script. The same rooms give the same bytes."""
    return page("gallery.html").render(rooms=rooms).encode()


def edition_title(edition: Edition) -> str:
    """What an edition is called among its like: `The child, easy read, large print`."""
    extras = (
        (", easy read", edition.easy_read),
        (", by the framework", edition.order == "framework"),
        (", large print", edition.large_print),
    )
    return READERS[edition.audience] + "".join(words for words, on in extras if on)
