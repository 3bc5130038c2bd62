"""The whole way from an author's text to the artifact, as one visible list of stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..dsl.diagnostic import Diagnostics
from ..dsl.loading import load
from ..dsl.reader import read
from ..dsl.source import Source
from ..dsl.syntax import Mapping as Tree
from . import compile_codes as codes
from .analysis import analyse
from .analysis.avoided import Said, words_to_avoid
from .analysis.order import in_order
from .artifact import Artifact
from .asked import Alike
from .definition import Authority, Document, Exemplar, Layer, Variant
from .emit import content
from .gather import Gathered, gather, gather_again, gather_layer
from .layering.at_least import kept_at_least
from .layering.beneath import expectations
from .layering.compose import Composed, compose, is_for_every_child
from .layering.history import History
from .layering.renaming import as_they_name
from .layering.seen_by_more import seen_by_more
from .layering.stack import Stack, rank_of, stack_of
from .library import Workspace
from .lock_checking import check_base, check_expectations
from .model import Model
from .places import placing
from .provenance import Laid, provenance
from .resolve import DEFAULT_NATION, resolve, with_facts
from .shape import shape
from .translation import translated
from .translation_files import catalogues_of
from .translation_meaning import changed_meanings
from .uncollected import uncollected
from .variants.folding import fold
from .variants.gathered import Made
from .variants.varied import Variation
from .variants.varying import vary
from .word_lists import word_lists


@dataclass(frozen=True, slots=True)
class Setting:
    """What a stage may look at besides the value it is given: the exemplar's text and the folder it stands in.
    `values` are those of the stages before, by name."""

    source: Source
    workspace: Workspace
    values: dict[str, Any] = field(default_factory=dict)


Outcome = tuple[Any, Diagnostics]
"""A stage's value, or None where it could not make one, and what it found."""


def _read(source: Source, setting: Setting) -> tuple[Tree | None, Diagnostics]:
    return read(source)


def _shape(tree: Tree, setting: Setting) -> tuple[Document | None, Diagnostics]:
    return shape(tree, setting.source)


def _gather(document: Document, setting: Setting) -> tuple[Gathered | None, Diagnostics]:
    if not isinstance(document, Exemplar):
        return None, Diagnostics([codes.NOT_AN_EXEMPLAR.at(document.name.span)])
    return gather(document, setting.workspace.within(document.name.text, document.version.text))


@dataclass(frozen=True, slots=True)
class Layered:
    """A gathered exemplar with its layers laid over it."""

    gathered: Gathered
    composed: Composed
    authority: Authority | None
    variation: Variation | None = None

    @property
    def laid(self) -> tuple[Layer | Variant, ...]:
        """The layers and variants, nearest the base first."""
        return (*self.composed.layers, *(self.variation.variants if self.variation else ()))

    @property
    def varied(self) -> tuple[Said, ...]:
        """The exemplar as each variant has it, and why it is there."""
        if self.variation is None:
            return ()
        because = {v.name.text: v.because for v in self.variation.variants}
        return tuple(
            Said(one.of, one.exemplar, tuple(why for name in sorted(one.of) if (why := because.get(name))))
            for one in self.variation.each
        )

    @property
    def history(self) -> History:
        """What layers and variants have said of each facet."""
        return self.variation.history if self.variation else self.composed.history


def _layer(gathered: Gathered, setting: Setting) -> tuple[Layered | None, Diagnostics]:
    authority, found = setting.workspace.authority()
    stack, faults = stack_of(gathered.exemplar, setting.workspace)
    found.extend(faults)
    if found.has_errors:
        return None, found
    layers: list[Layer] = []
    for layer in stack.layers:
        whole, faults = gather_layer(layer, gathered.workspace)
        layers.append(whole)
        found.extend(faults)
    variants: list[Variant] = []
    for variant in stack.variants:
        full, faults = gather_layer(variant, gathered.workspace)
        variants.append(full)
        found.extend(faults)
    stack = Stack(tuple(layers), tuple(variants))
    found.extend(_unlocked(gathered.exemplar, stack, authority, setting))
    if found.has_errors:
        return None, found
    nation = nation_of(gathered.exemplar, authority)
    composed, faults = compose(gathered.exemplar, stack, nation)
    found.extend(faults)
    if composed is None:
        return None, found
    variation: Variation | None = None
    if stack.variants or not all(map(is_for_every_child, (i for layer in layers for i in layer.list))):
        variation, faults = vary(composed, stack, nation)
        found.extend(faults)
        if variation is None:
            return None, found
    again, faults = gather_again(gathered, composed.exemplar)
    found.extend(faults)
    return (None if again is None else Layered(again, composed, authority, variation)), found


