"""The page of a signed record, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from penpicture.engine.store.amending import amend
from penpicture.engine.store.store import Store
from penpicture.recording import Editions, shown
from tests.barriers import judge, narrow
from tests.records.visit import SIGNED_ON, WORKER
from tests.renderers.conftest import Open


@pytest.mark.parametrize("reader", ["practitioner", "family"])
def test_the_page_of_a_signed_and_amended_record_is_for_everybody(
    signed_store: Path, look_at: Open, reader: str
) -> None:
    """WCAG 2.2 AA as axe judges it; who signed, what was put right and the seal can be read at 320 pixels."""
    part = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"drinking": {"value": "now"}}}
    with Store.open(signed_store) as store:
        seal = amend(
            store,
            "r-1",
            part,
            because="It was misheard.",
            by="Jo",
            signed=(WORKER,),
            after=2,
            render=Editions(),
            at=SIGNED_ON,
        )
        (page_text,) = (d for name, d in shown(store, "r-1", reader).files.items() if name.endswith(".html"))
    page = look_at(page_text)
    judge(page)
    expect(page.get_by_role("region", name="Signed", exact=True).get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_role("region", name="Put right since")).to_contain_text("Because: It was misheard.")
    expect(page.locator("footer")).to_contain_text(seal.mark)
    narrow(page)
