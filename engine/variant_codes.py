"""What can be wrong with variants, and with what they say together (rules L3 to L5)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NOT_FOR_A_VARIANT = code(
    "PP550",
    "A change that a variant cannot make",
    message="a variant cannot make this change (`{verb}`): {reason}",
    help="make this change in a layer",
    why="What a variant says holds for some children, and may begin or cease to hold half way through a record. The order of"
    " the parts, who signs and how long the work may take cannot change under the writer's hands.",
)
NO_SUCH_VARIANT = code(
    "PP551",
    "A variant that is not there",
    message="there is no variant `{name}` of `{exemplar}` in this folder",
    help="{help}",
    why="A change that is meant for a variant, or that settles what several say, needs each of them.",
)
TWO_VARIANTS = code(
    "PP552",
    "Two variants that say different things",
    message="variants {variants} say different things of {facet} of `{name}`, and there are children whom both are for:"
    " {child}",
    help="say in a layer what holds for such a child: write the change once more with `when all: {all}`",
    why="Variants have no order among themselves (rule L5), so nobody could tell which of two holds for a child whom both are"
    " for.",
)
MEETING_UNDECIDED = code(
    "PP553",
    "Two variants of which nobody can tell whether a child is in both",
    message="variants {variants} say different things of {facet} of `{name}`, and nobody can tell whether a child is in"
    " both: {reason}",
    help="say in a layer what holds for such a child: write the change once more with `when all: {all}`",
    why="What cannot be decided is not let pass.",
)
DECIDES_ITSELF = code(
    "PP554",
    "A variant that decides itself",
    message="variant `{variant}` applies by what `{name}` says, and changes `{name}`",
    help="let it apply by a fact, or by a question that it leaves alone",
    why="Nobody could tell which words a question stands in while its answer decides them (rules L4, C10).",
)
READS_NEARER = code(
    "PP555",
    "A variant that looks at a question it cannot know",
    message="variant `{variant}` is of the {rank} and looks at `{name}`, which {layer} adds nearer the team",
    help="let it apply by a fact or by a question of its own rank, or give the variant the rank of {layer}",
    why="A variant may look at facts, and at questions of the base and of layers of its own rank or nearer the base (rule L4)."
    " Whoever uses it elsewhere has no others.",
)
TOO_MANY_VARIANTS = code(
    "PP556",
    "Too many variants of one thing",
    message="{count} variants change `{name}`, and at most {most} can",
    help="put what several of them say in a layer, or in one variant with `or` in its `applies when`",
    why="Every set of variants that a child can be in has to be looked at, and their number doubles with each.",
)
BEHIND_A_VARIANT = code(
    "PP557",
    "A change that some children do not see",
    message="{facet} of `{name}` is changed here, and for the children whom variant `{variant}` is for, the variant's stands",
    help="if it is meant for them as well, write the change again with `{variant}/` before the name",
    why="What a variant says stands above every layer, whatever its rank (rule L3).",
    severity=Severity.WARNING,
)
SETTLES_NOTHING = code(
    "PP558",
    "A settlement of nothing",
    message="{variants} say nothing different of {facet} of `{name}`, so that there is nothing to settle",
    help="take this change out",
    why="What was settled may have gone since; a text that nobody needs would come to be believed.",
    severity=Severity.WARNING,
)
NEVER_APPLIES = code(
    "PP559",
    "A variant for nobody",
    message="variant `{variant}` can apply to no child",
    help="look at its `applies when`: no child can be so",
    why="What nobody can ever see is not missed by anybody who tests it.",
    severity=Severity.WARNING,
)
ADDED_TWICE = code(
    "PP560",
    "Two variants that add one thing",
    message="variants {variants} both add the {what} `{name}`",
    help="let one add it and apply to the children of both, or add it in a layer with an `ask when`",
    why="A name means one thing for ever, whichever variant asks it.",
)
SETTLED_FOR_NOBODY = code(
    "PP562",
    "A settlement for nobody",
    message="no child can be in variants {variants} at once, so that there is nothing to settle",
    help="take this change out",
    why="What is never read is not kept right, and whoever reads the layer would take it to matter.",
    severity=Severity.WARNING,
)
ALL_OF_TWO = code(
    "PP561",
    "A settlement of fewer than two variants",
    message="`when all` names only `{name}`, and one variant has nothing to settle with itself",
    help="write the change with `{name}/` before the name of what it changes, if that variant is meant",
    why="`when all` says what holds for a child whom several variants are for.",
)
