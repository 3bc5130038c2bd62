"""What tools that lay configurations over each other are complained about for, and what happens here instead.

Each test names the tool and, where one was read, the thread in which its users say it.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from penpicture.dsl.printing import text
from tests.layers.folder import artifact, codes, compiled, layer

WHY = "because: x"
REWORD = "- reword: likes\n  ask: {}\n  meaning: same\n  because: x"


def test_nixos_unknown_file_every_conflict_names_both_files_and_lines(tmp_path: Path) -> None:
    """NixOS/nixpkgs issue 15747, nix-community/home-manager issue 5870: `<unknown-file>` as the source of a definition."""
    one, other = layer(REWORD.format("One?"), "one"), layer(REWORD.format("Other?"), "other")
    said = text(compiled(tmp_path, (one, other)).diagnostics)
    assert "layer-0.yaml:8" in said and "layer-1.yaml:8" in said


def test_nixos_force_what_is_nearer_the_team_needs_no_force_to_stand(tmp_path: Path) -> None:
    """olafkfreund/nixarchy issue 96: a user had to force his own file to stand against a module that he imported."""
    made = artifact(
        tmp_path,
        layer(REWORD.format("Ours?"), "ours", "team"),
        layer(REWORD.format("Theirs?"), "theirs", "region"),
    )
    assert made.content["questions"]["likes"]["ask"]["practitioner"] == "Ours?"


def test_nixos_clobbering_an_end_and_a_change_of_one_question_are_one_conflict(tmp_path: Path) -> None:
    """NixOS/nixpkgs pull 145450: two related options, set in two places, silently clobbered each other."""
    ends = layer(f"- retire: likes\n  since: 2026-04-01\n  {WHY}", "one")
    assert "PP372" in codes(tmp_path, ends, layer(REWORD.format("What do they love?"), "other"))


def test_cue_order_the_same_message_comes_whatever_order_the_files_are_in(tmp_path: Path) -> None:
    """cue-lang/cue issues 2912 and 4182: what is said of a conflict hung on the order of the files."""
    layers = [layer(REWORD.format(f"{name}?"), name) for name in ("one", "other", "third")]
    found = {
        tuple(sorted(each.message for each in compiled(tmp_path / str(n), order).diagnostics))
        for n, order in enumerate(permutations(layers))
    }
    assert len(found) == 1


def test_cue_dropped_errors_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """cue-lang/cue issue 4477: of several errors in one place only one was told."""
    many = "\n".join(f"- reword: nothing_{n}\n  ask: What?\n  meaning: same\n  {WHY}" for n in range(5))
    assert codes(tmp_path, layer(many)) == ["PP370"] * 5


def test_cue_defaults_a_value_that_was_set_twice_can_still_be_set(tmp_path: Path) -> None:
    """cue-lang/cue issue 1123: two defaults could not be overridden at all."""
    laid = [layer(f"- require: likes\n  mandatory: {said}\n  {WHY}", said + rank, rank) for said, rank in
            (("yes", "region"), ("no", "authority"), ("yes", "team"))]  # fmt: skip
    assert artifact(tmp_path, *laid).content["questions"]["likes"]["mandatory"] is True


def test_kustomize_lists_what_is_offered_joins_what_is_there(tmp_path: Path) -> None:
    """kubernetes-sigs/kustomize issues 306, 2980, 6146: a list without a merge key was replaced as a whole, silently."""
    offered = layer(f"- options: drinking\n  offer:\n    past: In the past\n  {WHY}")
    options = artifact(tmp_path, offered).content["questions"]["drinking"]["options"]
    assert [option["code"] for option in options] == ["now", "never", "past"]


def test_kustomize_no_match_a_change_of_what_is_not_there_is_an_error_with_the_nearest_name(
    tmp_path: Path,
) -> None:
    """kubernetes-sigs/kustomize issues 335, 4379 and 5093: a patch that matched nothing went through."""
    found = compiled(tmp_path, [layer(f"- retire: drinkin\n  since: 2026-04-01\n  {WHY}")])
    assert found.artifact is None and "perhaps `drinking` was meant" in text(found.diagnostics)


def test_kustomize_empty_target_nothing_can_be_said_of_all_parts_at_once(tmp_path: Path) -> None:
    """fluxcd/kustomize-controller issue 464: a removal with an empty target removed everything."""
    for n, target in enumerate(("{}", "'*'", "home.*", "''")):
        found = compiled(tmp_path / str(n), [layer(f"- retire: {target}\n  since: 2026-04-01\n  {WHY}")])
        assert found.artifact is None, target


def test_kustomize_origin_every_facet_says_where_it_comes_from(tmp_path: Path) -> None:
    """Kustomize annotates the origin of a resource, and nothing of its fields."""
    provenance = artifact(tmp_path, layer(REWORD.format("What do they love?"))).provenance
    assert provenance["questions.likes.ask.practitioner"]["layer"] == "northshire"
    assert provenance["questions.likes"]["layer"] == "first-visit@1.2.0"


def test_helm_null_no_value_takes_something_away(tmp_path: Path) -> None:
    """helm/helm issues 5184, 9027, 10569, 30587 and 32132: null deletes, here and not there."""
    for n, value in enumerate(("null", "~", "")):
        found = compiled(
            tmp_path / str(n), [layer(f"- reword: likes\n  hint: {value}\n  meaning: same\n  {WHY}")]
        )
        made = found.artifact
        assert made is None or made.content["questions"]["likes"]["hint"]["practitioner"] == value


def test_pkl_delete_what_goes_leaves_a_tombstone_and_its_name_is_never_used_again(tmp_path: Path) -> None:
    """apple/pkl-evolution pull 9: there is no way to delete."""
    ended = layer(f"- retire: effect\n  since: 2026-04-01\n  {WHY}", "one", "region")
    again = layer(f"- add: effect\n  in: home\n  ask: How?\n  type: text\n  {WHY}", "other", "team")
    assert artifact(tmp_path / "a", ended).content["questions"]["effect"]["retired"] == "2026-04-01"
    assert codes(tmp_path / "b", ended, again) == ["PP375"]


def test_pkl_two_ways_there_is_one_way_to_add(tmp_path: Path) -> None:
    """apple/pkl issue 287: two ways to extend confuse. A layer is no exemplar: it has no sections or questions of its own."""
    assert artifact(
        tmp_path / "a", layer(f"- add: more\n  in: home\n  ask: What else?\n  type: text\n  {WHY}")
    )
    extended = layer(REWORD.format("What?")) + "sections:\n  - id: more\n    title: More\n"
    assert compiled(tmp_path / "b", [extended]).artifact is None


def test_jsonnet_late_binding_a_fault_of_what_was_changed_stands_where_it_was_written(tmp_path: Path) -> None:
    """google/go-jsonnet issue 282: once merged, a value's place is lost."""
    found = compiled(tmp_path, [layer(f"- when: effect\n  ask when: drinking is sometimes\n  {WHY}")])
    assert "layer-0.yaml:8" in text(found.diagnostics)


def test_openehr_narrowing_a_layer_may_ask_more_and_a_lock_says_what_it_may_not(tmp_path: Path) -> None:
    """An openEHR template can only narrow its archetype. Here whoever owns a part says what is kept, and a proof holds it."""
    lock = layer(f"- lock: effect\n  keep: at least\n  {WHY}", "one", "region")
    wider = layer(f"- when: effect\n  ask when: drinking is answered\n  {WHY}", "other", "team")
    narrower = layer(
        f"- when: effect\n  ask when: drinking is now and likes is answered\n  {WHY}", "other", "team"
    )
    assert codes(tmp_path / "a", lock, wider) == []
    assert codes(tmp_path / "b", lock, narrower) == ["PP388"]
