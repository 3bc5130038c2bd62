"""The work of laying layers over one exemplar: its parts as they stand, what was said of them by whom, what is locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...dsl.catalogue import Code
from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.nearest import nearest
from ...dsl.source import Span
from ...dsl.syntax import Located, Scalar
from .. import layer_codes as codes
from ..definition import Aim, Exemplar, Item, Layer, Lock, Question, Variant
from ..language import RANKS
from .history import History, Step, facet, said_of, whole
from .holding import OF_THE_WHOLE, QUESTION, Held, Name, called_by
from .locks import LESS, OTHER, STATUS, Locked, duty_of, locked, locks_on
from .stack import rank_of


class Work:
    """The work on one exemplar: its parts as they stand, and what was said of them by whom. `variants` are those for whose
    children it is done; none where it is done for every child."""

    def __init__(self, exemplar: Exemplar | Held, nation: str) -> None:
        """Take the exemplar apart, where that has not been done yet."""
        self.held = exemplar if isinstance(exemplar, Held) else Held(exemplar)
        self.nation = nation
        self.out = Diagnostics()
        self.history: History = {}
        self.locks: dict[Name, list[Locked]] = {}
        self.rank = 0
        self.variants: tuple[str, ...] = ()
        self.of_variants: Mapping[str, str] = {}
        """What variants add, by its own name: the variant."""
        self.layer: Layer | Variant | None = None
        self.item: Any = None
        self.places: list[tuple[Layer | Variant, Any, Name, Scalar, str]] = []
        self._writers: dict[tuple[Name, str], tuple[Layer | Variant, Any, Span]] = {}
        self._before: dict[Name, Any] = {}
        self._meanings: dict[Name, bool] = {}
        self.ended: dict[Name, tuple[Layer | Variant, Span]] = {}
        """What this rank retires, by which layer and where."""

    def begin(self, rank: int) -> None:
        """Begin with the layers of a rank."""
        self.rank = rank
        self._writers = {}
        self.places = []
        self._before = dict(self.held.values)
        self._meanings = {}
        self.ended = {}

    def take_up(self, layer: Layer | Variant, item: Item) -> None:
        """Take a change in hand, of which what follows speaks."""
        self.layer, self.item = layer, item

    def set_locks(self, rank: int, changes: Sequence[tuple[Layer | Variant, Item]]) -> None:
        """Put the locks of a rank in force: they bind the ranks nearer the team, and others of their own rank."""
        for layer, item in changes:
            if isinstance(item, Lock) and isinstance(layer, Layer):
                self.take_up(layer, item)
                name = self.target(item.target, "lock")
                if name is not None:
                    self.locks.setdefault(name, []).append(locked(item, layer, rank, name))

    def target(self, said: Located[Aim], verb: str) -> Name | None:
        """The part that a change means, or None, which is reported with the nearest name (PP370, PP386)."""
        aim = said.value
        if aim.kind in OF_THE_WHOLE:
            if getattr(self.held.exemplar, aim.kind):
                return aim.kind, aim.kind
            help_ = f"take it out, or give the exemplar a {aim.kind} with `- {aim.kind}:`"
            self.fault(codes.NO_TARGET, said.span, what=OF_THE_WHOLE[aim.kind], name=aim.kind, verb=verb,
                       exemplar=self.held.exemplar.name.text, help=help_)  # fmt: skip
            return None
        name = self.held.find(aim.kind, aim.name.text)
        if name is None:
            self.fault(
                codes.NO_TARGET,
                said.span,
                what=aim.kind,
                name=aim.name.text,
                verb=verb,
                exemplar=self.held.exemplar.name.text,
                help=self._near(aim),
            )
        elif name in self.held.nameless:
            self._several(said, name)
            return None
        return name

    def _several(self, said: Located[Aim], name: Name) -> None:
        """Report that a name is that of several parts, with the place of each (PP386)."""
        alike = [
            part
            for n, part in self.held.values.items()
            if n[0] == name[0] and called_by(name[0], part) == name[1]
        ]
        where = tuple(Related(part.span, "one of them") for part in alike)
        self.fault(
            codes.NAMELESS, said.span, what=name[0], name=name[1], count=len(alike), help=_ONE_NAME.get(name[0], _OWN_ID),
            related=where,
        )  # fmt: skip

    def _near(self, aim: Aim) -> str:
        names = self.held.names(aim.kind)
        bare = aim.name.text.rpartition(".")[2]
        if bare in self.of_variants:
            variant = self.of_variants[bare]
            return f"variant `{variant}` adds it: write `{variant}/` before its name"
        if aim.kind == QUESTION and bare in names:
            home = self.held.homes[QUESTION, bare]
            return f"`{bare}` stands in `{home[1]}`: write `{home[1]}.{bare}` or `{bare}`"
        near = nearest(aim.name.text, names) or nearest(bare, names)
        if near:
            return f"perhaps `{near}` was meant"
        other = next((k for k, n in self.held.values if n == aim.name.text and k != aim.kind), None)
        if other:
            write = aim.name.text if other == QUESTION else f"{other} {aim.name.text}"
            return f"`{aim.name.text}` is a {other}: write `{write}`"
        inside = next((n for n in names if n.endswith(f".{bare}")), None)
        if inside:
            return f"it is asked in each row: write `{inside}`"
        return "see what the exemplar has, or take the change out"

    def value(self, name: Name) -> Any:
        """A part as it stands."""
        return self.held.values[name]

    def place(self, name: Name, after: Scalar | None, before: Scalar | None) -> None:
        """Note where a part is to go, for when every part of the rank is there. Two places are reported (PP393)."""
        if after is not None and before is not None:
            one, other = sorted((after, before), key=lambda said: said.span.start)
            first, second = ("after", "before") if one is after else ("before", "after")
            self.fault(
                codes.TWO_PLACES, other.span, name=name[1], first=first, one=one.text, second=second, other=other.text,
                related=(Related(one.span, "the first place"),),
            )  # fmt: skip
            return
        said, side = (after, "after") if after is not None else (before, "before")
        if said is not None:
            self.places.append((self._layer, self.item, name, said, side))

    def write(
        self, name: Name, field_: str, new: Any, does: str, span: Span, group: str = "", member: str = ""
    ) -> bool:
        """Give a field of a part another value; False where that is refused. `does` says what the change does to the part
        (locks.WORDING and its like), `group` what is one thing to everybody (`when it is asked`), and `member` which of
        several things in the field is changed (an option's code)."""
        value = self.value(name)
        old = getattr(value, field_)
        if not self.allowed(name, does, span):
            return False
        if field_ != "retired" and self.on_a_tombstone(name, span):
            return False
        called = group or _called(field_)
        first = self._writers.setdefault((name, called), (self._layer, self.item, span))
        if first[1] is not self.item and old != new:
            self._twice(name, called, first, span)
            return False
        if old == new and len(self.variants) > 1:
            self.remember(
                name, field_, old, span, member, new
            )  # What holds for such children may be what the base says.
            return True
        if old == new:
            # What two that stand equally near say alike, they say together.
            if first[1] is self.item or first[0] is self._layer:
                whence = self.whence(name, field_, member)
                self.fault(codes.CHANGES_NOTHING, span, facet=called, name=name[1], whence=whence)
            return False
        self.remember(name, field_, old, span, member, new)
        self.held.values[name] = replace(value, **{field_: new})
        return True

    def whence(self, name: Name, field_: str, member: str = "") -> str:
        """Who said last what a facet says: the base, or a layer."""
        return "base" if facet(name, field_, member) not in self.history else "layer before it"

    def renamed(self, changed: Mapping[Name, Name]) -> None:
        """Go by the names that parts have now: in the histories, the locks, and what is known of this rank."""
        if not changed:
            return
        paths = {whole(old): whole(new) for old, new in changed.items()}
        self.history = {_now_at(path, paths): steps for path, steps in self.history.items()}
        self.locks = {
            changed.get(name, name): [replace(lock, name=changed.get(name, name)) for lock in locks]
            for name, locks in self.locks.items()
        }
        self._before = {changed.get(name, name): value for name, value in self._before.items()}
        self._writers = {(changed.get(name, name), what): by for (name, what), by in self._writers.items()}

    def renamed_option(self, name: Name, old: str, new: str) -> None:
        """The same for an option."""
        for kind in ("options", "codes"):
            path = facet(name, kind, old)
            if path in self.history:
                self.history[facet(name, kind, new)] = self.history.pop(path)

    def on_a_tombstone(self, name: Name, span: Span) -> bool:
        """Whether a change is of something that was retired nearer the base, which is reported (PP390)."""
        before, now = self._before.get(name), self.value(name)
        gone = before.retired if isinstance(before, Question) else None
        if gone is None or now.retired is None:
            return False
        self.fault(codes.ON_A_TOMBSTONE, span, name=name[1], related=(Related(gone.span, "retired here"),))
        return True

    def end(self, name: Name, span: Span) -> None:
        """Note that the change in hand retires a part."""
        self.ended[name] = self._layer, span

    def is_written(self, name: Name, group: str) -> bool:
        """Whether another change of this rank speaks of a thing."""
        first = self._writers.get((name, group))
        return first is not None and first[1] is not self.item

    def mean(self, name: Name, *, same: bool) -> None:
        """Note whether the other words of a question mean what they did; where one change says not, they don't."""
        self._meanings[name] = same and self._meanings.get(name, True)

    def settle_meanings(self) -> None:
        """Keep what each question said before this rank: as long as it still means the same, answers to that need no second
        look (rule A4); after that, a difference tells of another meaning."""
        for name, same in self._meanings.items():
            before, after = self._before.get(name), self.value(name)
            if isinstance(after, Question) and isinstance(before, Question) and after is not before:
                earlier = (*before.reworded, replace(before, reworded=(), remeant=()))
                self.held.values[name] = replace(
                    after,
                    reworded=earlier if same else (),
                    remeant=before.remeant if same else (*before.remeant, *earlier),
                )

    def claim(self, name: Name, group: str, span: Span) -> bool:
        """Whether this change alone speaks of a thing at this rank; another that does is reported (PP372)."""
        first = self._writers.setdefault((name, group), (self._layer, self.item, span))
        if first[1] is not self.item:
            self._twice(name, group, first, span)
        return first[1] is self.item

    def others_on(self, name: Name, span: Span) -> bool:
        """Whether another layer of this rank changes a part that this change ends, which is reported (PP372)."""
        for (changed, group), first in self._writers.items():
            if changed == name and first[0] is not self._layer and group != "when it is asked":
                self._twice(name, group, first, span)
                return True
        return False

    def write_whole(self, field_: str, new: Any, span: Span, does: str = OTHER) -> None:
        """The same for a field of the exemplar itself."""
        name = (field_, field_) if field_ in OF_THE_WHOLE else ("exemplar", self.held.exemplar.name.text)
        self.held.values[name] = self.held.exemplar
        self.held.homes.setdefault(name, name)
        if self.write(name, field_, new, does, span):
            self.held.exemplar = self.held.values[name]
        del self.held.values[name]

    def remember(
        self, name: Name, field_: str, old: Any, span: Span, member: str = "", new: Any = None
    ) -> None:
        """Add a change to the history of a facet, after the line that it stands in place of."""
        path = facet(name, field_, member)
        was, says = said_of(field_, old, member), said_of(field_, new, member)
        steps = self.history.get(path)
        if steps is None:
            old = (
                next((o for o in old if o.code.text == member), None)
                if member and field_ == "options"
                else old
            )
            before = getattr(
                old[0] if field_ in OF_THE_WHOLE and isinstance(old, tuple) and old else old, "span", None
            )
            added = self.history.get(whole(name), ())
            steps = (
                (replace(added[0], span=before, said=was) if added else Step(before, said=was),)
                if isinstance(before, Span)
                else ()
            )
        self.history[path] = (*steps, self.step(span, says))

    def step(self, span: Span, said: str = "") -> Step:
        """The change in hand as a step of a history, with what it says."""
        layer, item = self._layer, self.item
        because: Scalar | None = item.because
        agreed: Located[Any] | None = getattr(item, "agreed", None)
        return Step(
            span,
            layer.name.text,
            "variant" if isinstance(layer, Variant) else RANKS[rank_of(layer)],
            layer.owner.text if layer.owner else "",
            agreed.value if agreed else None,
            because.text if because else "",
            said,
            self.variants,
        )

    def allowed(self, name: Name, does: str, span: Span) -> bool:
        """Whether the locks and duties on a part let a change be; what they refuse is reported with both places (PP373)."""
        for lock in locks_on(name, self.held, self.locks):
            # Who sets a lock is not bound by it. Beside it no proof is made, so that a condition is refused as well.
            is_beside = lock.rank == self.rank and does == STATUS and lock.keep == "at least"
            if lock.layer is not self._layer and (lock.refuses(does) or is_beside):
                self.fault(
                    codes.LOCKED, span, name=name[1], layer=lock.layer.name.text, keep=lock.says(), owner=lock.owner,
                    related=(lock.related(),),
                )  # fmt: skip
                return False
        return True

    def grows(self, home: Name, span: Span) -> bool:
        """Whether something may be added in a section or group: not where it is locked exactly (PP373)."""
        around = [
            *self.locks.get(home, ()),
            *(locks_on(home, self.held, self.locks) if home in self.held.homes else ()),
        ]
        for lock in around:
            if lock.keep == "exactly" and lock.layer is not self._layer:
                self.fault(
                    codes.LOCKED, span, name=home[1], layer=lock.layer.name.text, keep=lock.says(), owner=lock.owner,
                    related=(lock.related(),),
                )  # fmt: skip
                return False
        return True

    def hollows(self, name: Name, what: str, span: Span) -> bool:
        """Whether a change would hollow out a duty, its own or that of the group it stands in, which is reported (PP383).
        Only who owns the question may."""
        owed: Name | None = name
        while owed is not None and owed[0] == QUESTION:
            value: Question = self.value(owed)
            duty = duty_of(value, self.nation)
            if duty is not None:
                where = (Related(duty.span, "the duty"),)
                self.fault(
                    codes.STATUTORY, span, name=owed[1], source=duty.source.text, what=what, related=where
                )
                return True
            owed = self.held.homes.get(owed)
        return not self.allowed(name, LESS, span)

    def fault(self, code: Code, span: Span, *, related: tuple[Related, ...] = (), **words: Any) -> None:
        """Report something."""
        self.out.add(code.at(span, related=related, **words))

    @property
    def _layer(self) -> Layer | Variant:
        assert self.layer is not None
        return self.layer

    def _twice(self, name: Name, called: str, first: tuple[Layer | Variant, Any, Span], span: Span) -> None:
        one, other = first[0].name.text, self._layer.name.text
        by = f"by `{one}` and by `{other}`, which stand equally near the team"
        settle = ", or settle it in a layer nearer the team"
        if first[0] is self._layer:
            by, settle = f"twice in `{one}`", ""
        where = (Related(first[2], "changed here too"),)
        self.fault(codes.TWO_CHANGES, span, facet=called, name=name[1], by=by, settle=settle, related=where)


_OWN_ID = "give each an `id` of its own in the exemplar, and say which is meant"
_ONE_NAME = {
    "next step": "in the exemplar make them one, with `or` between their conditions, or leave all of them as they are",
    "summary line": "in the exemplar show it once, or leave both as they are",
}
"""What to do where several parts have one name."""

_WORDS = {
    "ask": "the wording", "ask_family": "the wording for the family", "ask_child": "the wording for the child",
    "ask_easy_read": "the easy words", "title": "the title", "title_family": "the title for the family",
    "title_child": "the title for the child", "title_easy_read": "the title in easy words", "say": "the sentence",
    "say_family": "the sentence for the family", "say_child": "the sentence for the child", "say_easy_read": "the easy words",
    "hint": "the hint", "hint_family": "the hint for the family", "hint_child": "the hint for the child",
    "hint_easy_read": "the hint in easy words", "label": "the label", "role": "who signs", "otherwise": "the other sentence",
    "row_title": "the row title", "there_are_none": "the words of `there are none`",
    "there_are_others": "the words of `there are others`", "options": "the options", "no_answer_because": "the reasons",
    "retired": "whether it is asked at all", "returned_as": "the fields of returns", "sensitivity": "the sensitivity",
    "who_may_see": "who may see it", "timescale": "the timescale", "retention": "how long it is kept",
}  # fmt: skip


def _called(field_: str) -> str:
    """What a field is called in a message."""
    return _WORDS.get(field_, f"`{field_.replace('_', ' ')}`")


def _now_at(path: str, paths: Mapping[str, str]) -> str:
    """The path of a facet of a part that may have another name now, told by the longest path that it begins with."""
    part = path
    while part and part not in paths:
        part = part.rpartition(".")[0]
    return paths[part] + path[len(part) :] if part else path
