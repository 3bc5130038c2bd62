"""What variants say is translated as any words are, under paths of its own that stay what they are."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.artifact_shape import fault_in
from penpicture.engine.cleared import cleared
from penpicture.engine.definition import Layer, Variant
from penpicture.engine.shape import shape
from penpicture.engine.translation import translated
from penpicture.engine.translation_applied import in_language, is_reviewed
from penpicture.engine.translation_catalogue import read_catalogue
from penpicture.engine.translation_meaning import changed_meanings, meaning_of
from penpicture.engine.translation_texts import places
from penpicture.engine.translation_writing import wanted, written
from penpicture.renderers.edition import Edition
from penpicture.renderers.record import read_record
from tests.engine.varied import record, varied
from tests.translations.folder import HEAD, catalogue, compiled, quoted

OWN = {
    "sections.talk.variants.signing.title.practitioner",
    "sections.talk.variants.signing.title.family",
    "sections.talk.variants.signing.hint",
    "questions.tells.variants.arriving.hint.practitioner",
    "questions.tells.variants.signing.ask.practitioner",
    "questions.tells.variants.signing.ask.family",
    "questions.tells.variants.signing.ask.easy_read",
    "questions.tells.variants.signing.options.looks.say.practitioner",
    "questions.tells.variants.signing.because",
    "questions.people.how.variants.signing.hint.practitioner",
    "variants.arriving.because",
    "variants.signing.because",
}


def in_welsh(made: Artifact, welsh: dict[str, str]) -> Artifact:
    """The artifact with these translations."""
    po = HEAD + "".join(f"\nmsgid {quoted(k)}\nmsgstr {quoted(v)}\n" for k, v in welsh.items())
    catalogue, found = read_catalogue(Source("small.po", po), "cy")
    assert catalogue is not None and not len(found)
    return translated(made, [catalogue], {})[0]


def test_only_what_a_variant_says_otherwise_has_a_path_of_its_own() -> None:
    """Its options that are the question's, and what two variants say together as one of them does, are not asked of a
    translator twice."""
    assert {place.path for place in places(varied().content) if "variants" in place.path} == OWN
    texts = [text.words for text in wanted(varied())]
    assert texts.count("In words") == texts.count("How does <child.known_as> sign?") == 1


def test_a_variant_speaks_welsh_where_it_is_translated_and_is_a_draft_until_it_is_reviewed() -> None:
    welsh = {
        "How does <child.known_as> sign?": "Sut mae <child.known_as> yn arwyddo?",
        "In signs": "Ag arwyddion",
    }
    made = in_welsh(varied(), welsh)
    assert fault_in(made.content) is None and not is_reviewed(made.content, "cy")
    entries = in_language(made.content, "cy")["questions"]["tells"]["variants"]
    for entry in entries[2:]:
        assert entry["ask"]["practitioner"][0] == "Sut mae "
        assert {"code": "signs", "hint": "Which signs?", "say": {"practitioner": "Ag arwyddion"}} in entry[
            "options"
        ]
    assert entries[2]["options"][1]["say"] == {"practitioner": "With their face"}, (
        "nobody has translated it yet"
    )


def test_a_translation_is_kept_from_whoever_may_not_see_the_variant() -> None:
    welsh = {
        "In signs": "Ag arwyddion",
        "Signing": "Arwyddo",
        "How does <child.known_as> sign?": "Sut mae <child.known_as>?",
    }
    made = in_welsh(varied(child__communicates_by="restricted"), welsh)
    said = str(cleared(made, "school", language="cy").artifact.content)
    assert not any(word in said for word in ("rwyddo", "Ag arwyddion", "Sut mae", "translations"))


def test_words_of_a_variant_that_change_leave_their_translation_to_be_looked_at() -> None:
    before = varied()
    path = "questions.tells.variants.signing.ask.family"
    old = Source("small.po", written(before, "cy").replace(
        'msgid "Show us how."\nmsgstr ""', 'msgid "Show us how."\nmsgstr "Dangoswch i ni."'
    ))  # fmt: skip
    assert f'msgctxt "{path}"' in old.text
    content = copy.deepcopy(before.content)
    for entry in content["questions"]["tells"]["variants"][2:]:
        entry["ask"]["family"] = "Show us your signs."
    after = written(Artifact.of(content, before.provenance), "cy", old)
    message = next(part for part in after.split("\n\n") if f'msgctxt "{path}"' in part)
    assert "#, fuzzy" in message and '#| msgid "Show us how."' in message and "Dangoswch i ni." in message


def _read(text: str) -> Any:
    source = Source("change.yaml", text)
    tree, _ = read(source)
    assert tree is not None
    document, found = shape(tree, source)
    assert isinstance(document, Layer | Variant), list(found)
    return document


CHANGE = "  - reword: {}tells\n    ask: How?\n    meaning: changed\n{}    because: Another thing\n"
HEADS = {
    "variant": "penpicture: 1\nvariant: signing\nchanges: small@1\napplies when: arrived is yes\nlist:\n",
    "layer": "penpicture: 1\nlayer: near\nchanges: small@1\nlist:\n",
}


def test_a_variants_change_of_meaning_is_of_its_own_words_alone() -> None:
    """Whether the variant says it, a layer of the variant by its name, or a layer of several together."""
    own, both, base = (
        "questions.tells.variants.signing.ask.practitioner",
        "questions.tells.variants.arriving+signing.ask.practitioner",
        "questions.tells.ask.practitioner",
    )
    cases = {
        HEADS["variant"] + CHANGE.format("", ""): (own,),
        HEADS["layer"] + CHANGE.format("signing/talk.", ""): (own,),
        HEADS["layer"] + CHANGE.format("", "    when all: signing, arriving\n"): (both,),
        HEADS["layer"] + CHANGE.format("talk.", ""): (own, both, base),
    }
    for text, stale in cases.items():
        meanings = changed_meanings([_read(text)])
        assert tuple(path for path in (own, both, base) if meaning_of(path, meanings)) == stale


VARIANT = """\
penpicture: 1
variant: talking
changes: visit@1
applies when: child.communicates_by includes words
because: Whatever <child.known_as> says counts
list:
  - reword: drinking
    for child: Does drink at home worry you?
    meaning: same
    because: The panel asked for it
