"""Random answers to an exemplar, as a record of it may hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from penpicture.engine.answer_checking import answers_from
from penpicture.engine.answers import Answers
from penpicture.engine.artifact import Artifact

Json = dict[str, Any]
Spec = Mapping[str, Any]

_DATES = st.sampled_from(["2026-03-02", "2025-12-31"])
_WORDS = st.sampled_from(["An aunt", "Calm", "now", "12", "yes", "Nobody *yet*"])


def answers_to(artifact: Artifact) -> st.SearchStrategy[Answers]:
    """Answers that the exemplar takes, each given to its present words."""
    content = artifact.content
    top = [path for path in content["questions"] if "." not in path]

    def read(said: tuple[Json, Json]) -> Answers:
        facts = {name: value for name, value in said[1].items() if value is not None}
        head = {"penpicture": 1, "answers": content["exemplar"], "version": content["version"]}
        plain = {**head, "artifact": artifact.content_hash, **said[0], "facts": facts}
        return answers_from(plain, content, artifact.content_hash)

    facts = st.fixed_dictionaries({name: st.none() | _fact(spec) for name, spec in _held(content).items()})
    return st.tuples(_frame(content, top), facts).map(read)


def _held(content: Json) -> dict[str, Spec]:
    return {name: spec for name, spec in content["facts"].items() if spec["type"] not in ("age", "list")}


def _fact(spec: Spec) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"value": _value(spec), "on": st.just("2026-01-05")})


def _frame(content: Json, paths: list[str]) -> st.SearchStrategy[Json]:
    given, rows = dict[str, Any](), dict[str, Any]()
    for path in paths:
        name, spec = path.rpartition(".")[2], content["questions"][path]
        if spec["type"] == "group":
            rows[name] = st.none() | _group(content, spec)
        else:
            given[name] = st.none() | _given(spec)
    frame = st.fixed_dictionaries(
        {"given": st.fixed_dictionaries(given), "rows": st.fixed_dictionaries(rows)}
    )
    return frame.map(
        lambda said: {
            key: {n: each for n, each in found.items() if each is not None} for key, found in said.items()
        }
    )


def _group(content: Json, spec: Spec) -> st.SearchStrategy[Json]:
    row = st.tuples(_frame(content, spec["questions"]), st.booleans())
    order = st.permutations(["r1", "r2", "x-3"])

    def listed(said: tuple[list[tuple[Json, bool]], list[str]]) -> Json:
        return {
            "list": [
                {"row": name, **frame, "removed": removed}
                for name, (frame, removed) in zip(said[1], said[0], strict=False)
            ]
        }

    rows = st.tuples(st.lists(row, max_size=3), order).map(listed)
    return rows | st.just({"state": "none"}) if "there_are_none" in spec else rows


def _given(spec: Spec) -> st.SearchStrategy[Json]:
    said = _value(spec).map(lambda value: {"value": value})
    if spec.get("reasons"):
        said |= st.sampled_from(spec["reasons"]).map(lambda reason: {"reason": reason})
    beside = st.fixed_dictionaries({}, optional={"note": _WORDS, "by": _WORDS, "at": _DATES})
    return st.tuples(said, beside).map(lambda both: {**both[0], **both[1], "shown": spec["shown"]})


def _value(spec: Spec) -> st.SearchStrategy[Any]:
    codes = [option["code"] for option in spec.get("options", ())]
    alone = [option["code"] for option in spec.get("options", ()) if option.get("exclusive")]
    match spec["type"]:
        case "yes/no":
            return st.sampled_from(["yes", "no"])
        case "choice":
            return st.sampled_from(codes)
        case "choices":
            several = st.lists(
                st.sampled_from([c for c in codes if c not in alone] or codes[:1]), min_size=1, unique=True
            )
            return several | st.sampled_from(codes).map(lambda code: [code])
        case "number":
            low, high = int(spec.get("at_least", 0)), int(spec.get("at_most", 40))
            return st.integers(low, high)
        case "date":
            return _DATES
        case "partial date":
            return _DATES | st.sampled_from(["2026", "2026-03"])
        case "person":
            return st.just({"name": "Amina"})
        case _:
            return _WORDS
