"""Plain starting points for an authority and an exemplar: they check clean, and show the language at work."""

from __future__ import annotations


def authority(name: str, nation: str) -> dict[str, str]:
    """The files of a new authority's folder, by path within it."""
    return {
        "authority.yaml": f"""\
penpicture: 1
authority: {name}
title: {_title(name)}
nation: {nation}
""",
        "exemplars/home-visit.yaml": exemplar("home-visit"),
        "cases/first-visit.yaml": """\
penpicture: 1
answers: home-visit
version: 1.0.0
facts:
  child.known_as: Robin

given:
  visited_on:
    value: 2026-04-01
  seen:
    value: no
  not_seen_because:
    value: Robin was asleep upstairs, and nobody wanted to wake a poorly child.
""",
    }


def exemplar(name: str) -> str:
    """The text of a new exemplar."""
    return f"""\
penpicture: 1
exemplar: {name}
version: 1.0.0
title: {_title(name)}
about: child

pen picture:
  - <child.known_as> was visited on <visited_on>.

sections:
  - id: visit
    title: The visit
    questions:
      - id: visited_on
        ask: When did you visit?
        type: date
        no answer because: not_known
        mandatory: yes

      - id: seen
        ask: Did you see <child.known_as>?
        type: yes/no
        no answer because: not_known

      - id: not_seen_because
        ask: Why not?
        hint: Write it so that <child.known_as> could read it one day.
        type: long text
        ask when: seen is no

      - id: told_us
        ask: What did <child.known_as> tell you or show you?
        for child: What would you like us to know?
        type: long text
        no answer because: declined, not_asked
        ask when: seen is yes
"""


def _title(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]
