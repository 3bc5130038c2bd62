"""What can be wrong with a store of records, and with what is asked of one: codes PP758 to PP789. None repeats an answer."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue

code = partial(catalogue.code, safe=True)
"""These say nothing that anybody answered."""

TAKEN = code(
    "PP758",
    "There is a record of that name",
    message="the store has a record `{record}` already",
    help="write in that one, or begin one without a name: it gets an identifier of its own",
    why="A record's name is for ever, so that whatever refers to it means the same record.",
)
NO_NAME = code(
    "PP759",
    "That cannot be a name",
    message="{what} can have no such name: {reason}",
    help="give one line of plain letters, figures and signs, at most {most} of them",
    why="Names of records, of whom they are about and of who writes in them stand in histories, in lists and on paper, and "
    "must be the same wherever they are written.",
)
NO_STORE = code(
    "PP780",
    "There is no store of records here",
    message="`{path}` is no store of records: {reason}",
    help="give the path of a store; `penpicture record begin` makes one where nothing is yet",
    why="Records are kept in a store, one file that only grows. Another file is never touched.",
)
FULL = code(
    "PP781",
    "The disk does not take what is to be kept",
    message="`{path}` cannot be written: {reason}",
    help="make room on the disk and do it again: what was kept before is whole, and nothing was kept by half",
    why="Nothing is acknowledged before it is on the disk.",
)
READ_ONLY = code(
    "PP782",
    "The store may not be written",
    message="`{path}` may not be written here",
    help="ask whoever looks after the folder to let you write the store and the files beside it; nothing was changed",
    why="A store writes into its file and into files beside it. Where it may not, nothing is kept.",
)
BUSY = code(
    "PP783",
    "Somebody else is writing in the store",
    message="`{path}` is being written by somebody else, and stays so",
    help="do it again; where it lasts, look for a program that holds the store open. Nothing was changed",
    why="One writer at a time keeps each history whole.",
)
DAMAGED = code(
    "PP784",
    "The store is damaged",
    message="`{path}` cannot be read whole: {reason}",
    help="work on a copy, and take the last sound one from your backups; `penpicture verify` says which records are sound",
    why="The file is not as it was written. Nothing is repaired by guessing.",
)
OVERTAKEN = code(
    "PP785",
    "Somebody else has written in the record",
    message="`{record}` is not as you read it: {what}",
    help="read it again, look at what was said, and say yours once more if it still holds; nothing was overwritten",
    why="Two people may have one record open. Neither takes away unseen what the other said.",
)
NO_RECORD = code(
    "PP786",
    "The store has no such record",
    message="the store has no record `{record}`",
    help="{suggestion}",
    why="A record is named by the identifier that it got when it was begun.",
)
NO_ARTIFACT = code(
    "PP787",
    "The store does not have an artifact",
    message="the store has no artifact of `{name}`",
    help="{suggestion}",
    why="A record is read under the exemplar that it was written under, so the store keeps each artifact that it has met.",
)
ALREADY_SIGNED = code(
    "PP788",
    "The record is signed",
    message="`{record}` is signed, and stays as it is",
    help="amend it: `penpicture record amend` adds a dated, signed change to the parts that you name",
    why="Signing freezes a record (rule R3). What was wrong is put right where everybody can see that it was.",
)
NEWER_STORE = code(
    "PP789",
    "The store is of a later release",
    message="`{path}` is a store of format {found}; this release reads format {known}",
    help="use the release that wrote it, or a later one",
    why="A store is never read by half: what is not understood would be lost.",
)
