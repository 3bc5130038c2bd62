"""A record whose exemplar was changed by a region and by a team: with every kind of change that is told."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.layers.folder import artifact, layer

_AGREED = "because: The parents' panel asked for it\n  agreed: 2026-03-02"

SOUTH = f"""\
- reword: likes
  ask: What makes <child.known_as> happy?
  meaning: same
  {_AGREED}
- when: effect
  ask when: drinking is answered
  because: What is past still matters
- options: drinking
  offer:
    past:
      say: In the past
  meaning: same
  {_AGREED}
- no answer because: likes
  offer: declined
  because: Some children would rather not say
- require: likes
  mandatory: yes
  because: It is what we begin with
- reword: siblings.name
  ask: What are they called?
  meaning: same
  {_AGREED}
- reword: section voice
  title: What the child tells us
  meaning: same
  {_AGREED}
- add: who_asked
  in: home
  ask: Who asked us to get in touch?
  for family: Who asked us to get in touch with you?
  type: text
  because: Our audit could not tell
- timescale: 5 working days
  because: Our plan for 2026 promises it
"""
TEAM = """\
- reword: likes
  ask: What does <child.known_as> love?
  meaning: same
  because: One word less
"""


@cache
def changed() -> Artifact:
    """The exemplar with its layers."""
    with TemporaryDirectory() as folder:
        return artifact(Path(folder), layer(SOUTH, "south", "region"), layer(TEAM, "team-one", "team"))


@cache
def unchanged() -> Artifact:
    """The same base, and nothing laid over it."""
    with TemporaryDirectory() as folder:
        return artifact(Path(folder))


def record(of: Artifact | None = None) -> Session:
    """A blank record of Robin."""
    return Session.open(
        of or changed(), facts={"child.known_as": "Robin"} if of is None else {}, today=date(2026, 6, 1)
    )
