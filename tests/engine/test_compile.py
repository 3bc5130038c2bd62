"""From text to artifact in named stages; the identity is of what is said, not of how it is laid out (rule L7)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import STAGES, compile_exemplar
from penpicture.engine.definition import Exemplar
from penpicture.engine.gather import Gathered
from penpicture.engine.library import SHIPPED, Workspace
from penpicture.engine.model import Model
from tests.engine.written import HEAD, artifact

FORM = """\
sections:
  - id: story
    title: Story
    questions:
      - id: drinking
        ask: Does anyone's drinking affect <child.known_as>?
        type: yes/no
        no answer because: not_known
      - id: effect
        ask: How?
        type: text
        ask when: drinking is yes
        because: Asked where it does
"""
LAID_OUT_AGAIN = """
# What a practice lead notes beside the questions changes nothing of what is asked.

sections:

  -   id: story      # the first section
      title: "Story"
      questions:
      - id: drinking
        ask: >-
          Does anyone's drinking affect
          <child.known_as>?
        type: yes/no
        no answer because:
          - not_known

      - because: Asked where it does
        type: text
        id: effect
        ask when:   drinking   is yes
        ask: How?
"""


def test_the_stages_are_one_list_and_any_can_be_the_last() -> None:
    names = [name for name, _ in STAGES]
    assert names == ["read", "shape", "gather", "layer", "resolve", "analyse", "emit", "translate"]
    for n, name in enumerate(names):
        compiled = compile_exemplar(Source("small.yaml", HEAD + FORM), stop_after=name)
        assert list(compiled.values) == names[: n + 1]
        assert (compiled.artifact is not None) == (name in ("emit", "translate"))


def test_each_stage_makes_a_value_of_its_own_kind() -> None:
    values = compile_exemplar(Source("small.yaml", HEAD + FORM)).values
    assert isinstance(values["shape"], Exemplar)
    assert isinstance(values["gather"], Gathered)
    assert isinstance(values["resolve"], Model) and values["resolve"].order == ()
    assert isinstance(values["analyse"], Model) and values["analyse"].order != ()
    assert isinstance(values["emit"], Artifact)


def test_a_stage_of_no_such_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no stage 'render'"):
        compile_exemplar(Source("small.yaml", HEAD + FORM), stop_after="render")


def test_a_stage_that_finds_an_error_is_the_last() -> None:
    compiled = compile_exemplar(
        Source("small.yaml", HEAD + FORM.replace("drinking is yes", "drinking is yess"))
    )
    assert [d.code for d in compiled.diagnostics] == ["PP421"]
    assert list(compiled.values) == ["read", "shape", "gather", "layer"]
    assert compiled.artifact is None


def test_several_faults_are_told_in_one_run() -> None:
    form = FORM.replace("drinking is yes", "drinkin is yes").replace("<child.known_as>", "<child.known>")
    codes = [d.code for d in compile_exemplar(Source("small.yaml", HEAD + form)).diagnostics.sorted()]
    assert codes == ["PP601", "PP420"]


def test_a_file_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    compiled = compile_exemplar(tmp_path / "nothing.yaml")
    assert compiled.artifact is None
    assert len(compiled.diagnostics) == 1


def test_a_comment_or_another_layout_changes_only_the_provenance_l7() -> None:
    first, again = artifact(FORM), artifact(LAID_OUT_AGAIN)
    assert again.content == first.content
    assert again.content_hash == first.content_hash
    assert again.provenance_hash != first.provenance_hash


def test_a_changed_word_is_another_exemplar_l7() -> None:
    assert artifact(FORM.replace("How?", "How so?")).content_hash != artifact(FORM).content_hash


@settings(deadline=None, max_examples=25)
@given(st.sets(st.integers(1, 20)))
def test_blank_lines_and_comments_anywhere_between_never_change_the_identity_l7(after: set[int]) -> None:
    lines = (HEAD + FORM).splitlines()
    laid_out = "\n".join(f"{line}\n\n# a note" if n in after else line for n, line in enumerate(lines))
    compiled = compile_exemplar(Source("small.yaml", laid_out))
    assert compiled.artifact is not None
    assert compiled.artifact.content_hash == artifact(FORM).content_hash


def test_the_same_text_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    written = []
    for folder in (tmp_path / "one", tmp_path / "another" / "place"):
        folder.mkdir(parents=True)
        (folder / "authority.yaml").write_text(
            "penpicture: 1\nauthority: northshire\ntitle: Northshire\nnation: Wales\n", encoding="utf-8"
        )
        (folder / "exemplars").mkdir()
        (folder / "exemplars" / "small.yaml").write_text(HEAD + FORM, encoding="utf-8")
        built = compile_exemplar(folder / "exemplars" / "small.yaml").artifact
        assert built is not None
        written.append(built)
    assert written[0].dumps() == written[1].dumps()
    assert written[0].provenance["questions.drinking"]["file"] == "exemplars/small.yaml"
    assert written[0].provenance["questions.drinking"]["layer"] == "small@1.0.0"
    assert (
        written[0].provenance["facts.child.known_as"]["file"] == "penpicture/exemplars/data-model/1.0.0.yaml"
    )


def test_the_nation_is_the_exemplar_s_own_or_its_authority_s(tmp_path: Path) -> None:
    (tmp_path / "authority.yaml").write_text(
        "penpicture: 1\nauthority: northshire\ntitle: Northshire\nnation: Wales\n", encoding="utf-8"
    )
    workspace = Workspace.of(tmp_path)
    theirs = compile_exemplar(Source("small.yaml", HEAD + FORM), workspace).artifact
    own = compile_exemplar(Source("small.yaml", HEAD + "nation: England\n" + FORM), workspace).artifact
    assert theirs is not None and theirs.content["nation"] == "Wales"
    assert own is not None and own.content["nation"] == "England"
    assert artifact(FORM).content["nation"] == "England"


def test_every_shipped_exemplar_builds_without_an_error() -> None:
    shipped = sorted(
        path for path in SHIPPED.glob("*/*.yaml") if "\nexemplar:" in path.read_text(encoding="utf-8")
    )
    assert shipped
    for path in shipped:
        compiled = compile_exemplar(path)
        assert compiled.artifact is not None, path
        assert Artifact.loads(compiled.artifact.dumps()) == compiled.artifact


def test_a_part_of_an_exemplar_is_not_built_on_its_own() -> None:
    fragment = "penpicture: 1\nfragment: home\nversion: 1.0.0\nquestions:\n  - id: home\n    ask: Home?\n    type: text\n"
    assert [d.code for d in compile_exemplar(Source("home.yaml", fragment)).diagnostics] == ["PP830"]


def test_a_condition_comes_with_the_reason_that_was_given_for_it() -> None:
    """Provenance says layer, file, line and reason."""
    text = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
sections:
  - id: story
    title: Story
    questions:
      - id: seen
        ask: Seen?
        type: yes/no
      - id: why
        ask: Why not?
        type: text
        ask when: seen is no
        because: Asked where <child.known_as> was not seen
"""
    artifact = compile_exemplar(Source("small.yaml", text)).artifact
    assert artifact is not None
    said = artifact.provenance["questions.why.rules.0"]
    assert (said["line"], said["because"]) == (16, "Asked where <child.known_as> was not seen")
