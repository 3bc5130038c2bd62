"""One small file of each kind that a folder keeps of its own work, using every key: the language reference quotes them."""

from __future__ import annotations

DECISIONS = """\
penpicture: 1
decisions: first-visit
from: 1.2.0
to: 2.0.0
list:
  - change: reword likes
    layer: northshire
    outcome: expectation missed
    base: What does <child.known_as> like?
    theirs: What does <child.known_as> like doing?
    ours: What makes <child.known_as> happy?
    decide: keep
    because: Our parents' panel looked at the new words, and stays with ours
  - change: retire school
    layer: northshire
    outcome: target gone
    decide: open
"""

ACCEPTANCES = """\
penpicture: 1
acceptances: first-visit
from: 1.2.0
to: 2.0.0
list:
  - rule: W_NARROWER
    part: questions.school
    from: always asked
    to: "ask when: child.age >= 5 years"
    hash: 5f5f5f5f5f5f
    because: The practice board wants nobody under five to be asked, minutes of 3 March 2026
    by: A. Okafor, principal social worker
    until: 2026-12-31
"""

LOCK_FILE = f"""\
penpicture: 1
lock file: northshire
exemplars:
  - exemplar: first-visit
    version: 1.2.0
    text: sha256:{"0a" * 32}
    content: sha256:{"1b" * 32}
    made of:
      - part: data model data-model@1.0.0
        text: sha256:{"2c" * 32}
    layers:
      - layer: northshire
        expects:
          - 3d3d3d3d3d3d questions.likes.ask.practitioner
          - expects: 4e4e4e4e4e4e questions.likes.rules
"""

KEPT_EXAMPLES = {"decisions": DECISIONS, "acceptances": ACCEPTANCES, "lock file": LOCK_FILE}
"""The example of each of these kinds."""
