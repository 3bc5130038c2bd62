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
    "a kind misspelt.yaml": f"penpicture: 1\nanwsers: home\ngiven:\n  drinking:\n    value: !{MARK} {MARK}\n",
    "in braces.yaml": f'{{"penpicture": 1, "answers": home, "given": {{drinking: {{value: !x {MARK}}}}}}}\n',
    "a space before.yaml": f" penpicture: 1\n answers: home\n given:\n  drinking:\n    value: !x {MARK}\n",
    "a mark first.yaml": f"\ufeffanswers: home\ngiven:\n  drinking:\n    value: !x {MARK}\n",
    "old line ends.yaml": f"penpicture: 1\ranswers: home\rgiven:\r  drinking:\r    value: !x {MARK}\r",
    "two kinds.yaml": f"penpicture: 1\nexemplar: home\nanswers: home\ngiven:\n  drinking:\n    value: {MARK}: {MARK}\n",
    "two kinds that read.yaml": f"penpicture: 1\nexemplar: home\nanswers: home\ngiven:\n  {MARK}: {MARK}\n",
    "tabs.json": f'{{\n\t"penpicture": 1,\n\t"answers": "home",\n\t"given": {{"x": {{"value": "{MARK}"}}}}\n}}\n',
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
        ("fmt", "FILE"),
        ("build", "FILE", "--out", "OUT"),
    ],
    ids=" ".join,
)
def test_a_spoilt_answer_file_is_refused_without_a_word_of_it(
    name: str, command: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name].encode("utf-8", "surrogateescape"))
    words = {"FILE": str(file), "OUT": str(tmp_path / "out")}
    code = outcome([words.get(word, word) for word in command])
    printed = "".join(capfd.readouterr())
    if command[0] != "fmt":  # the layout of a file can be sound where its answers are not
        assert code in (1, 2)
        assert printed
    assert MARK not in printed
