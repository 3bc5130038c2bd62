"""The months and the plural forms that every page carries are those of the Unicode CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

from penpicture.engine.spoken import plural_form, spoken
from penpicture.engine.translation_applied import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_plural_forms_are_those_of_the_cldr(language: str) -> None:
    said = Locale.parse(language)
    months = said.months["format"]["wide"]
    assert spoken(language)["names"] == [months[month] for month in range(1, 13)]
    assert [plural_form(n, language) for n in range(1001)] == [said.plural_form(n) for n in range(1001)]
