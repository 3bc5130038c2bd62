"""How dates, ages and lists are said in a sentence, in each language: the data that Python and the page both go by.

Months, and which plural form a number takes, are those of the Unicode CLDR; in the page `Intl.PluralRules` says the
same. Welsh has six plural forms: 2 flwydd, 3 blwydd, 5 mlwydd. The Welsh is ours, and no native speaker has reviewed it.

They stand here because every page has them: Babel, which brings the CLDR along, reads all that it knows of Welsh
first. A test holds them to what Babel says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..dsl import dates
from ..dsl.intervals import Range

Json = dict[str, Any]

_SAID: Mapping[str, Json] = {
    "en": {
        "between": "between {0} and {1}",
        "or": "{0} or {1}",
        "to": "{0} to {1}",
        "and": [" and ", " and "],
        "weeks": {"one": "{0} week", "other": "{0} weeks"},
        "months": {"one": "{0} month", "other": "{0} months"},
        "years": {"one": "{0} year", "other": "{0} years"},
        "unnamed": {"one": "one not yet named", "other": "{0} not yet named"},
        "others": "others",
        "yes": "yes",
        "no": "no",
    },
    "cy": {
        "between": "rhwng {0} a {1}",
        "or": "{0} neu {1}",
        "to": "{0} i {1}",
        "and": [" a ", " ac "],
        "weeks": {"other": "{0} wythnos"},
        "months": {"two": "{0} fis", "other": "{0} mis"},
        "years": {
            "one": "{0} flwydd",
            "two": "{0} flwydd",
            "few": "{0} blwydd",
            "many": "{0} blwydd",
            "other": "{0} mlwydd",
        },
        "unnamed": {"one": "un heb ei enwi eto", "other": "{0} heb eu henwi eto"},
        "others": "eraill",
        "yes": "ie",
        "no": "na",
        "answers": [
            *([begins, {"yes": "oes", "no": "nac oes"}] for begins in ("Oes ", "A oes ")),
            *(
                [begins, {"yes": "ydw", "no": "nac ydw"}]
                for begins in ("Wyt ", "Ydych ", "A ydych ", "A wyt ")
            ),
            *([begins, {"yes": "ydym", "no": "nac ydym"}] for begins in ("Ydyn ni ", "A ydym ", "Ydym ")),
            *(
                [begins, {"yes": "ydy", "no": "nac ydy"}]
                for begins in ("Ydy ", "Yw ", "A yw ", "A ydy ", "Ydyn ", "A ydyn ")
            ),
            *(
                [begins, {"yes": "do", "no": "naddo"}]
                for begins in ("Ddest ", "Ddaeth", "A dd", "Wnaeth", "A wnaeth", "Gafodd ", "A gafodd ")
            ),
        ],
    },
}
"""By language. `answers` are how a question begins, with its own yes and no: Welsh answers with the verb that was asked with
(Oes ...? Oes, nac oes). The first that fits counts; `yes` and `no` are for questions that begin otherwise. `and` stands before a consonant, and before a vowel; a plural form that is not there is `other`."""

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": dates.MONTHS,
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}

_FORMS: Mapping[str, Mapping[int, str]] = {
    "en": {1: "one"},
    "cy": {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"},
}
"""The plural form that a whole number takes; `other` where it is not there."""

_VOWELS = "aeiouwyâêîôûŵŷäëïöüáéíóú"


@cache
def spoken(language: str) -> Json:
    """The data of a language, as the page has it (docs/form.md). Raises KeyError for one that is not spoken here."""
    return {**_SAID[language], "language": language, "names": list(_MONTHS[language]), "vowels": _VOWELS}


def plural(forms: Mapping[str, str], number: int, language: str) -> str:
    """The form that a number takes in a language, by the plural rules of the CLDR, with the number in it."""
    return forms.get(plural_form(number, language), forms["other"]).format(number)


def plural_form(number: int, language: str) -> str:
    """The plural form of the CLDR that a whole number takes in a language: zero, one, two, few, many or other."""
    return _FORMS[language].get(number, "other")


def answer_word(value: str, asked: str, language: str) -> str:
    """`yes` or `no` as a language says it to a question whose words begin with `asked`."""
    said = spoken(language)
    own = next((own for begins, own in said.get("answers", ()) if asked.startswith(begins)), said)
    return str(own[value])


def day_words(lo: int, hi: int, language: str) -> str:
    """A range of days in plain words, as `dates.words` says it in English: `12 Mehefin 2026`. Raises ValueError for a
    day outside the years 1-9999."""
    if language == "en":
        return dates.words(lo, hi)
    form = dates.text(lo, hi)
    if "/" in form:
        said = spoken(language)["between"].format(_day(lo, language), _day(hi, language))
        return str(said)
    if len(form) == 10:
        return _day(lo, language)
    first = dates.calendar_day(lo)
    return str(first.year) if len(form) == 4 else f"{_MONTHS[language][first.month - 1]} {first.year}"


def age_words(born: Range, on: Range, language: str) -> str | None:
    """An age in plain words, as `dates.age_words` says it in English; None where it cannot be told."""
    if language == "en":
        return dates.age_words(born, on)
    counted = dates.age_counted(born, on)
    if counted is None:
        return None
    least, most, unit = counted
    said = spoken(language)
    last = plural(said[unit], most, language)
    if least == most:
        return last
    return str(said["or" if most == least + 1 else "to"]).format(least, last)


def listed(words: Sequence[str], language: str = "en") -> str:
    """A list in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    joint = spoken(language)["and"][words[-1][:1].lower() in _VOWELS]
    return f"{', '.join(words[:-1])}{joint}{words[-1]}"


def _day(ordinal: int, language: str) -> str:
    on = dates.calendar_day(ordinal)
    return f"{on.day} {_MONTHS[language][on.month - 1]} {on.year}"
