"""One exemplar's content cut down to what one reader may see, in one voice.

Nothing that is left reads anything that was taken away (`clearance`), so every status stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import itemgetter
from typing import Any

from .clearance import Clearance
from .language import VOICES
from .variants_seen import (
    Said,
    entries_seen,
    options_seen,
    reasons_seen,
    said_unseen,
    seen_variants,
    shown_seen,
)
from .wording import in_sentence

Json = dict[str, Any]


class Cut:
    """One content being cut down. Each method takes a part and gives what is left of it, or None.

    `withheld` counts the questions taken away by section, under "" those of the sections that are gone with them.
    It is the exemplar's, and the same whatever any record says.
    """

    def __init__(self, content: Json, audience: str, voice: str, said: Said = ()) -> None:
        """For an audience of `language.AUDIENCES` and a voice of `language.VOICES`; `said` is what the record gives that
        only variants offer."""
        self._whole = content
        self._audience = audience
        self._voices = VOICES[voice]
        self._clearance = Clearance(content)
        unseen = self._clearance.unseen(audience)
        self._unseen = unseen
        self._variants = seen_variants(content, unseen)
        self._given = dict(said)
        self._questions = {path for path in content["questions"] if ("question", path) not in unseen}
        self._facts = {name for name in content["facts"] if ("fact", name) not in unseen}
        self._sections = {
            s["id"] for s in content["sections"] if any(p in self._questions for p in s["questions"])
        }
        self._because = {
            pathway["id"]: self._said(pathway["because"])
            for pathway in content["pathways"]
            if "because" in pathway
        }
        self.withheld: dict[str, int] = {}
        for path, spec in content["questions"].items():
            if path not in self._questions:
                at = spec["section"] if spec["section"] in self._sections else ""
                self.withheld[at] = self.withheld.get(at, 0) + 1

    def content(self) -> Json:
        """What is left: a content of the same shape, sound in itself."""
        whole = self._whole
        timescale, as_of = whole["timescale"], whole["as_of"]
        if timescale is not None and not all(self._sees(timescale[end]) for end in ("from", "to")):
            timescale = None
        kept = {"q": self._questions, "f": self._facts, "s": self._sections}
        variants = {n: self._variant(whole["variants"][n]) for n in sorted(self._variants)}
        return {
            **{key: value for key, value in whole.items() if key not in ("variants", "retention")},
            **({"retention": whole["retention"]} if self._sees_retention() else {}),
            **({"variants": variants} if variants else {}),
            "title": self._wording(whole["title"]),
            "as_of": as_of if as_of is not None and self._sees(as_of) else None,
            "timescale": timescale,
            "sections": [self._section(s) for s in whole["sections"] if s["id"] in self._sections],
            "questions": {
                p: self._question(p, q) for p, q in whole["questions"].items() if p in self._questions
            },
            "facts": {n: self._fact(n, f) for n, f in whole["facts"].items() if n in self._facts},
            "define": {n: d for n, d in whole["define"].items() if ("define", n) not in self._unseen},
            "pathways": [p for p in map(self._pathway, whole["pathways"]) if p is not None],
            "pen_picture": [s for s in map(self._sentence, whole["pen_picture"]) if s is not None],
            "case_summary": [self._line(line) for line in whole["case_summary"] if self._sees(line["show"])],
            "next": [step for step in map(self._step, whole["next"]) if step is not None],
            "order": [name for name in whole["order"] if name[2:] in kept[name[0]]],
        }

    def _sees_retention(self) -> bool:
        """Whether the reader may see every rule: one that they may not see could be the one that counts, and the others
        would then tell them wrong."""
        rules = self._whole.get("retention", ())
        return bool(rules) and all(
            ("from" not in rule or self._sees(rule["from"]))
            and ("if" not in rule or self._sees_tree(rule["if"]["tree"]))
            for rule in rules
        )

    def _sees(self, ref: list[str]) -> bool:
        return (ref[0], ref[1]) not in self._unseen

    def _sees_tree(self, tree: Any) -> bool:
        return self._clearance.sees_tree(self._audience, tree)

    def _sees_text(self, text: Any) -> bool:
        return self._clearance.sees_text(self._audience, text)

    def _said(self, wording: Mapping[str, Any]) -> Any:
        return next(wording[voice] for voice in self._voices if voice in wording)

    def _wording(self, wording: Mapping[str, Any]) -> Json:
        return {"practitioner": self._text(self._said(wording))}

    def _text(self, text: Any) -> Any:
        """A text with each slot that the reader may not see standing as it does while nothing is known."""
        if isinstance(text, str) or self._sees_text(text):
            return text
        return [
            p
            if isinstance(p, str) or self._sees(p["slot"])
            else self._unsaid(p["slot"], text[n - 1] if n else None)
            for n, p in enumerate(text)
        ]

    def _unsaid(self, ref: list[str], before: Any) -> str:
        kind, name = ref
        called = str(self._whole["facts"][name].get("called", "…")) if kind == "fact" else "…"
        return in_sentence(called, before)

    def _section(self, section: Mapping[str, Any]) -> Json:
        found = {**section, "title": self._wording(section["title"])}
        found["questions"] = [path for path in section["questions"] if path in self._questions]
        if "hint" in section:
            found["hint"] = self._text(section["hint"])
        return self._with_rules(self._with_variants(found, self._section_entry))

    def _question(self, path: str, spec: Mapping[str, Any]) -> Json:
        found = {key: value for key, value in spec.items() if key != "who_may_see"}
        given = said_unseen(spec, self._variants, self._given.get(path, ()))
        if "variants" in spec:
            for key, left in (
                ("options", options_seen(spec, self._variants, given)),
                ("reasons", reasons_seen(spec, self._variants, given)),
            ):
                if key in spec:
                    found[key] = left
            if "more_to_say" in spec:
                codes = {option["code"] for option in found.get("options", ())}
                found["more_to_say"] = [code for code in spec["more_to_say"] if code in codes]
            self._with_variants(found, partial(self._question_entry, found, given))
            hidden = shown_seen(spec, self._variants)
            for said in (found, *found.get("variants", ())):
                if "same_as" in said:
                    said["same_as"] = [one for one in said["same_as"] if one not in hidden]
            if not found.get("same_as", True):
                del found["same_as"]
        self._facets(found)
        for key in ("because", "row_title"):
            # Without a title of its own a row is headed by the first answer that this reader may see.
            if key in found and not self._sees_text(found[key]):
                del found[key]
        if "questions" in found:
            found["questions"] = [path for path in found["questions"] if path in self._questions]
        duty = found.get("statutory")
        if duty is not None and "for" in duty and not self._sees_tree(duty["for"]["tree"]):
            # Without its `for` the duty would read as owed to every child; essential cuts short as little (rule S5).
            del found["statutory"]
            found["essential"] = True
        return self._with_rules(found)

    def _facets(self, found: Json) -> None:
        """Cut what a question says, or a variant of it."""
        for key in ("ask", "hint"):
            if found.get(key):
                found[key] = self._wording(found[key])
        if "options" in found:
            found["options"] = [self._option(option) for option in found["options"]]
        for key in ("there_are_none", "there_are_others"):
            if key in found:
                found[key] = self._text(found[key])

    def _with_variants(self, found: Json, cut: Callable[[Mapping[str, Any]], Json]) -> Json:
        """A question or section with the entries that are left of its variants."""
        entries = [cut(entry) for entry in entries_seen(found, self._variants)]
        found.pop("variants", None)
        left = [entry for entry in entries if len(entry) > 1]
        if left:
            found["variants"] = left
        return found

    def _section_entry(self, entry: Mapping[str, Any]) -> Json:
        found = {**entry}
        if "title" in found:
            found["title"] = self._wording(found["title"])
        if "hint" in found:
            found["hint"] = self._text(found["hint"])
        return found

    def _question_entry(self, question: Json, given: frozenset[str], entry: Mapping[str, Any]) -> Json:
        """An entry of a question whose options and reasons are those that are left. What the record gives stands in
        every one: whether it is offered now is the unseen variant's to tell."""
        found = {**entry}
        for key, code in (("options", itemgetter("code")), ("reasons", str)):
            if key in found:
                there = {code(one) for one in found[key]}
                left = question[key]
                found[key] = [
                    *found[key],
                    *(one for one in left if code(one) in given and code(one) not in there),
                ]
                if not found["in"] and len(found[key]) == len(left):
                    del found[key]  # nothing that is left is offered by variants alone
        self._facets(found)
        for key in ("because", "row_title"):
            if key in found and not self._sees_text(found[key]):
                found[key] = ""  # left out, the question's own would stand in for it
        return found

    def _variant(self, variant: Mapping[str, Any]) -> Json:
        return {k: v for k, v in variant.items() if k != "because" or self._sees_text(v)}

    def _option(self, option: Mapping[str, Any]) -> Json:
        found = {**option, "say": self._wording(option["say"])}
        if "hint" in found:
            found["hint"] = self._text(found["hint"])
        return found

    def _with_rules(self, spec: Json) -> Json:
        if "rules" in spec:
            spec["rules"] = [self._rule(rule) for rule in spec["rules"]]
        return spec

    def _rule(self, rule: Mapping[str, Any]) -> Json:
        """A rule; one of a pathway says why in the words that the pathway has for the reader."""
        found = {**rule}
        if "because" in rule and rule["by"] == "pathway":
            found["because"] = self._because.get(rule["owner"], rule["because"])
        return {k: v for k, v in found.items() if k != "because" or self._sees_text(v)}

    def _fact(self, name: str, fact: Mapping[str, Any]) -> Json:
        found = {key: value for key, value in fact.items() if key != "who_may_see"}
        if "options" in found:
            found["options"] = [self._option(option) for option in found["options"]]
        if "parts" in found:
            seen = [p for p in found["parts"] if ("part", f"{name}.{p['id']}") not in self._unseen]
            found["parts"] = [self._fact(f"{name}.{part['id']}", part) for part in seen]
        return found

    def _pathway(self, pathway: Mapping[str, Any]) -> Json | None:
        found = {**pathway, "because": self._wording(pathway["because"])}
        found["questions"] = [path for path in pathway["questions"] if path in self._questions]
        found["sections"] = [section for section in pathway["sections"] if section in self._sections]
        if (pathway["questions"] or pathway["sections"]) and not (found["questions"] or found["sections"]):
            return None  # without a name left it would speak of everything
        if "short" in found:
            if not self._sees_tree(found["short"]["tree"]):
                return None
            found["short"] = self._rule(found["short"])
        return found

    def _sentence(self, sentence: Mapping[str, Any]) -> Json | None:
        """A sentence of the pen picture tells what its slots and its condition read, and is left out whole."""
        if "when" in sentence and not self._sees_tree(sentence["when"]["tree"]):
            return None
        said = self._said(sentence["say"])
        if not self._sees_text(said):
            return None
        found = {**sentence, "say": {"practitioner": said}}
        if "otherwise" in found and not self._sees_text(found["otherwise"]):
            del found["otherwise"]
        return found

    def _line(self, line: Mapping[str, Any]) -> Json:
        return {**line, "label": self._wording(line["label"])}

    def _step(self, step: Mapping[str, Any]) -> Json | None:
        if "if" in step and not self._sees_tree(step["if"]["tree"]):
            return None
        return {k: v for k, v in step.items() if k != "because" or self._sees_text(v)}
