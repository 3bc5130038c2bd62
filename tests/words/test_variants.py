"""What a variant says is looked through as a layer's words are: words to avoid, easy words, readers, reading ease."""

from __future__ import annotations

from penpicture.engine.compile import compile_exemplar
from penpicture.engine.reading_pool import pools
from tests.words.folder import AUTHORITY, Folder, asking, listing

HUB = listing("ours", "hub -> office", "kin -> family (family)")
VISIT = asking(
    "ask: Who met <child.known_as> at the hub?\nfor family: Who met you?\ntype: choice\noptions:\n  mum: Mum\n  dad: Dad"
)
CHANGES = """\
list:
  - reword: met
    ask: Who at the hub met the kin?
    for family: {family}
    easy read: {easy}
    meaning: same
    because: The hub asked
  - options: met
    offer:
      aunt: An aunt of the hub
    because: Aunts come
"""


def variant(name: str = "near", when: str = "child.sex is male", **words: str) -> str:
    words = {"family": "Who met your kin?", "easy": "Who came?", **words}
    head = (
        f"penpicture: 1\nvariant: {name}\nchanges: visit@1\napplies when: {when}\nbecause: The hub is near\n"
    )
    return head + CHANGES.format(**words)


def test_a_word_to_avoid_is_told_where_a_variant_says_it_and_once(folder: Folder) -> None:
    """The base's own words, which the variant leaves out or keeps, are told of once."""
    folder.write(authority=AUTHORITY, ours=HUB, visit=VISIT, near=variant())
    told = [
        (d.span.text, d.span.file.rpartition("/")[2], d.span.line)
        for d in folder.told("visit")
        if d.code == "PP680"
    ]
    assert sorted(told) == [
        ("hub", "near.yaml", 5),
        ("hub", "near.yaml", 8),
        ("hub", "near.yaml", 15),
        ("hub", "visit.yaml", 11),
        ("kin", "near.yaml", 9),
    ]


def test_a_word_for_the_family_is_nobodys_where_the_variant_is_kept_from_them(folder: Folder) -> None:
    """And that they will never read their words is told."""
    kept = (
        VISIT
        + "      - id: ours\n        ask: What do only we see?\n        type: yes/no\n        who may see: practitioner\n"
    )
    folder.write(authority=AUTHORITY, ours=HUB, visit=kept, near=variant(when="ours is yes"))
    found = folder.told("visit")
    assert "kin" not in [d.span.text for d in found if d.code == "PP680"]
    (family, child) = [d for d in found if d.code == "PP622"]
    assert family.message == (
        "`met` in the variant `near` has words for the family, who never sees it, since it tells of `ours`"
    )
    assert family.span.text == "Who met your kin?" and child.span.text == "Who came?"


def test_a_variants_slot_that_its_reader_may_not_see_is_refused(folder: Folder) -> None:
    kept = (
        VISIT
        + "      - id: ours\n        ask: What do only we see?\n        type: text\n        who may see: practitioner\n"
    )
    folder.write(authority=AUTHORITY, visit=kept, near=variant(family="Who met you at <ours>?"))
    (fault,) = [d for d in folder.told("visit") if d.code == "PP620"]
    assert fault.span.text == "<ours>" and fault.span.file.endswith("near.yaml")


def test_a_variants_easy_words_are_to_be_easy(folder: Folder) -> None:
    long = "Who of all the people that you know came to see you here on that very same day?"
    folder.write(authority=AUTHORITY, visit=VISIT, near=variant(easy=long))
    (fault,) = [d for d in folder.told("visit") if d.code == "PP650"]
    assert fault.span.text == long


def test_how_easy_an_exemplar_is_to_read_counts_what_variants_say(folder: Folder) -> None:
    folder.write(authority=AUTHORITY, visit=VISIT, near=variant(), far=variant("far", "child.sex is female"))
    artifact = compile_exemplar(folder.path / "visit.yaml").artifact
    assert artifact is not None
    (family,) = [pool for pool in pools(artifact) if pool.voice == "family"]
    assert [(piece.path, piece.text) for piece in family.pieces] == [
        ("questions.met.ask.family", "Who met you?"),
        ("questions.met.variants.far.ask.family", "Who met your kin?"),
    ], "the same words are counted once"


def test_words_of_a_variant_that_are_too_hard_are_told_at_their_own_place(folder: Folder) -> None:
    hard = " ".join(["Which organisational considerations necessitate administrative reconciliation?"] * 20)
    folder.write(authority=AUTHORITY, visit=VISIT, near=variant(family=hard))
    (fault,) = [d for d in folder.told("visit") if d.code == "PP685"]
    assert fault.message.startswith("what the family reads")
    assert fault.related[0].span.text == hard and fault.related[0].span.file.endswith("near.yaml")