"""


def test_a_translator_is_shown_the_variants_own_line_and_is_told_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "talking.yaml").write_text(VARIANT, encoding="utf-8")
    made = compiled(tmp_path, catalogue())
    assert made.artifact is not None
    po = written(made.artifact, "cy")
    path = "questions.drinking.variants.talking.ask.child"
    message = next(part for part in po.split("\n\n") if f'msgctxt "{path}"' in part)
    assert "#: talking.yaml:8" in message and "#. said to the child" in message
    assert 'msgid "Whatever <child.known_as> says counts"' in po
    missing = next(found for found in made.diagnostics if found.code == "PP665")
    assert missing.span.file.endswith("talking.yaml")


def test_why_a_variant_is_there_names_what_the_exemplar_knows(tmp_path: Path) -> None:
    (tmp_path / "talking.yaml").write_text(
        VARIANT.replace("child.known_as", "child.knwn_as"), encoding="utf-8"
    )
    found = compiled(tmp_path)
    assert found.artifact is None
    assert [each.span.text for each in found.diagnostics if each.severity.value == "error"] == [
        "<child.knwn_as>"
    ]


def test_an_answer_that_nobody_translated_is_marked_as_english_whatever_offered_it() -> None:
    kept = in_welsh(varied(child__communicates_by="restricted"), {"Talking": "Siarad"})
    session = record(kept, signs=True, tells="signs")
    for audience in ("practitioner", "school"):
        assert "In signs" in read_record(session, Edition(audience, language="cy")).as_written
