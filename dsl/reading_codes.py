"""The codes of reading a file: bytes, characters, and what YAML would silently spoil (PP1xx)."""

from __future__ import annotations

from .catalogue import code

# --- the file -----------------------------------------------------------------------------------------------------

TOO_LARGE = code(
    "PP101",
    "The file is too large",
    message="this file holds more than {most}",
    help="split it: a fragment keeps questions that several exemplars use",
    why="No exemplar comes near the limit. A file beyond it is a mistake or an attack, and is refused before it is "
    "read, so that it cannot use up the computer's memory.",
)
NOT_FOUND = code(
    "PP102",
    "The file cannot be opened",
    message="`{name}` cannot be opened: {reason}",
    help="check the spelling, the folder it is in, and who may read it",
    why="Nothing can be said about a file that cannot be read.",
)
NOT_UTF8 = code(
    "PP103",
    "The file is not UTF-8 text",
    message="{where} is not UTF-8: {reason}",
    help="open it in the editor that made it, choose save as, and choose the encoding UTF-8",
    why="Names and Welsh or other accented letters come out wrong when a file is read in another encoding than the "
    "one it was saved in. Every file of an authority is UTF-8.",
)
CONTROL = code(
    "PP104",
    "An invisible control character",
    message="there is an invisible character here, {name}",
    help="delete it, or put a space in its place where it parts two words: `{repaired}`",
    why="Control characters cannot be seen in an editor, often come along with pasted text, and make two texts that "
    "look the same differ.",
)
EMPTY = code(
    "PP105",
    "The file is empty",
    message="this file is empty",
    help="begin with `penpicture: 1`, and on the next line the kind of file and its name, as `exemplar: my-exemplar`",
    why="Every file says its language version and its kind in its first two lines.",
)
NOT_A_MAPPING = code(
    "PP106",
    "The file does not begin with names and values",
    message="this file begins with {what}, not with a `name: value` line",
    help="begin with `penpicture: 1`, and on the next line the kind of file and its name, as `exemplar: my-exemplar`",
    why="Every file says its language version and its kind in its first two lines.",
)
SEVERAL_DOCUMENTS = code(
    "PP107",
    "Several documents in one file",
    message="a second document begins here, and only the first would be read",
    help="put what follows into a file of its own, or delete the line `{marker}`",
    why="A line `---` or `...` ends a YAML document. Whatever stands after it would be silently left out.",
)
TOO_DEEP = code(
    "PP108",
    "Nested too deeply",
    message="this is nested more than {most} levels deep",
    help="count the opening brackets, or the steps of indentation: something was opened here and never closed",
    why="Nothing in the language is nested so deeply, and a bound keeps hostile files from exhausting the computer.",
)
DIRECTIVE = code(
    "PP109",
    "A line that begins with a percent sign",
    message="this line begins with `%`, which YAML keeps for instructions to itself",
    help="delete the line, or begin it with a name: files here take no YAML instructions",
    why="YAML's own instructions (`%YAML`, `%TAG`) could change how the rest of the file is read.",
)
TAB = code(
    "PP111",
    "A tab in the indentation",
    message="this line begins with a tab",
    help="use spaces, two for each step: `{repaired}`",
    why="A tab is as wide as each editor likes, so what looks aligned on one screen is not on another. YAML refuses "
    "tabs in indentation.",
)
ODD_SPACE = code(
    "PP112",
    "A space that is not an ordinary space",
    message="there is a space here that is not an ordinary one, {name}",
    help="delete it and type a space in its place: `{repaired}`",
    why="Word processors and web pages use spaces that look ordinary and are not. YAML takes them for letters, so a "
    "line would not be where it seems to be, and a key not what it seems to be. Inside a text they are fine.",
)
HIDDEN_DIRECTION = code(
    "PP113",
    "A hidden character that changes the direction of reading",
    message="there is a hidden character here, {name}, that makes text appear in another order than it is read",
    help="delete it: `{repaired}`",
    why="With such characters a file can show a reviewer one thing and mean another.",
)

TAB_INSIDE = code(
    "PP114",
    "A tab inside a line",
    message="there is a tab in this line",
    help="put a space in its place: `{repaired}`",
    why="A tab cannot be told from spaces by eye, comes along with text pasted from a table, and is not read alike by "
    "all programs that read YAML.",
)
LONE_RETURNS = code(
    "PP115",
    "Lines that end in a lone carriage return",
    message="a line ends here in a lone carriage return, which most programs do not take for a line end",
    help="save the file with line ends LF or CRLF: the editor that made it has a setting for them",
    why="Very old programs, and some exports, end lines so. Every line number would be wrong, and to some programs "
    "the whole file is one line.",
)

# --- what YAML has and the language has not -----------------------------------------------------------------------

