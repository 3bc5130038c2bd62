"""Where the questions come from, at the end of a record: for those who ask them, and for the family that was asked."""

from __future__ import annotations

import ast
import json
import re
import subprocess

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.language import AUDIENCES, RANKS
from penpicture.renderers.edition import Edition
from penpicture.renderers.form_html import form_html
from penpicture.renderers.own_words import words_in
from penpicture.renderers.record import read_record
from penpicture.renderers.registry import RECORD_TARGETS
from tests.package.rooms import TOP
from tests.renderers.hostile import HOSTILE
from tests.renderers.origin import changed, record, unchanged
from tests.renderers.test_record_markdown import only_ours

TITLE = "Where the questions come from"


def written(target: str, edition: Edition | None = None, of: Artifact | None = None) -> str:
    (content,) = RECORD_TARGETS[target](record(of), edition or Edition()).files.values()
    return content.decode()


def end(text: str) -> str:
    """A plain text from the part about the questions on, each paragraph in one line."""
    return re.sub(r"\n {4,}", " ", text[text.index(TITLE) :])


def test_a_practitioner_reads_who_changed_each_question_when_and_why() -> None:
    told = end(written("record-plain"))
    assert "- The base: first-visit 1.2.0\n  - The hash of its text: sha256:" in told
    assert (
        "- Laid over it (region): south, The south board\n  - Laid over it (team): team-one, The team-one board"
        in told
    )
    likes = told[told.index("* What does Robin love?") : told.index("* Does anybody's")]
    assert likes.strip().split("\n  - ")[1:] == [
        "The words, in first-visit 1.2.0: “What does the child like?”",
        "The words, changed by The south board (region, layer south), agreed on 2 March 2026: The parents' panel asked for it",
        "The words, from then on: “What makes the child happy?”",
        "The words, changed by The team-one board (team, layer team-one): One word less",
        "The reason “preferred not to say”, added by The south board (region, layer south): Some children would rather not say",
        "Whether it is mandatory, changed by The south board (region, layer south): It is what we begin with",
        "Whether it is mandatory, from then on: yes",
    ]
    for line in (
        "The option “In the past”, added by The south board (region, layer south), agreed on 2 March 2026: The parents'",
        "When it is asked, in first-visit 1.2.0: ask when: drinking is now",
        "When it is asked, from then on: ask when: drinking is answered",
        "* Who asked us to get in touch?\n  - Added by The south board (region, layer south): Our audit could not tell",
        "The timescale, in first-visit 1.2.0: 10 working days",
        "* What the child tells us\n  - The title, in first-visit 1.2.0: “What the child says”",
        "* What are they called?\n  - The words, in first-visit 1.2.0: “What is their name?”",
    ):
        assert line in told, line


@pytest.mark.parametrize("target", ["record-html", "record-markdown"])
def test_a_page_and_a_markdown_say_the_same(target: str) -> None:
    told = re.sub(r"<[^>]*>|\\", "", written(target))
    for words in (
        "Laid over it (region)",
        "The words, in first-visit 1.2.0",
        "“What does the child like?”",
        "One word less",
    ):
        assert words in told


