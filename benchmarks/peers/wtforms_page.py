"""WTForms and Jinja on a form of so many questions, as a developer would write it by hand; prints one line of JSON."""

from __future__ import annotations

import json
import sys
import time

from jinja2 import Environment
from wtforms import Form, RadioField, SelectField, TextAreaField

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body><form>
{% for field in form %}<div><p>{{ field.label }}</p><p class="hint">{{ field.description }}</p>{{ field() }}
<p>No answer because: {% for reason in ("Not known", "Not asked", "Declined") %}<label><input type="radio"
 name="{{ field.name }}-reason" value="{{ reason }}"> {{ reason }}</label>{% endfor %}</p></div>
{% endfor %}</form></body></html>"""


def main(size: int) -> None:
    """The first page, and the best of those after it, in CPU seconds."""
    kinds = {
        0: lambda label: TextAreaField(label, description="In their own words, however short."),
        2: lambda label: SelectField(
            label, choices=[("now", "Yes, now"), ("past", "In the past"), ("never", "Never")]
        ),
    }
    yes_no = lambda label: RadioField(label, choices=[("yes", "Yes"), ("no", "No")])
    fields = {
        f"q{i}": kinds.get(i % 4, yes_no)(f"How does question number {i} go at home?") for i in range(size)
    }
    made = type("Bench", (Form,), fields)

    def once() -> float:
        start = time.process_time()
        text = Environment(autoescape=True).from_string(PAGE).render(form=made())
        assert text.count("<div>") == size
        return time.process_time() - start

    print(json.dumps({"cold_s": once(), "warm_s": min(once() for _ in range(7))}))


main(int(sys.argv[1]))