ANCHOR = code(
    "PP120",
    "A text that begins with an ampersand",
    message="a text cannot begin with `&`: YAML would take `{word}` for a label, and the word would be lost",
    help="if it is a text, put it in quotes: `{repaired}`; if it was meant as a label, delete it",
    why="Anchors and aliases let one part of a file change another from afar. The language has fragments and "
    "`define` for what is used twice.",
)
ALIAS = code(
    "PP121",
    "A text that begins with an asterisk",
    message="a text cannot begin with `*`: YAML would look for another part of the file with the label `{word}`",
    help="if it is a text, put it in quotes: `{repaired}`; else write out here what it stands for",
    why="Anchors and aliases let one part of a file change another from afar. The language has fragments and "
    "`define` for what is used twice.",
)
TAG = code(
    "PP122",
    "A text that begins with an exclamation mark",
    message="`!` at the beginning of a value makes a YAML tag, and what follows it up to the next space would be lost",
    help="if it is a text, put it in quotes: `{repaired}`; if it was meant as a tag, delete it",
    why="Tags tell YAML to read a value in some other way, or to run code. In the language every value is text until "
    "its key gives it a type.",
)
MERGE_KEY = code(
    "PP123",
    "A merge key",
    message="`<<` merges other keys into this place, which the language does not have",
    help="write the keys out here, or keep them in a fragment and `use` it",
    why="With merge keys nobody can see on the page what a question says.",
)
DUPLICATE_KEY = code(
    "PP124",
    "The same key twice",
    message="`{key}` is said twice here, and one of the two would be lost",
    help="keep one of them: the first is on line {first}",
    why="YAML keeps the last of two equal keys and silently forgets the first.",
)
KEY_NOT_TEXT = code(
    "PP125",
    "A key that is not a plain name",
    message="the name before this colon is {what}, not a word or two",
    help="write a plain name before the colon; a text that begins with a bracket needs quotes",
    why="Every key of the language is a word or a few words.",
)
EMPTY_ITEM = code(
    "PP126",
    "A list item with nothing in it",
    message="this dash has nothing after it",
    help="write the item after the dash, or delete the line",
    why="An empty item is nearly always something forgotten.",
)
TEXT_LOST = code(
    "PP127",
    "Text after a number sign is lost",
    message="`{lost}` would be lost: a space and `#` begin a comment",
    help="if it belongs to the text, put the text in quotes: `{repaired}`; if it is a note, give it a line of its own "
    "above, beginning with `#`",
    why="YAML reads a space and `#` as the beginning of a comment, so the rest of a question silently disappears. "
    "A comment may follow a word of the language (`type: choice # why`) or a value in quotes; after a text of your "
    "own, or after nothing, it is refused, because nobody can tell a comment from the end of a sentence. In an answer "
    "file it may follow a reason, or a value in quotes, and nothing else.",
)
COMMA_IN_BRACES = code(
    "PP128",
    "A comma that made a new key",
    message="the comma before `{key}` ended the text, and `{key}` became a key with no value",
    help="write one key on each line, without braces: {repaired}",
    why="Inside braces YAML takes every comma for the end of a value, so half a sentence silently becomes a key.",
)
PROSE_IN_BRACES = code(
    "PP129",
    "Sentences inside braces or brackets",
    message="`{text}` is a sentence inside {where}, where a comma would cut it in two",
    help="write one key on each line, without {where}: {repaired}",
    why="Inside braces YAML takes every comma for the end of a value. Braces are for single words and for texts "
    "in quotes.",
)
GLUED_ITEM = code(
    "PP130",
    "A list item that became part of the text above",
    message="this line would be read as part of the text on line {above}, not as a list item",
    help="{help}",
    why="A line that is indented further than the text above it continues that text, dash and all. Either the item "
    "stands too far to the right, or the line with the name of its list is missing.",
)
NAMELESS = code(
    "PP131",
    "A colon with no name before it",
    message="there is no name before this colon",
    help="write a name before the colon, or put the text in quotes",
    why="A line of a definition is `name: value`.",
)

# --- what YAML cannot read ----------------------------------------------------------------------------------------