def on_paper(*how: str, edition: Edition | None = None) -> str:
    """What `pdftotext` reads of the record on paper."""
    (paper,) = RECORD_TARGETS["record-pdf"](record(), edition or Edition()).files.values()
    done = subprocess.run(["pdftotext", *how, "-", "-"], input=paper, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("large", [False, True])
def test_on_paper_the_hash_of_the_base_stands_within_the_page(large: bool) -> None:
    words = on_paper("-bbox", edition=Edition(large_print=large))
    (page,) = set(re.findall(r'<page width="([\d.]+)"', words))
    ends = [(float(end), word) for end, word in re.findall(r'xMax="([\d.]+)" [^>]*>([^<]*)<', words)]
    assert len([word for _, word in ends if word.startswith("sha256:")]) == 2, (
        "the base's, and the record's own"
    )
    margin = 2 / 2.54 * 72
    assert [word for end, word in ends if end > float(page) - margin + 0.5] == []


def test_on_paper_a_reason_of_several_lines_runs_on_after_who_gave_it() -> None:
    read = on_paper()
    told = " ".join(read.partition(TITLE)[2].split())
    for words in (
        "“What does the child like?” The words, changed by The south board (region, layer south), agreed on 2 March 2026: "
        + "The parents' panel asked for it",
        "When it is asked, from then on: ask when: drinking is answered",
    ):
        assert words in told, words


def test_where_nothing_was_changed_one_line_says_so() -> None:
    told = end(written("record-plain", of=unchanged()))
    assert told.split("\n")[0] == f"{TITLE}: all from the base, as it stands"


def test_a_family_reads_who_added_a_question_and_no_more() -> None:
    about = {line.label: line.value for line in read_record(record(), Edition("family")).about}
    assert about["Added by The south board"] == "“Who asked us to get in touch with you?”"
    told = written("record-markdown", Edition("family"))
    assert TITLE not in told and "audit" not in told and "panel" not in told


def test_nobody_else_is_told() -> None:
    for audience in AUDIENCES:
        if audience not in ("practitioner", "family"):
            told = written("record-markdown", Edition(audience))
            assert TITLE not in told and "south" not in told, audience
    assert "south" not in written("record-markdown", Edition("child", easy_read=True))


def test_in_welsh_our_words_are_welsh_and_the_authors_are_marked_as_english() -> None:
    page = written("record-html", Edition(language="cy"))
    assert "O ble y daw&#39;r cwestiynau" in page or "O ble y daw'r cwestiynau" in page
    label = "Y geiriau, newidiwyd gan The south board (rhanbarth, haen south), cytunwyd ar 2 Mawrth 2026"
    assert f'<dt>{label}</dt><dd><span lang="en">The parents&#39; panel asked for it</span></dd>' in page
    assert "<dt>A yw&#39;n orfodol, o hynny ymlaen</dt><dd>ie</dd>" in page
    assert "changed by" not in page and TITLE not in page


def test_what_a_variant_changed_is_one_more_step_of_the_same_history() -> None:
    made = changed()
    content, provenance = json.loads(json.dumps([made.content, made.provenance]))
    provenance["questions.likes.ask.practitioner"]["history"].append(
        {
            "layer": "asylum",
            "rank": "variant",
            "because": "Asked with an interpreter",
            "said": "What is good here?",
            "variants": ["asylum"],
        }
    )
    content["variants"] = {"asylum": {}, "signing": {}}
    content["define"]["variant asylum"] = {"tree": ["all"], "text": "always"}
    content["define"]["variant signing"] = {"tree": ["any"], "text": "never"}
    provenance["variants.asylum"] = provenance["variants.signing"] = {"rank": "variant"}
    told = end(written("record-plain", of=Artifact.of(content, provenance)))
    assert (
        "changed by The team-one board (team, layer team-one): One word less\n  - The words, changed by variant asylum: Asked"
        in told
    )
    assert "- Laid over it (team): team-one, The team-one board\n  - Laid over it (variant): asylum" in told
    assert "signing" not in told, "a variant that does not apply has no part in this record"
    assert "The words, while the variant applies: “What is good here?”" in told


def hostile(words: str) -> Artifact:
    """The same history, everything in it written by somebody who means no good."""
    content, provenance = json.loads(json.dumps([changed().content, changed().provenance]))
    for place in provenance.values():
        for step in place.get("history", ()):
            step |= {key: words for key in ("owner", "because", "said", "agreed", "layer") if key in step}
        if "rank" in place:
            place |= {"owner": words, "rank": words}
    return Artifact.of(content, provenance)


@pytest.mark.parametrize("words", [*HOSTILE, "</template><script>x</script>", "{who} {0} {what.__class__}"])
def test_nothing_that_whoever_owns_a_layer_writes_is_markup_or_code(words: str) -> None:
    def tags(of: Artifact) -> tuple[list[str], list[str]]:
        (form,) = form_html(of).files.values()
        beside = form.decode().partition('id="pp-origins"')[2].partition("<script")[0]
        return re.findall("<[a-zA-Z/!][a-z0-9]*", written("record-html", of=of)), re.findall(
            "<[a-zA-Z/!][a-z0-9]*", beside
        )

    assert tags(hostile(words)) == tags(hostile("plain"))
    only_ours(written("record-markdown", of=hostile(words)))
    assert max(map(len, written("record-plain", of=hostile(words)).split("\n"))) <= 90


def test_every_sentence_of_these_is_in_welsh_too() -> None:
    welsh = {*words_in("cy").texts, *words_in("cy").counted}
    for name in ("origin_words", "record_origin", "form_origins"):
        tree = ast.parse((TOP / "renderers" / f"{name}.py").read_text("utf-8"))
        texts = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        ours = {
            text
            for text in texts
            if re.fullmatch(r"(?:[A-Z]|\{)[^\n]*[ ][^\n]*", text) and not text.endswith(".")
        }
        assert ours and ours - welsh == set(), name
    assert {*RANKS, "variant"} <= welsh
