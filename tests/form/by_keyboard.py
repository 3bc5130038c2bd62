"""A case filled in by somebody who has a keyboard and no mouse: Tab until a box is reached, and then type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

Json = Mapping[str, Any]

_HERE = """() => {
  const e = document.activeElement, list = e.type === "radio" ? [...document.getElementsByName(e.name)] : [];
  return {id: e.id, name: e.name || "", type: e.type || "", value: e.value || "", does: (e.dataset || {}).do || "",
    q: e.closest("[data-q]")?.dataset.q || "", values: list.map(i => i.value)};
}"""


class Keyboard:
    """Goes through a form section by section with one answer file in mind."""

    def __init__(self, page: Page, case: Json) -> None:
        self.page = page
        self.wanted = case
        self.rows: dict[str, list[str]] = {}
        self.done: set[str] = set()

    def fill_in(self) -> None:
        """From the list of sections to the check of the answers."""
        self.reach_the_sections()
        self.page.keyboard.press("Enter")
        for _ in range(1500):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(_HERE)
            if here["does"] == "go":
                self.page.keyboard.press("Enter")
                if self.page.title().startswith("Check your answers"):
                    return
            elif here["does"] == "addrow":
                self.add_row(here["value"])
            elif here["q"]:
                self.answer(here)
        raise AssertionError("the end was never reached")

    def reach_the_sections(self) -> None:
        """Press Tab until the first link of the list of sections is reached."""
        link = "() => document.activeElement.matches('.govuk-task-list__link')"
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(link):
                return
        raise AssertionError("no section can be reached by keyboard")

    def add_row(self, group: str) -> None:
        listed = self.listed(self.named(group))
        rows = self.rows.setdefault(group, [])
        if len(rows) < len(listed.get("list", ())):
            before = set(self.row_ids(group))
            self.page.keyboard.press("Enter")
            rows += [row for row in self.row_ids(group) if row not in before]
            self.answer(self.page.evaluate(_HERE))

    def row_ids(self, group: str) -> list[str]:
        found = "q => [...[...document.querySelectorAll('[data-q]')].find(e => e.dataset.q === q)"
        found += ".querySelector('.pp-rows').children].map(e => e.dataset.row)"
        ids: list[str] = self.page.evaluate(found, group)
        return ids

    def named(self, address: str) -> str:
        """The address with rows as the case numbers them: r1, r2."""

        def numbered(match: re.Match[str]) -> str:
            group = address[: match.start()]
            return f"[r{self.rows[group].index(match[1]) + 1}]"

        return re.sub(r"\[([^\]]+)\]", numbered, address)

    def listed(self, group: str) -> Json:
        """What the case says of the rows of a group."""
        part: Json = self.wanted
        for step in group.split("."):
            found = re.fullmatch(r"(\w+)(?:\[(\w+)\])?", step)
            assert found is not None
            part = part.get("rows", {}).get(found[1], {})
            if found[2]:
                part = next(row for row in part["list"] if row["row"] == found[2])
        return part

    def given(self, address: str) -> Json:
        """What the case says to a question."""
        outer, _, name = address.rpartition(".")
        part = self.listed(outer) if outer else self.wanted
        found: Json = part.get("given", {}).get(name, {})
        return found

    def answer(self, here: Json) -> None:
        """Type what the case has for the box that has the focus."""
        q, at = here["q"], here["name"] or here["id"]
        if at in self.done and here["type"] != "checkbox":
            return
        address = self.named(q)
        given = self.given(address)
        value, reason = given.get("value"), given.get("reason")
        after = here["id"].removeprefix(q)
        if here["type"] == "radio":
            state = self.listed(address).get("state")
            code = f"!{reason}" if reason else value if isinstance(value, str) else state
            if code in here["values"]:
                self.done.add(at)
                index = here["values"].index(code)
                self.page.keyboard.press("Space")
                for _ in range(index):
                    self.page.keyboard.press("ArrowDown")
        elif here["type"] == "checkbox":
            codes = [f"!{reason}"] if reason else value or []
            if here["value"] in codes and here["id"] not in self.done:
                self.done.add(here["id"])
                self.page.keyboard.press("Space")
        elif here["type"] in ("text", "textarea"):
            text = self.text(after, given)
            if text:
                self.done.add(at)
                self.page.keyboard.insert_text(text)

    def text(self, after: str, given: Json) -> str:
        """What belongs into one box of a question, by the end of the box's name."""
        value = given.get("value")
        beside = {":note": "note", ":pointer": "pointer"}
        if after in beside:
            return str(given.get(beside[after], ""))
        part = re.fullmatch(r"(:until)?-(day|month|year)", after)
        if part:
            date = str(given.get("until", "") if part[1] else value or "")
            pieces: dict[str, str] = dict(zip(("year", "month", "day"), date.split("-"), strict=False))
            return pieces.get(part[2], "").lstrip("0")
        if after.startswith("-"):
            mapping = value if isinstance(value, Mapping) else {"name": value} if value else {}
            return str(mapping.get(after[1:], ""))
        return "" if value is None or isinstance(value, list | Mapping) else str(value)