COLON_IN_TEXT = code(
    "PP140",
    "A colon and a space inside a text",
    message="the colon after `{before}` makes YAML take the text for a second name",
    help="put the text in quotes: `{repaired}`",
    why="A colon followed by a space separates a name from its value, wherever it stands on the line.",
)
NO_SPACE_AFTER_COLON = code(
    "PP141",
    "No space after the colon",
    message="there is no space after the colon of `{key}`",
    help="put a space after the colon: `{repaired}`",
    why="YAML takes `name:value` for one word. Only a colon and a space separate a name from its value.",
)
NO_SPACE_AFTER_DASH = code(
    "PP142",
    "No space after the dash",
    message="there is no space after the dash of this list item",
    help="put a space after the dash: `{repaired}`",
    why="YAML takes `-name` for one word. Only a dash and a space begin a list item.",
)
QUOTE_NOT_CLOSED = code(
    "PP143",
    "A quotation mark that is not closed",
    message="the quotation mark that opens here is not closed",
    help="close it where the text ends: `{repaired}`{apostrophe}",
    why="A text that begins with a quotation mark goes on until the same mark closes it, over as many lines as it "
    "takes.",
)
TEXT_AFTER_QUOTE = code(
    "PP144",
    "Text after a closing quotation mark",
    message="the quotation marks end before the text does",
    help="put the whole text in quotes of the other kind: `{repaired}`",
    why="A value that begins with a quotation mark ends where that mark is closed; nothing may follow it.",
)
BRACKET_NOT_CLOSED = code(
    "PP145",
    "A bracket that is not closed",
    message="the `{bracket}` that opens here is not closed",
    help="close it: `{repaired}`; if it is a text, put it in quotes: `{quoted}`",
    why="A value that begins with `[` or `{` is a list or a mapping on one line, and must be closed.",
)
TEXT_AFTER_BRACKET = code(
    "PP146",
    "A text that begins with a bracket",
    message="a text may not begin with `{bracket}`",
    help="put the text in quotes: `{repaired}`",
    why="A value that begins with `[` or `{` is a list or a mapping on one line; nothing may follow its closing "
    "bracket.",
)
BAD_BEGINNING = code(
    "PP147",
    "A text that begins with a sign of YAML's own",
    message="a text may not begin with {sign}",
    help="put the text in quotes: `{repaired}`",
    why="YAML keeps some signs for itself at the beginning of a value: `@`, `%`, the backtick, `*`, `&`, `!`, `|`, "
    "`>`, and `- ` or `? `.",
)
INDENTATION = code(
    "PP148",
    "A line that is indented wrongly",
    message="this line begins in a column in which nothing above it begins",
    help="line it up with {beside}: `{repaired}`",
    why="Indentation says what belongs to what: the keys of one question all begin in the same column.",
)
NOT_A_LINE = code(
    "PP149",
    "A line that is neither a name and a value nor a list item",
    message="this line is neither `name: value` nor a list item",
    help="put a name and a colon before it, or indent it below the text that it continues",
    why="Every line of a definition is `name: value`, `- item`, a comment, or the continuation of a text.",
)
ESCAPE = code(
    "PP150",
    "A backslash inside double quotes",
    message="a backslash inside double quotes begins an escape, and this is not one",
    help="put the text in single quotes: `{repaired}`; or write the backslash twice",
    why="Inside double quotes a backslash has a meaning of its own; inside single quotes it is only a backslash.",
)
NO_DASH = code(
    "PP151",
    "A line without a dash among list items",
    message="this line stands among list items and has no dash",
    help="{help}",
    why="At one place stands either a list, each item with a dash, or names and values.",
)
DASH_AMONG_NAMES = code(
    "PP153",
    "A list item among names and values",
    message="this list item stands among names and values",
    help="{lined}give the list a name of its own on the line above, and indent the item below it",
    why="At one place stands either a list, each item with a dash, or names and values.",
)
CONTINUES = code(
    "PP154",
    "A line that became part of the text above",
    message="this line is indented further than line {above}, so it is read as part of that line's text",
    help="{help}",
    why="A line that is indented further than the text above it continues that text.",
)
FORGOTTEN_DASH = code(
    "PP155",
    "A list item without its dash",
    message="a dash is missing before `{key}`: the item that begins here would run into the one above",
    help="put the dash before it: `{repaired}`",
    why="Items of a list are told apart by their dashes. Without one, two questions would be read as one that says "
    "everything twice.",
)
BULLET = code(
    "PP156",
    "A bullet in place of a hyphen",
    message="`{sign}` does not begin a list item: only a hyphen does",
    help="type a hyphen and a space in its place: `{repaired}`",
    why="Word processors turn a hyphen at the beginning of a line into a bullet or a long dash. YAML takes either for "
    "a letter.",
)
ITEM_ASTRAY = code(
    "PP157",
    "A list item that stands further right than its keys",
    message="this item stands further right than the lines that go with it, so it would join another list without them",
    help="line its dash up with the other dashes of its list: `{repaired}`",
    why="A dash says by its column which list it belongs to, and the keys of its item stand two columns further right.",
)
STRAY_SIGN = code(
    "PP152",
    "A bracket or comma where a value should be",
    message="there is a `{sign}` where a value should be",
    help="delete it, or put the text in quotes",
    why="Commas and brackets separate the values of a list on one line; two commas in a row, or a closing bracket "
    "that nothing opened, leave a value out.",
)
UNREADABLE = code(
    "PP159",
    "YAML cannot be read further",
    message="YAML cannot make sense of the file from here on",
    help="look at this line and the one above it: a quotation mark, a bracket or the indentation is not as it should "
    "be; putting a text in quotes often helps",
    why="The file is not YAML from here on, for a reason that has no page of its own.",
)
