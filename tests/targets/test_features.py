"""A target says what it carries of an exemplar or a record, what it loses and what is not its matter: and it is so."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.renderers.edition import Edition
from penpicture.renderers.features import FEATURES, Feature
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from penpicture.renderers.target import Editions, Emitted, Target
from tests.conftest import Golden
from tests.docs.pages import TOP
from tests.targets import probe
from tests.targets.reading import Reader
from tests.targets.trying import TARGETS, Trying

HEAD = """\
# What each target carries

What the parts of an exemplar and of a record become in each kind of file. Made from what the targets say of
themselves; the tests try each part in each target, and find the same.

- **yes**: it reaches the file, in words or in what the file does, for at least one reader
- **lost**: the file has no room for it; `penpicture build` and `run --out` say so, with `--losses` at which line
- an empty field: not the matter of such a file, as an answer is none of a blank form's

| | writes | for | easy read | large print | framework order |
| --- | --- | --- | --- | --- | --- |
"""
_SAID = {"carried": "yes", "lost": "**lost**", "beyond": ""}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_carries_what_it_says_and_nothing_else(name: str, reader: Reader) -> None:
    assert Trying(TARGETS[name], reader).mistaken() == {"not carried": [], "carried": []}


@pytest.mark.parametrize("feature", FEATURES.values(), ids=lambda feature: feature.name)
def test_the_probe_uses_every_feature_and_can_do_without(feature: Feature) -> None:
    used = probe.record(probe.exemplar(), reason=probe.reason_for(feature))
    assert list(feature.paths(used))
    if feature.of == "record":
        spared = probe.record(probe.exemplar(), feature.find(used), reason=probe.reason_for(feature))
        assert not list(feature.paths(spared))
    elif feature.name not in ("options", "titles of sections"):  # these are emptied: nothing does without
        assert not list(feature.paths(probe.without(feature.name)))


def test_the_page_of_targets_is_what_they_say_of_themselves(golden: Golden) -> None:
    golden.generated(TOP / "docs" / "targets.md", page())


def page() -> str:
    """docs/targets.md."""
    rows = [HEAD]
    for target in TARGETS.values():
        editions: Editions = target.editions
        extra = " | ".join(
            "yes" if on else "" for on in (editions.easy_read, editions.large_print, editions.framework)
        )
        rows.append(f"| `{target.name}` | {target.title} | {', '.join(editions.audiences)} | {extra} |\n")
    for title, of, targets in (
        ("From an exemplar", "exemplar", EXEMPLAR_TARGETS),
        ("From a record", "record", RECORD_TARGETS),
    ):
        names = [f"`{name}`" for name in targets]
        rows.append(f"\n## {title}\n\n| | {' | '.join(names)} |\n| --- |{' --- |' * len(names)}\n")
        for feature in FEATURES.values():
            if of == "record" or feature.of == "exemplar":
                said = [_SAID[target.tells(feature.name)] for target in targets.values()]
                rows.append(f"| {feature.name} | {' | '.join(said)} |\n")
    return "".join(rows)


EVERY = Editions()


def blind(editions: Editions = EVERY) -> Target[Any]:
    """A target that writes nothing but a name, and has room for answers only."""
    return Target(
        "blind", "nothing", "artifact", lambda given, edition: Emitted({edition.name: b""}), editions,
        carries=frozenset(FEATURES) - {"hints", "signatures"}, beyond=frozenset({"signatures"}),
    )  # fmt: skip


def test_what_is_left_out_is_told_once_with_the_authors_first_place_and_how_often() -> None:
    (loss,) = blind()(probe.exemplar()).losses
    assert loss.code == "PP901" and loss.severity.value == "warning"
    assert loss.message == "`blind` leaves out hints"
    written = "\n".join(probe.WHOLE.splitlines()[loss.span.line - 1 :])
    assert loss.span.file == "small.yaml" and written.startswith("        hint: The hint of a question")


def test_an_edition_that_a_target_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="blind has no edition family"):
        blind(Editions(("practitioner",)))(probe.exemplar(), Edition("family"))


def test_a_target_names_only_features_that_there_are() -> None:
    with pytest.raises(ValueError, match="x: magic"):
        Target("x", "nothing", "artifact", lambda given, edition: Emitted({}), carries=frozenset({"magic"}))


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_writes_every_edition_it_names_and_the_same_bytes_twice(name: str) -> None:
    target = TARGETS[name]
    given: Any = probe.exemplar() if target.reads == "artifact" else probe.record(probe.exemplar())
    seen: set[str] = set()
    for edition in target.editions:
        if edition.audience not in ("practitioner", "child"):
            continue
        files = target(given, edition).files
        assert files and not seen & files.keys(), "each edition has files of its own"
        assert files == target(given, edition).files
        seen |= files.keys()