def nation_of(exemplar: Exemplar, authority: Authority | None) -> str:
    """The nation whose law binds: the exemplar's own, else the authority's."""
    said = exemplar.nation or (authority and authority.nation)
    return said.value if said else DEFAULT_NATION


def _unlocked(exemplar: Exemplar, stack: Stack, authority: Authority | None, setting: Setting) -> Diagnostics:
    """What is no longer as the folder's lock file says."""
    gathered: Gathered = setting.values["gather"]
    view = gathered.workspace
    entry = view.locked(exemplar.name.text, exemplar.version.text)
    if entry is None or not view.is_checked:
        return Diagnostics()

    def content() -> str | None:
        base = compile_exemplar(setting.source, view.bare(), stop_after="emit")
        return base.artifact.content_hash if base.artifact is not None else None

    found = check_base(entry, setting.source, view, content)
    if found.has_errors:
        return found  # What changes stand on then differs as well, and that would only say it again.
    nation = nation_of(exemplar, authority)
    found.extend(check_expectations(entry, expectations(exemplar, stack, nation)))
    return found


def _resolve(layered: Layered, setting: Setting) -> tuple[Model | None, Diagnostics]:
    gathered, authority, variation = layered.gathered, layered.authority, layered.variation
    nation = authority.nation.value if authority else None
    exemplars = setting.workspace.names("exemplar") if gathered.exemplar.next else None
    variants = variation.variants if variation else ()
    model, found = resolve(gathered, nation=nation, exemplars=exemplars, variants=variants)
    if model is None or variation is None:
        return model, found

    alike = Alike(gathered.exemplar, model)

    def resolved(exemplar: Exemplar) -> Model | None:
        again, faults = gather_again(gathered, exemplar)
        made = None
        if again is not None:
            made, more = resolve(again, nation=nation, exemplars=exemplars, alike=alike)
            faults.extend(more)
        found.extend(fault for fault in faults if fault not in found)
        return made

    made: list[Made] = []
    for varied in variation.each:
        before = model if len(varied.of) == 1 else resolved(varied.before)
        after = resolved(varied.exemplar)
        if before is not None and after is not None:
            made.append(Made(varied, before, after))
    if found.has_errors:
        return None, found
    whole, faults = fold(model, variation, made)
    found.extend(faults)
    return (None if whole is None else with_facts(whole, gathered)), found


def _analyse(model: Model, setting: Setting) -> tuple[Model | None, Diagnostics]:
    ordered, found = analyse(model)
    if ordered is not None:
        found.extend(_locked(ordered, setting))
        lists, faults = word_lists(setting.workspace)
        found.extend(faults)
        layered: Layered = setting.values["layer"]
        found.extend(words_to_avoid(layered.gathered.exemplar, lists, ordered, layered.varied))
    return ordered, found


