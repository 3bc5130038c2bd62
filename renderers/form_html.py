"""The form: one page that opens from a disk and is filled in there, without a server and without a network.

docs/form.md says what is in it. Nothing that an author wrote is markup: it travels as data, and the page's script puts
it in as text.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..engine.artifact import Artifact
from .edition import STANDARD, Edition
from .features import FEATURES, OF_OWNERS, OF_RECORDS
from .form_origins import form_origins
from .page import page
from .page_data import page_data
from .page_words import LANGUAGES, page_words
from .patterns import exit_this_page, password, patterns
from .policy import policy
from .script import joined
from .target import Editions, Emitted, Target
from .unfilled_text import pieces

_HERE = Path(__file__).parent
_REASON_SYMBOLS = {
    "not_applicable": "no",
    "not_known": "dont_know",
    "not_yet_known": "waiting",
    "declined": "rather_not_say",
    "not_asked": "talking",
    "recorded_elsewhere": "paper",
}
_CLOSELY_KEPT = ("sensitive", "restricted")


def form_html(artifact: Artifact, edition: Edition = STANDARD) -> Emitted:
    """The form of an edition, as `form.<edition>.<language>.html`. Raises ArtifactError as `page_data` does."""
    data = page_data(artifact, edition)
    content = data["content"]
    voice = edition.voice or (edition.audience if edition.audience in ("family", "child") else "practitioner")
    data |= {"words": page_words(voice), "easy": edition.easy_read, "symbols": _symbols(content, edition)}
    style, vendor, script = _style(), _vendor(), form_script()
    text = page("form/page.html").render(
        language=data["language"],
        title=_plain(content["title"]["practitioner"], content),
        voice=edition.name.replace(".", " pp-"),
        languages=LANGUAGES.items(),
        exemplar=content["exemplar"],
        version=content["version"],
        identity=data["artifact"],
        policy=policy(style, vendor, script),
        style=Markup(style),
        vendor=Markup(vendor),
        script=Markup(script),
        patterns=Markup(patterns()),
        exit=Markup(exit_this_page()) if _is_closely_kept(artifact.content) else "",
        password=password,
        origins=form_origins(artifact, edition),
        data=Markup(_as_data(data)),
    )
    return Emitted({f"form.{edition.name}.{data['language']}.html": text.encode()})


@cache
def form_script() -> str:
    """Our script, joined from its modules."""
    return "\n" + joined([_HERE / "form" / "start.js"])


@cache
def _vendor() -> str:
    """GOV.UK Frontend's components, which are a module, as one name in a plain script."""
    text = (_HERE / "govuk" / "govuk-frontend.js").read_text("utf-8").rstrip().rstrip(";")
    body, _, names = text.rpartition("export{")
    return f"globalThis.GOVUK=(()=>{{{body}return{{{names}}})();\n"


@cache
def _style() -> str:
    styles = (_HERE / "govuk" / "govuk-frontend.css", _HERE / "templates" / "form" / "form.css")
    return "\n" + "\n".join(path.read_text("utf-8") for path in styles)


def _as_data(data: dict[str, Any]) -> str:
    """JSON that no text can end: `<` is written as an escape."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(text: Any, content: dict[str, Any]) -> str:
    """A title while nothing is known."""

    def called(slot: list[str]) -> str:
        return str(content["facts"].get(slot[1], {}).get("called", "…"))

    return "".join(words for _, words in pieces(text, called))


def _is_closely_kept(content: dict[str, Any]) -> bool:
    """Whether anything asked or known here could harm somebody if the wrong person saw it."""
    asked = (*content["questions"].values(), *content["facts"].values())
    return any(spec.get("sensitivity") in _CLOSELY_KEPT for spec in asked)


def _symbols(content: dict[str, Any], edition: Edition) -> dict[str, str]:
    """The pictures of an easy-read edition by name, as data; those of the reasons for no answer by `!` and the reason."""
    if not edition.easy_read:
        return {}
    questions = content["questions"].values()
    asked = [said for spec in questions for said in (spec, *spec.get("variants", ()))]
    names = {spec["symbol"] for spec in asked if spec.get("symbol")}
    names |= {o["symbol"] for spec in asked for o in spec.get("options", ()) if "symbol" in o}
    pictures = {name: name for name in names}
    reasons = {reason for spec in asked for reason in spec.get("reasons", ())}
    pictures |= {f"!{reason}": _REASON_SYMBOLS[reason] for reason in reasons}
    folder = files(__name__.rpartition(".")[0]) / "symbols"
    return {
        name: "data:image/svg+xml;base64,"
        + base64.b64encode((folder / f"{symbol}.svg").read_bytes()).decode()
        for name, symbol in sorted(pictures.items())
    }


FORM_HTML = Target(
    "form-html",
    "the form, one page that works from a disk",
    "artifact",
    form_html,
    carries=frozenset(FEATURES) - OF_RECORDS - OF_OWNERS,
    beyond=OF_RECORDS | OF_OWNERS,
    editions=Editions(easy_read=True),
)
