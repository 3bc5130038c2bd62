"""Dates may be partial, ages count completed units, and no date that is typed can make anything raise (rule C3)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.dates import (
    LAST,
    UNITS,
    age_words,
    completed,
    completed_range,
    day,
    parse,
    shift,
    text,
    words,
)
from penpicture.dsl.intervals import UNBOUNDED, compare

DAYS = st.integers(1, LAST)
RANGES = st.tuples(DAYS, DAYS).map(lambda ends: (min(ends), max(ends)))


@pytest.mark.parametrize(
    "written, first, last",
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-05-12", (2024, 5, 12), (2024, 5, 12)),
        ("2024-05-01/2024-07-31", (2024, 5, 1), (2024, 7, 31)),
        ("2024-05/2025", (2024, 5, 1), (2025, 12, 31)),
        ("0001-01-01", (1, 1, 1), (1, 1, 1)),
        ("9999", (9999, 1, 1), (9999, 12, 31)),
    ],
)
def test_a_date_is_the_days_it_may_mean(
    written: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert parse(written) == (day(*first), day(*last))


@pytest.mark.parametrize(
    "written",
    ["", "24", "2024-5", "2024-05-1", "2024-13", "2024-00", "2024-02-30", "0000", "0000-01-01", "12/05/2024", "10000"]
    + ["2024-05-12/", "/2024", "2024-06/2024-05", "2024/2024/2024", "２０２４", "2024-05-12 ", "+024", "2024-05-12T00"],
)  # fmt: skip
def test_what_is_no_date_is_told_so(written: str) -> None:
    assert parse(written) is None


@given(st.text(max_size=30) | st.from_regex(r"\A[0-9/-]{0,24}\Z"))
@settings(deadline=None)
def test_no_text_makes_reading_a_date_raise(written: str) -> None:
    found = parse(written)
    assert found is None or 1 <= found[0] <= found[1] <= LAST


@given(RANGES)
@settings(deadline=None)
def test_a_date_written_out_reads_back_the_same(days: tuple[int, int]) -> None:
    assert parse(text(*days)) == days
    assert words(*days)


@pytest.mark.parametrize(
    "written, said",
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-12", "12 May 2024"),
        ("2024-05-12/2024-07-02", "between 12 May 2024 and 2 July 2024"),
        ("0987-01-01", "1 January 987"),
    ],
)
def test_a_date_in_plain_words(written: str, said: str) -> None:
    found = parse(written)
    assert found is not None
    assert words(*found) == said


@pytest.mark.parametrize(
    "born, on, unit, count",
    [
        ("2020-02-29", "2021-02-28", "years", 0),
        ("2020-02-29", "2021-03-01", "years", 1),
        ("2020-02-29", "2024-02-28", "years", 3),
        ("2020-02-29", "2024-02-29", "years", 4),
        ("2020-05-12", "2025-05-11", "years", 4),
        ("2020-05-12", "2025-05-12", "years", 5),
        ("2024-01-31", "2024-02-29", "months", 0),
        ("2024-01-31", "2024-03-01", "months", 1),
        ("2024-01-31", "2024-03-31", "months", 2),
        ("2024-05-12", "2024-05-18", "weeks", 0),
        ("2024-05-12", "2024-05-19", "weeks", 1),
        ("2024-05-12", "2024-05-11", "years", -1),
    ],
)
def test_c3_units_are_completed_and_29_february_counts_on_1_march(
    born: str, on: str, unit: str, count: int
) -> None:
    assert completed(unit, date.fromisoformat(born).toordinal(), date.fromisoformat(on).toordinal()) == count


@given(st.sampled_from(UNITS), DAYS, DAYS, DAYS)
@settings(deadline=None)
def test_more_time_never_makes_less_of_it(unit: str, start: int, a: int, b: int) -> None:
    early, late = completed(unit, start, min(a, b)), completed(unit, start, max(a, b))
    assert early is not None and late is not None and early <= late


@given(st.sampled_from(UNITS), RANGES, RANGES, st.data())
@settings(deadline=None)
def test_a_range_of_ages_holds_every_age_that_its_dates_allow(
    unit: str, born: tuple[int, int], on: tuple[int, int], data: st.DataObject
) -> None:
    exact = completed(unit, data.draw(st.integers(*born)), data.draw(st.integers(*on)))
    span = completed_range(unit, born, on)
    assert exact is not None and span is not None
    assert compare("<=", exact, span) is not False and compare(">=", exact, span) is not False


def test_an_open_end_leaves_the_count_open() -> None:
    june = parse("2024-06-01")
    assert june is not None
    assert completed_range("days", (june[0], UNBOUNDED), june) == (-UNBOUNDED, 0)
    assert completed_range("days", june, (june[0] + 3, UNBOUNDED)) == (3, UNBOUNDED)


@pytest.mark.parametrize(
    "start, n, unit, end",
    [
        ("2025-01-31", 1, "months", "2025-02-28"),
        ("2024-01-31", 1, "months", "2024-02-29"),
        ("2024-02-29", 1, "years", "2025-02-28"),
        ("2024-03-31", -1, "months", "2024-02-29"),
        ("2024-01-15", -1, "months", "2023-12-15"),
        ("2024-12-31", 1, "days", "2025-01-01"),
        ("2024-12-31", -2, "weeks", "2024-12-17"),
    ],
)
def test_c3_adding_months_clips_to_the_months_end(start: str, n: int, unit: str, end: str) -> None:
    assert shift(date.fromisoformat(start).toordinal(), n, unit) == date.fromisoformat(end).toordinal()


@given(st.integers(), st.integers(), st.sampled_from(UNITS))
@settings(deadline=None)
def test_no_day_or_length_makes_the_calendar_raise(ordinal: int, n: int, unit: str) -> None:
    moved = shift(ordinal, n, unit)
    assert moved is None or 1 <= moved <= LAST
    completed(unit, ordinal, n)


@given(DAYS, DAYS, st.integers(-5000, 5000), st.sampled_from(UNITS))
@settings(deadline=None)
def test_moving_dates_keeps_their_order(a: int, b: int, n: int, unit: str) -> None:
    early, late = shift(min(a, b), n, unit), shift(max(a, b), n, unit)
    assert early is None or late is None or early <= late


@pytest.mark.parametrize(
    "born, on, said",
    [
        ("2024-05-12", "2024-05-12", "0 weeks"),
        ("2024-05-12", "2024-05-19", "1 week"),
        ("2024-05-12", "2024-06-11", "4 weeks"),
        ("2024-05-12", "2024-06-12", "1 month"),
        ("2024-05-12", "2025-05-12", "12 months"),
        ("2024-05-12", "2026-05-11", "23 months"),
        ("2024-05-12", "2026-05-12", "2 years"),
        ("2010", "2024-12-31", "14 years"),
        ("2010", "2024-05-12", "13 or 14 years"),
        ("2010/2012", "2024-05-12", "11 to 14 years"),
        ("2024-05-12", "2024-05-11", None),
        ("2022-05", "2024-05-12", None),
    ],
)
def test_an_age_in_words_is_told_only_when_the_dates_settle_it(born: str, on: str, said: str | None) -> None:
    birth, day_of_asking = parse(born), parse(on)
    assert birth is not None and day_of_asking is not None
    assert age_words(birth, day_of_asking) == said
