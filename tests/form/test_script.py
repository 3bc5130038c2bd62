"""The page's script and style: joined from readable modules, and nothing in them leads anywhere else."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from penpicture.renderers.edition import Edition
from penpicture.renderers.form_html import form_html, form_script
from penpicture.renderers.page_words import page_words
from penpicture.renderers.patterns import patterns
from penpicture.renderers.script import ScriptError, joined
from tests.form.rich import exemplar
from tests.package.rooms import TOP

MODULES = TOP / "renderers" / "form"
PAGE = form_html(exemplar()).files["form.practitioner.en.html"].decode()


def modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "first.js"


def test_modules_are_joined_each_after_all_that_it_imports(tmp_path: Path) -> None:
    first = modules(
        tmp_path,
        first='import { b } from "./second.js";\nexport const a = b + 1;\n',
        second="export const b = 1;\n",
    )
    script = joined([first])
    assert script.index("const b") < script.index("const a")
    assert "import" not in script and "export" not in script


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import { b } from "./second.js";\nfunction b() {}\n', "first.js and second.js both declare b"),
        ('import { b } from "./second.js";\nconst { b, c: [d] } = {};\n', "both declare b"),
        ('import { b as c } from "./second.js";\n', "another name"),
        ('import * as s from "./second.js";\n', "cannot be joined"),
        ("export default 1;\n", "cannot be joined"),
        ('import { a } from "./first.js";\nexport const a = 1;\n', "imports itself"),
    ],
)
def test_what_would_not_mean_the_same_when_joined_is_refused(tmp_path: Path, text: str, told: str) -> None:
    first = modules(tmp_path, first=text, second="export const b = 1;\n")
    with pytest.raises(ScriptError, match=re.escape(told)):
        joined([first])


def minified(script: str) -> int:
    done = subprocess.run(
        ["esbuild", "--minify", "--format=esm"], input=script.encode(), capture_output=True, check=True
    )
    return len(done.stdout)


def test_what_people_see_and_touch_is_a_small_script() -> None:
    engine = minified(joined([TOP / "renderers" / "runtime" / "session.js"]))
    assert minified(form_script()) - engine <= 52_000


def test_nothing_in_the_page_leads_anywhere_else() -> None:
    style = PAGE[PAGE.index("<style>") : PAGE.index("</style>")]
    for word in ("url(", "@font-face", "@import", "crown", "GDS Transport"):
        assert word not in style
    assert not re.findall(r'(?:src|href|action)="(?!#|about:blank)', PAGE[: PAGE.index("<script")])
    assert "http" not in PAGE[PAGE.index("http-equiv") + 10 : PAGE.index("<style>")]


def test_the_policy_lets_nothing_in_or_out_and_no_markup_has_style_or_script_of_its_own() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', PAGE)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
    assert (
        rules["default-src"] == rules["connect-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    )
    assert re.fullmatch(r"('sha256-[^']+' ?)+", rules["script-src"])
    assert re.fullmatch(r"'sha256-[^']+'", rules["style-src"])
    assert rules["require-trusted-types-for"] == "'script'"
    markup = PAGE[PAGE.index("<body") : PAGE.index('<script type="application/json"')]
    assert not re.search(r"\s(?:style|on\w+)=", markup)


def test_every_pattern_names_its_parts_once() -> None:
    for template in re.findall(r'<template id="[^"]+">(.*?)</template>', patterns(), re.DOTALL):
        ids = re.findall(r'\sid="([^"]+)"', template)
        assert len(ids) == len(set(ids))
        for reference in re.findall(r'\s(?:for|aria-labelledby)="([^"]+)"', template):
            assert reference in ids


def test_every_word_of_the_page_is_in_both_languages_and_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in MODULES.glob("*.js"))
    for folder in ("templates/form", "govuk"):
        pages = (MODULES.parent / folder).glob("*.html")
        source += "".join(path.read_text(encoding="utf-8") for path in pages)
    words = page_words("family")
    assert words["en"].keys() == words["cy"].keys()
    said = set(
        re.findall(
            r'(?:say|sayHeading|wordsIn|word|button|folded|headed)\([^"()]*(?:\([^()]*\))?[^"()]*"([a-z_]+)"',
            source,
        )
    )
    said |= set(re.findall(r'data-(?:word|label)=\\?"([a-z_]+)\\?"', source))
    missing = said - words["en"].keys() - {"p", "div", "span", "h"}
    assert not {each for each in missing if "_" in each.strip("_")}
    places = re.compile(r"\{\w+\}")
    for key, text in words["en"].items():
        assert sorted(places.findall(text)) == sorted(places.findall(words["cy"][key])), key


def test_the_same_exemplar_gives_the_same_bytes_for_each_edition() -> None:
    for edition in (Edition("family"), Edition("child", easy_read=True)):
        assert form_html(exemplar(), edition).files == form_html(exemplar(), edition).files


def test_what_an_author_wrote_travels_as_data_and_cannot_end_it() -> None:
    data = PAGE[PAGE.index('id="pp-exemplar">') + len('id="pp-exemplar">') :]
    data = data[: data.index("</script>")]
    assert "<" not in data
    assert json.loads(data)["content"]["exemplar"] == "small"


def test_no_id_of_the_pages_own_can_be_that_of_a_question() -> None:
    """A label would name the wrong box. Identifiers of questions have no hyphen (docs/language.md)."""
    page_alone = re.sub(r"<script.*?</script>|<template.*?</template>", "", PAGE, flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', page_alone)
    assert ids and [each for each in ids if "-" not in each] == []
