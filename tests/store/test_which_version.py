"""A seal and a version are of one record: asked without it, or for one that there is not, nobody is told of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture import Store, kept_renderings, verify
from penpicture.engine.store.fault import StoreFault
from tests.store.small import WHEN, begun, store


@pytest.mark.parametrize("number", [0, -1, 5])
def test_pages_of_a_version_that_there_is_not_are_nobodys(kept: Store, number: int) -> None:
    with pytest.raises(StoreFault) as refused:
        kept_renderings(kept.history("r1"), number)
    assert refused.value.code == "PP768"


def test_pages_of_the_last_version_are_given_where_none_is_named(kept: Store) -> None:
    assert kept_renderings(kept.history("r1")) == {"page.txt": b"The swing is mended."}


def test_a_draft_has_no_pages(kept: Store) -> None:
    begun(kept, "r2")
    with pytest.raises(StoreFault) as refused:
        kept_renderings(kept.history("r2"), 1)
    assert refused.value.code == "PP764"


def test_a_seal_is_compared_with_the_record_that_has_it(kept: Store) -> None:
    mark = kept.history("r1").seals[0].more["sealed"]
    assert verify(kept, "r1", seal=mark).version == 1
    with pytest.raises(StoreFault) as refused:
        verify(kept, seal=mark)
    assert refused.value.code == "PP769"


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_process_is_one(kept: Store, jobs: int) -> None:
    assert len(verify(kept, jobs=jobs).sound) == 1


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    from penpicture import Signature, sign

    made = store(tmp_path)
    begun(made, story="The swing is mended.")
    sign(
        made, "r1", by="Sam Lee", signed=(Signature("worker", "Sam Lee"),), after=1, at=WHEN,
        render=lambda _: {"page.txt": b"The swing is mended."},
    )  # fmt: skip
    yield made
    made.close()
