"""WTForms and Jinja on a form of so many questions, as a developer would write it by hand; prints one line of JSON."""

from __future__ import annotations

import json
import sys
import time

from jinja2 import Environment
from wtforms import (
    DateField,
    DecimalField,
    FileField,
    Form,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body><form>
{% for field in form %}<div><p>{{ field.label }}</p><p class="hint">{{ field.description }}</p>{{ field() }}
<p>No answer because: {% for reason in ("Not known", "Not asked", "Declined") %}<label><input type="radio"
 name="{{ field.name }}-reason" value="{{ reason }}"> {{ reason }}</label>{% endfor %}</p></div>
{% endfor %}</form></body></html>"""


KINDS = (
    "text", "long text", "yes/no", "choice", "choices", "number", "date", "partial date", "person", "picture", "file", "rows",
)  # fmt: skip
OPTIONS = [("now", "Yes, now"), ("past", "In the past"), ("never", "Never")]


def _field(kind: str, label: str) -> object:
    """One field, with a hint; a partial date, a person and rows are a line of text."""
    hint = "In their own words, however short."
    match kind:
        case "long text":
            return TextAreaField(label, description=hint)
        case "yes/no":
            return RadioField(label, description=hint, choices=[("yes", "Yes"), ("no", "No")])
        case "choice":
            return RadioField(label, description=hint, choices=OPTIONS)
        case "choices":
            return SelectMultipleField(label, description=hint, choices=OPTIONS)
        case "number":
            return DecimalField(label, description=hint)
        case "date":
            return DateField(label, description=hint)
        case "picture" | "file":
            return FileField(label, description=hint)
        case _:
            return StringField(label, description=hint)


def main(size: int) -> None:
    """The first page, and the best of those after it, in CPU seconds."""
    fields = {
        f"q{i}": _field(KINDS[i % len(KINDS)], f"How does question number {i} go at home?")
        for i in range(size)
    }
    made = type("Bench", (Form,), fields)

    def once() -> float:
        start = time.process_time()
        text = Environment(autoescape=True).from_string(PAGE).render(form=made())
        assert text.count("<div>") == size
        return time.process_time() - start

    print(json.dumps({"cold_s": once(), "warm_s": min(once() for _ in range(7))}))


main(int(sys.argv[1]))
