"""What variants and layers say in these tests."""

from __future__ import annotations

from tests.layers.folder import layer

WORDS = """\
- reword: likes
  ask: What does the child show you they love?
  meaning: same
  because: Not every child says it
"""
OTHER_WORDS = WORDS.replace(
    "What does the child show you they love?", "In any language, what does the child like?"
)
ADDED = """\
- add: signed_with
  in: beginning
  after: signs
  ask: Who signs with the child?
  type: text
  because: They are needed
"""
SENTENCE = (
    "- reword: sentence likes\n  say: They show that they love <likes>.\n  meaning: same\n  because: x\n"
)


def settling(change: str) -> str:
    """A layer that settles what both variants say."""
    return layer(change.rstrip("\n") + "\n  when all: newcomers, signing\n")
