"""Easy read has one idea a line: where a text of whole sentences may be parted, without a word lost."""

from __future__ import annotations

import re

_END = re.compile(r"""(?<=[.!?…;])(?P<close>["'”’)\]]*)\s+(?=["'“‘(\[]*[^\s.,;!?])""")
_SHORT = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|No|Nos|e\.g|i\.e|etc|[A-Z])\.$")


def easy_lines(text: str) -> tuple[str, ...]:
    """The lines of a text: one for each sentence, and one for each part that a semicolon sets off.

    >>> easy_lines("Dr. May came. She brought a dog; it was small.")
    ('Dr. May came.', 'She brought a dog;', 'it was small.')
    """
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for end in _END.finditer(line):
            sentence = line[start : end.end("close")]
            if _SHORT.search(sentence):
                continue
            found.append(sentence.strip())
            start = end.end()
        found.append(line[start:].strip())
    return tuple(line for line in found if line)
