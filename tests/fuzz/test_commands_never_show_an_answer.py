"""Whatever is wrong with an answer file, no command prints a word of what was answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.cli import outcome
from tests.fuzz.targets import MARK

HEAD = "penpicture: 1\nanswers: initial-assessment\nversion: 1.0.0\ngiven:\n"
FILES = {
    "an alias.yaml": f"{HEAD}  drinking:\n    value: *{MARK}\n",
    "a comma.yaml": f"{HEAD}  drinking: {{value: {MARK}, and {MARK}}}\n",
    "a tab.yaml": f"{HEAD}  drinking:\n\tvalue: {MARK}\n",
    "an open quote.yaml": f'{HEAD}  drinking:\n    value: "{MARK}\n',
    "a lost line.yaml": f"{HEAD}  drinking:\n    value: {MARK} # {MARK}\n   {MARK}\n",
    "an unknown option.yaml": f"{HEAD}  drinking:\n    value: {MARK}\n",
    "an unknown key.yaml": f"{HEAD}  drinking:\n    value: now\n    valeu: {MARK}\n",
    "a mapping.yaml": f"{HEAD}  drinking:\n    value:\n      what: {MARK}\n",
    "a reason.yaml": f"{HEAD}  drinking:\n    reason: {MARK}\n",
    "not whole.json": f'{{"penpicture": 1, "answers": "initial-assessment", "given": {{"drinking": {{"value": "{MARK}"',
    "a wrong value.json": f'{{"penpicture": 1, "answers": "initial-assessment", "given": {{"drinking": {{"value": "{MARK}"}}}}}}',
    "not utf-8.yaml": f"{HEAD}  drinking:\n    value: {MARK} \udcff\n",
    "not utf-8.json": f'{{"penpicture": 1, "answers": "initial-assessment", "lateness": "{MARK} \udcff"}}',
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "command",
    [
        ("check", "FILE"),
        ("check", "FILE", "--format", "json"),
        ("check", "FILE", "--format", "github"),
        ("run", "initial-assessment", "FILE"),
        ("run", "FILE", "FILE"),
        ("explain", "initial-assessment", "drinking", "FILE"),
    ],
    ids=" ".join,
)
def test_a_spoilt_answer_file_is_refused_without_a_word_of_it(
    name: str, command: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name].encode("utf-8", "surrogateescape"))
    code = outcome([str(file) if word == "FILE" else word for word in command])
    printed = "".join(capfd.readouterr())
    assert code in (1, 2)
    assert printed
    assert MARK not in printed
