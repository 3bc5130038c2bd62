"""Where a name leads: by what files say of themselves, in the authority's folder first, then in the shipped library."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Severity
from penpicture.dsl.source import Source, Span
from penpicture.engine.definition import DataModel, Exemplar, Fragment, Pinned
from penpicture.engine.head import Head, head
from penpicture.engine.library import SHIPPED, Workspace, files_of, fits

AUTHORITY = "penpicture: 1\nauthority: northshire\ntitle: Northshire\nnation: England\n"
HERE = Span(Source("asking.yaml", "use: visits@1"), 5, 13)


def fragment(name: str, version: str = "1.0.0", more: str = "") -> str:
    return (
        f"penpicture: 1\nfragment: {name}\nversion: {version}\nquestions:\n"
        f"  - id: likes\n    ask: Well?\n    type: text\n{more}"
    )


def folder(root: Path, **files: str) -> Workspace:
    """An authority's folder; `__` in a name stands for a folder's slash."""
    (root / "authority.yaml").write_text(AUTHORITY)
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Workspace.of(root)


def found(workspace: Workspace, name: str, version: str | None = None) -> str:
    """The version that a reference to a fragment takes, or the message of the fault."""
    head, faults = workspace.find("fragment", Pinned(name, version), HERE)
    return head.version if head is not None else next(iter(faults)).message


# --- the folder ---------------------------------------------------------------------------------------------------


def test_the_workspace_is_the_nearest_folder_upward_that_has_an_authority(tmp_path: Path) -> None:
    folder(tmp_path, cases__new__baby="penpicture: 1\nanswers: visit\n")
    assert Workspace.of(tmp_path / "cases" / "new" / "baby.yaml").root == tmp_path.resolve()


def test_a_lone_file_has_no_workspace_and_the_shipped_library_still(tmp_path: Path) -> None:
    workspace = Workspace.of(tmp_path / "alone.yaml")
    assert workspace.root is None and workspace.documents() == () and not workspace.faults()
    assert "initial-assessment" in workspace.names("exemplar")


def test_hidden_folders_out_and_files_of_others_are_left_out(tmp_path: Path) -> None:
    workspace = folder(
        tmp_path,
        parts__visits=fragment("visits"),
        out__visits=fragment("visits"),
        **{".penpicture__visits": fragment("visits"), ".hidden": fragment("hidden")},
        other="name: build\non: push\n",
        shop="name: shop\ncodes: blue\n",
    )
    assert [(h.kind, h.name) for h in workspace.documents()] == [
        ("authority", "northshire"),
        ("fragment", "visits"),
    ]


def test_a_file_that_forgets_its_language_version_is_ours_all_the_same(tmp_path: Path) -> None:
    workspace = folder(tmp_path, visits=fragment("visits").replace("penpicture: 1\n", "# ours\n"))
    assert ("fragment", "visits") in [(h.kind, h.name) for h in workspace.documents()]


def test_a_file_of_ours_that_misspells_its_kind_is_not_passed_over(tmp_path: Path) -> None:
    workspace = folder(tmp_path, visits=fragment("visits").replace("fragment:", "fragmnet:"))
    assert [h.path.name for h in workspace.documents() if not h.kind] == ["visits.yaml"]
    assert found(workspace, "") == "there is no fragment called ``"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("penpicture: 1\nexemplar: visit\nversion: 1.0.0\n", ("exemplar", "visit", "1.0.0")),
        (
            "exemplar: visit\ndata model: data-model@1\nversion: '2.0.0' # new\n",
            ("exemplar", "visit", "2.0.0"),
        ),
        ("penpicture: 1\ndata model: data-model@1\nexemplar: visit\n", ("exemplar", "visit", "")),
        ("penpicture: 1\r\ncodes: sex\r\nversion: 2025\r\n", ("codes", "sex", "2025")),
        ("penpicture: 1\nanswers: visit\ngiven:\n  exemplar: x\n  version: y\n", ("answers", "visit", "")),
    ],
)
def test_a_head_tells_kind_name_and_version_without_reading_the_whole(
    tmp_path: Path, text: str, said: tuple[str, str, str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode())
    assert head(path) == Head(*said, path)


def test_a_file_that_is_not_text_or_not_there_has_no_head(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00penpicture")
    assert head(tmp_path / "a.yaml") is None and head(tmp_path / "b.yaml") is None


# --- names and versions -------------------------------------------------------------------------------------------


def test_a_reference_takes_the_highest_version_that_fits(tmp_path: Path) -> None:
    workspace = folder(
        tmp_path,
        **{f"v{n}": fragment("visits", v) for n, v in enumerate(["3.9.0", "3.10.0", "4.0.0", "30.0.0"])},
    )
    assert found(workspace, "visits", "3") == "3.10.0"
    assert found(workspace, "visits", "3.9") == "3.9.0"
    assert found(workspace, "visits", "4.0.0") == "4.0.0"
    assert found(workspace, "visits") == "30.0.0"


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1), st.integers(0, 30))
def test_a_version_fits_the_numbers_it_begins_with(versions: list[tuple[int, int, int]], first: int) -> None:
    for version in versions:
        assert fits(".".join(map(str, version)), str(first)) == (version[0] == first)


def test_a_version_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("visits", "1.0.0"), b=fragment("visits", "2.1.0"))
    _, faults = workspace.find("fragment", Pinned("visits", "7"), HERE)
    fault = next(iter(faults))
    assert (
        fault.code == "PP301"
        and fault.span is HERE
        and fault.help == "the versions here are `1.0.0` and `2.1.0`"
    )


def test_a_name_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("visits"))
    _, faults = workspace.find("fragment", Pinned("visit", None), HERE)
    fault = next(iter(faults))
    assert (fault.code, fault.help) == ("PP300", "perhaps `visits` was meant")


def test_a_kind_is_told_in_plain_words(tmp_path: Path) -> None:
    _, faults = folder(tmp_path, a=fragment("visits")).find("codes", Pinned("break-place", None), HERE)
    assert [fault.message for fault in faults] == ["there is no code list called `break-place`"]


def test_the_authoritys_own_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("communication", "1.0.0", "    hint: Ours\n"))
    document, faults = workspace.take("fragment", Pinned("communication", "1"), HERE)
    assert isinstance(document, Fragment) and not faults and document.span.file.endswith("a.yaml")


def test_a_file_in_the_place_of_one_of_the_librarys_is_warned_of_with_both_places(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("communication", "1.0.0"))
    (fault,) = workspace.faults()
    assert fault.code == "PP308" and fault.severity is Severity.WARNING
    assert fault.span.file.endswith("a.yaml") and fault.span.text == "fragment: communication"
    assert fault.related[0].span.file == "penpicture/exemplars/fragments/communication/1.0.0.yaml"
    assert fault.help is not None and "another name or another version" in fault.help


def test_another_version_or_a_copy_to_the_letter_stands_in_the_place_of_nothing(tmp_path: Path) -> None:
    shipped = (SHIPPED / "fragments" / "communication" / "1.0.0.yaml").read_text(encoding="utf-8")
    assert not folder(tmp_path, a=fragment("communication", "9.0.0"), b=shipped).faults()


def test_a_version_that_only_the_shipped_library_has_is_found_there(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("communication", "9.0.0"))
    assert found(workspace, "communication", "1") == "1.0.0"
    assert found(workspace, "communication") == "9.0.0"


def test_two_files_with_one_name_and_version_are_refused_with_both_places(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("visits"), deep__b=fragment("visits"))
    faults = workspace.faults().sorted()
    assert [f.code for f in faults] == ["PP302"]
    assert faults[0].span.file.endswith("b.yaml") and faults[0].span.text == "fragment: visits"
    assert faults[0].related[0].span.file.endswith("a.yaml")
    _, told = workspace.find("fragment", Pinned("visits", "1"), HERE)
    assert [f.code for f in told] == ["PP302"]


def test_answers_to_one_exemplar_are_no_two_files_with_one_name(tmp_path: Path) -> None:
    case = "penpicture: 1\nanswers: visit\nversion: 1.0.0\n"
    assert not folder(tmp_path, a=case, b=case).faults()


# --- nothing leads outside ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../visits", "/etc/passwd", "a/../../visits", "..", "visits.yaml"])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "visits.yaml"
    outside.write_text(fragment("visits"))
    inside = tmp_path / "authority"
    inside.mkdir()
    assert found(folder(inside), name).startswith("there is no fragment called")


def test_a_link_to_a_file_outside_is_refused_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(fragment("visits"))
    inside = tmp_path / "authority"
    inside.mkdir()
    os.symlink(tmp_path / "outside.yaml", inside / "visits.yaml")
    workspace = folder(inside)
    assert [f.code for f in workspace.faults()] == ["PP303"]
    assert workspace.versions("fragment", "visits") == ()


def test_a_link_to_a_folder_outside_is_refused_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "visits.yaml").write_text(fragment("visits"))
    inside = tmp_path / "authority"
    inside.mkdir()
    os.symlink(tmp_path / "outside", inside / "parts")
    workspace = folder(inside)
    assert [f.code for f in workspace.faults()] == ["PP303"]
    assert workspace.versions("fragment", "visits") == ()


def test_an_authority_that_is_a_link_to_the_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(AUTHORITY)
    inside = tmp_path / "authority"
    inside.mkdir()
    os.symlink(tmp_path / "outside.yaml", inside / "authority.yaml")
    authority, faults = Workspace.of(inside).authority()
    assert authority is None and [f.code for f in faults] == ["PP303"]


def test_what_is_no_ordinary_file_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    assert files_of(tmp_path)[0] == ()


def test_a_link_inside_the_folder_leads_to_what_is_found_anyway(tmp_path: Path) -> None:
    workspace = folder(tmp_path, parts__visits=fragment("visits"))
    os.symlink("parts/visits.yaml", tmp_path / "again.yaml")
    os.symlink(".", tmp_path / "round")
    assert not workspace.faults() and len(workspace.versions("fragment", "visits")) == 1


def test_a_link_from_one_folder_of_the_authority_to_another_is_no_fault(tmp_path: Path) -> None:
    folder(tmp_path, parts__visits=fragment("visits"), cases__baby="penpicture: 1\nanswers: visit\n")
    os.symlink("../parts/visits.yaml", tmp_path / "cases" / "visits.yaml")
    assert not files_of(tmp_path / "cases")[1]


def test_links_that_lead_to_each_other_are_refused(tmp_path: Path) -> None:
    os.symlink("b.yaml", tmp_path / "a.yaml")
    os.symlink("a.yaml", tmp_path / "b.yaml")
    found_, faults = files_of(tmp_path)
    assert found_ == () and {f.code for f in faults} == {"PP102"}


def test_a_folder_that_is_a_link_to_itself_ends(tmp_path: Path) -> None:
    os.symlink(tmp_path, tmp_path / "self.yaml")
    assert files_of(tmp_path)[0] == ()


# --- reading ------------------------------------------------------------------------------------------------------


def test_a_file_is_read_once(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("visits"))
    first, _ = workspace.take("fragment", Pinned("visits", None), HERE)
    (tmp_path / "a.yaml").write_text("changed")
    again, _ = workspace.take("fragment", Pinned("visits", "1"), HERE)
    assert first is not None and again is first


def test_a_file_with_faults_is_not_taken_and_its_faults_are_told(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=fragment("visits", more="    unit: kg\n"))
    document, faults = workspace.take("fragment", Pinned("visits", None), HERE)
    assert document is None and [f.code for f in faults] == ["PP234"]


def test_files_are_called_as_the_user_sees_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = folder(tmp_path, parts__visits=fragment("visits"))
    monkeypatch.chdir(tmp_path)
    document, _ = workspace.take("fragment", Pinned("visits", None), HERE)
    assert document is not None and document.span.file == "parts/visits.yaml"
    shipped, _ = workspace.take("exemplar", Pinned("initial-assessment", None), HERE)
    assert shipped is not None and shipped.span.file == "penpicture/exemplars/initial-assessment/1.0.0.yaml"


def test_an_authority_that_uses_what_is_not_there_is_told(tmp_path: Path) -> None:
    workspace = folder(tmp_path)
    (tmp_path / "authority.yaml").write_text(AUTHORITY + "uses: initial-assessment@1, no-such@2\n")
    authority, faults = workspace.authority()
    assert authority is not None and [(f.code, f.span.text) for f in faults] == [("PP300", "no-such@2")]


def test_without_an_authority_there_is_none_and_no_fault() -> None:
    authority, faults = Workspace(None).authority()
    assert authority is None and not faults


# --- the shipped library ------------------------------------------------------------------------------------------


def test_everything_in_the_shipped_library_is_found_and_read_without_a_fault() -> None:
    paths, faults = files_of(SHIPPED)
    assert paths and not faults
    library = Workspace(SHIPPED)
    assert len(library.documents()) == len(paths) and not library.faults()
    for found_ in library.documents():
        document, told = library.open(found_)
        assert document is not None and not told, [f.message for f in told]


def test_an_exemplar_that_names_no_data_model_has_the_shipped_one() -> None:
    model, faults = Workspace(None).data_model(None, HERE)
    assert isinstance(model, DataModel) and not faults


def test_a_shipped_exemplar_is_found_by_its_name() -> None:
    document, faults = Workspace(None).take("exemplar", Pinned("initial-assessment", "1"), HERE)
    assert isinstance(document, Exemplar) and not faults
