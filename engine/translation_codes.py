"""The faults of translations: catalogues that cannot be read, and translations that do not say what their text says."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NOT_A_CATALOGUE = code(
    "PP660",
    "A catalogue that cannot be read",
    message="this catalogue cannot be read: {reason}",
    help="a message is `msgid` and `msgstr`, each with its text in quotation marks; a program for PO files writes them"
    " so",
    why="A catalogue is a PO file, as gettext has them. One that is read only in part would leave translations out"
    " without a word.",
)
HIDDEN_LETTER = code(
    "PP661",
    "A letter in a translation that cannot be seen",
    message="there is {name} here, which cannot be seen",
    help="take it out, or write a space for it",
    why="What cannot be seen can turn a sentence round, or hide a word of it, from whoever reviews it.",
)
SLOT_LOST = code(
    "PP662",
    "A translation that lost a slot",
    message="the translation leaves out `<{name}>`, which its text has",
    help="put `<{name}>` where the sentence needs it; its order is free",
    why="A slot is where a name or an answer stands. Without it the sentence is about nobody.",
)
SLOT_INVENTED = code(
    "PP663",
    "A translation with a slot that its text has not",
    message="the translation has `{name}`, and its text has no such slot",
    help="a translation has the slots of its text, each written as it stands there: {help}",
    why="A translation tells what its text tells, and no more: who may read a text is settled by what stands in it.",
)
STALE = code(
    "PP664",
    "Translations of words that have changed since",
    message="{count} of `{exemplar}` in {language}: the words they translate have changed since",
    help="look at each in `{file}` after `penpicture translate update {exemplar} --language {code}`; until then the text is"
    " shown as it was written, in English",
    why="A translation of other words may say something else than what is asked. What a reword calls a change of meaning"
    " is not left to guessing.",
    severity=Severity.WARNING,
)
MISSING = code(
    "PP665",
    "Texts that are not translated yet",
    message="{count} of `{exemplar}` in {language}: not translated yet",
    help="run `penpicture translate update {exemplar} --language {code}` and fill in what is empty in `{file}`; until"
    " then the text is shown in English, and marked as English",
    why="Nothing is left out of a form because nobody has translated it. A reader sees two languages, though, and ought"
    " not to for long.",
    severity=Severity.WARNING,
)
SAID_TWICE = code(
    "PP666",
    "A text that is translated twice",
    message="`{path}` is translated here a second time",
    help="keep one of the two",
    why="Which of the two would be shown is nobody's decision. Programs that merge catalogues leave such doubles behind.",
)
NO_SUCH_LANGUAGE = code(
    "PP667",
    "A catalogue in a language that is not spoken here",
    message="{what}",
    help="a catalogue lies in the folder of its language, as `translations/cy/` is that of Welsh: {help}",
    why="The form's own words, its dates and its plural forms are written for each language that is spoken here, and a page"
    " half in another language helps nobody.",
)
LEFT_OVER = code(
    "PP668",
    "Translations of texts that are no longer there",
    message="{count} in this catalogue of `{exemplar}`: their texts are no longer there",
    help="`penpicture translate update {exemplar} --language {code}` sets them aside at the end of the file",
    why="They do no harm. A translator who works on them works for nobody.",
    severity=Severity.WARNING,
)
NOBODYS = code(
    "PP670",
    "A catalogue of no exemplar",
    message="there is no exemplar `{name}` to which this catalogue could belong",
    help="name the file after its exemplar{help}",
    why="A catalogue belongs to the exemplar that its file is named after. Under another name nobody reads it, and the"
    " texts stay in English.",
    severity=Severity.WARNING,
)
