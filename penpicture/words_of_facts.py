"""The words of facts that a store has heard of, beyond any one record: as its newest exemplars have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .engine.store.store import Store


def words_of_facts(store: Store) -> Mapping[str, Mapping[str, Any]]:
    """Each fact by name, with its title, its type and the words of its options. Raises StoreFault (PP784)."""
    return {fact: spec for artifact in store.artifacts() for fact, spec in artifact.content["facts"].items()}