def _locked(model: Model, setting: Setting) -> Diagnostics:
    """What locks refuse that is judged by what becomes of a question, beside the exemplar as nearer layers found it."""
    layered: Layered = setting.values["layer"]
    gathered: Gathered = setting.values["gather"]

    @cache
    def before(rank: int) -> Model | None:
        earlier = tuple(layer for layer in layered.composed.layers if rank_of(layer) <= rank)
        nation = nation_of(gathered.exemplar, layered.authority)
        composed, _ = compose(gathered.exemplar, Stack(earlier), nation)
        if composed is None:
            return None
        nearer = tuple(layer for layer in layered.composed.layers if rank_of(layer) > rank)
        again = gather_again(gathered, as_they_name(composed.exemplar, nearer))[0]
        made = resolve(again, nation=nation)[0] if again else None
        order = in_order(made)[0] if made else None
        return replace(made, order=order) if made and order is not None else None

    found = kept_at_least(layered.composed.locks, before, model)
    found.extend(seen_by_more(layered.composed.layers, before, model))
    return found


def _emit(model: Model, setting: Setting) -> tuple[Artifact | None, Diagnostics]:
    layered: Layered = setting.values["layer"]
    place = placing(layered.gathered, setting.workspace.root, layered.laid)
    whole = layered.variation.together if layered.variation else layered.composed.exemplar
    laid = Laid(whole, layered.laid, layered.history)
    return Artifact.of(content(model), provenance(model, place, laid)), Diagnostics()


def _translate(artifact: Artifact, setting: Setting) -> tuple[Artifact | None, Diagnostics]:
    catalogues, found = catalogues_of(artifact.content["exemplar"], setting.workspace)
    if not catalogues:
        return artifact, found
    layered: Layered = setting.values["layer"]
    place = placing(layered.gathered, setting.workspace.root, layered.laid)
    texts = (*layered.gathered.sources, *(layer.span.source for layer in layered.laid))
    sources = {place(source)[1]: source for source in texts}
    meanings = changed_meanings(layered.laid)
    made, faults = translated(artifact, catalogues, sources, meanings)
    found.extend(faults)
    return made, found


STAGES: tuple[tuple[str, Callable[[Any, Setting], Outcome]], ...] = (
    ("read", _read),  # text -> positioned tree
    ("shape", _shape),  # tree -> definition
    ("gather", _gather),  # definition -> definition with fragments, code lists and the data model at hand
    ("layer", _layer),  # definition -> definition with the folder's layers laid over it
    ("resolve", _resolve),  # definition -> model: names found, conditions typed
    ("analyse", _analyse),  # model -> model in order, circles and gaps refused
    ("emit", _emit),  # model -> artifact
    ("translate", _translate),  # artifact -> artifact with its translations
)
"""Every stage by name, each from the value of the one before to the next; any can be the last."""


@dataclass(frozen=True)
class Compiled:
    """What came of a compilation: the artifact if all went well, what was found, and each stage's value by name."""

    artifact: Artifact | None
    diagnostics: Diagnostics
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)


def compile_exemplar(
    exemplar: Path | str | Source, workspace: Workspace | None = None, stop_after: str | None = None
) -> Compiled:
    """Take an exemplar through the stages, from a file or a text, to its artifact.

    `workspace` is the folder it belongs to, found from the file where it is left out; a lone text belongs to none
    and goes by the shipped library. `stop_after` names the last stage to run. A stage that finds an error is the
    last. Raises ValueError for a stage of no such name, and nothing else.
    """
    if stop_after is not None and stop_after not in dict(STAGES):
        raise ValueError(f"there is no stage {stop_after!r}")
    found = Diagnostics()
    if isinstance(exemplar, Source):
        source: Source | None = exemplar
    else:
        source, found = load(exemplar)
    if source is None:
        return Compiled(None, found)
    here = workspace or (Workspace(None) if isinstance(exemplar, Source) else Workspace.of(exemplar))
    with uncollected():  # Every stage keeps what it makes.
        return _through(source, here, found, stop_after)


def _through(source: Source, workspace: Workspace, found: Diagnostics, stop_after: str | None) -> Compiled:
    setting = Setting(source, workspace)
    value: Any = source
    for name, stage in STAGES:
        value, faults = stage(value, setting)
        found.extend(faults)
        if value is not None:
            setting.values[name] = value
        if value is None or found.has_errors or name == stop_after:
            break
    artifact = value if isinstance(value, Artifact) and not found.has_errors else None
    return Compiled(artifact, found, setting.values)
