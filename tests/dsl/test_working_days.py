"""Working days by the calendar of England and Wales (rule C5)."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.dates import LAST
from penpicture.dsl.working_days import FIRST_YEAR, LAST_YEAR, add, between

NATIONS = ("England", "Wales")


def ordinal(written: str) -> int:
    return date.fromisoformat(written).toordinal()


BANK_HOLIDAYS = {
    2026: ("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"),
    2027: ("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"),
}
"""As GOV.UK has them: Boxing Day of 2026 is a Saturday, Christmas Day and Boxing Day of 2027 are a weekend."""


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_the_weekdays_that_are_no_working_days_are_the_bank_holidays(nation: str, year: int) -> None:
    days = range(ordinal(f"{year}-01-01"), ordinal(f"{year}-12-31") + 1)
    closed = [
        date.fromordinal(day).strftime("%m-%d")
        for day in days
        if date.fromordinal(day).weekday() < 5 and add(day - 1, 1, nation) != day
    ]
    assert tuple(closed) == BANK_HOLIDAYS[year]


@pytest.mark.parametrize("closed", ["2022-06-03", "2022-09-19", "2023-05-08"])
def test_days_that_were_proclaimed_once_are_known(closed: str) -> None:
    assert between(ordinal(closed) - 1, ordinal(closed), "England") == 0


@pytest.mark.parametrize(
    "start, n, end",
    [
        ("2026-04-02", 0, "2026-04-02"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-02", 10, "2026-04-20"),
        ("2026-04-04", 0, "2026-04-04"),
        ("2026-04-04", 1, "2026-04-07"),
        ("2026-04-07", -1, "2026-04-02"),
        ("2026-04-05", -1, "2026-04-02"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-01-04", -1, "2026-12-31"),
        ("2026-09-01", 45, "2026-11-03"),
    ],
)
def test_c5_day_0_is_the_day_itself_and_n_working_days_is_the_nth_after_it(
    start: str, n: int, end: str
) -> None:
    for nation in NATIONS:
        assert add(ordinal(start), n, nation) == ordinal(end)


@settings(deadline=None)
@given(st.integers(ordinal("2019-06-01"), ordinal("2028-06-01")), st.integers(-300, 300))
def test_counting_undoes_adding(day: int, n: int) -> None:
    end = add(day, n, "England")
    assert end is not None
    assert between(day, end, "England") == n


@settings(deadline=None)
@given(st.integers(ordinal("2024-01-01"), ordinal("2027-12-31")), st.integers(-400, 400))
def test_counting_there_and_back_is_a_count_of_the_same_days(start: int, length: int) -> None:
    end = start + length
    if length < 0:
        start, end = end, start
    days = [d for d in range(start + 1, end + 1) if add(d - 1, 1, "Wales") == d]
    assert between(start, end, "Wales") == len(days)
    counted_back = [d for d in range(start, end) if add(d + 1, -1, "Wales") == d]
    assert between(end, start, "Wales") == -len(counted_back)


def test_c5_beyond_the_calendar_nothing_is_known() -> None:
    first, last = ordinal(f"{FIRST_YEAR}-01-02"), ordinal(f"{LAST_YEAR}-12-30")
    assert add(last, 10, "England") is None
    assert add(first, -10, "England") is None
    assert add(ordinal("2026-04-02"), 1_000_000, "England") is None
    assert add(ordinal(f"{FIRST_YEAR - 1}-12-30"), 1, "England") is None
    assert add(ordinal(f"{LAST_YEAR + 1}-01-04"), 0, "England") is None
    assert between(ordinal(f"{FIRST_YEAR - 1}-12-30"), first, "England") is None
    assert between(last, ordinal(f"{LAST_YEAR + 1}-01-04"), "England") is None
    for beyond in (-5, 0, LAST + 1, 10**30):
        assert add(beyond, 1, "England") is None
        assert between(beyond, last, "England") is None


def test_a_nation_without_a_calendar_is_refused() -> None:
    with pytest.raises(KeyError):
        add(ordinal("2026-04-02"), 1, "Scotland")


def test_the_calendar_is_loaded_only_when_it_is_asked_for() -> None:
    asked = "import sys; import penpicture.dsl.closures; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
