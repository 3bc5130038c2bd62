"""Plain starting points for an authority, an exemplar, a layer and a variant: they check clean, and show the language at
work."""

from __future__ import annotations

from .dsl.quoting import written


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


def layer(name: str, changes: str, rank: str, owner: str, section: str, question: str) -> str:
    """The text of a new layer, which adds a `question` to a `section` of the exemplar that it `changes`."""
    return f"""\
# What {_title(name)} changes, each with its reason. `penpicture list` shows what is laid over what.
penpicture: 1
layer: {name}
changes: {changes}
rank: {rank}
owner: {written(owner)}
list:
{_additions(section, question)}"""


def variant(
    name: str,
    changes: str,
    rank: str,
    owner: str,
    when: str,
    said: tuple[str, str],
    section: str,
    question: str,
) -> str:
    """The text of a new variant, which adds a `question` to a `section` while its condition surely holds. `said` is a question
    of the exemplar with its words, to show how it is reworded."""
    return f"""\
# What is otherwise for some children, each change with its reason. It holds while `applies when` surely does. While nobody
# knows yet whether it does, what it adds waits, and nothing is worded otherwise or left out.
penpicture: 1
variant: {name}
changes: {changes}
rank: {rank}
owner: {written(owner)}
# Say here for which children it is, and why they are asked in their own way.
applies when: {when}
because: They are asked in a way of their own
list:
  # Other words for a question that is there already. Take away the signs at the left, and put your words in place of these.
  # - reword: {said[0]}
  #   ask: {written(said[1])}
  #   meaning: same
  #   because: Who agreed on it, and why

  # One question more, which the others are not asked. Put your own in place of this.
{_addition(section, question)}"""


def _additions(section: str, question: str) -> str:
    return f"""\
  # Put your own in place of this. Other words for a question that is there already are said so:
  #   - reword: QUESTION
  #     ask: What do you want to ask?
  #     meaning: same
  #     because: Who agreed on it, and why
{_addition(section, question)}"""


def _addition(section: str, question: str) -> str:
    return f"""\
  - add: {question}
    in: {section}
    ask: What else should we know?
    for family: What else would you like us to know?
    for child: What else would you like us to know?
    type: long text
    no answer because: not_asked
    because: Our own board asked for it
"""


def _title(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]
