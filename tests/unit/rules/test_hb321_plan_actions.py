from __future__ import annotations

from pathlib import Path

from .small_project import ACTION, HEAD, PLAN, markdown, places, step

CARRIED_OUT = ACTION + "themes: [jobs]\ncarried_out_by: {plan: p}\n"
GROUP = HEAD + "number: 1\ntheme: jobs\nleading: [{city: munich}]\nlearning: [{city: munich}]\n"


def test_too_few_actions_and_none_that_was_learnt(tmp_path: Path) -> None:
    files = {"action-plans/p.md": markdown(PLAN + step()), "actions/a.md": markdown(CARRIED_OUT)}
    assert places(tmp_path, files) == ["action-plans/p.md:2:1: HB321w", "action-plans/p.md:2:1: HB322w"]


def test_two_actions_one_of_them_learnt(tmp_path: Path) -> None:
    files = {
        "action-plans/p.md": markdown(PLAN + step()),
        "actions/a.md": markdown(CARRIED_OUT),
        "actions/b.md": markdown(CARRIED_OUT),
        "data/working-groups/jobs.yml": GROUP,
    }
    assert places(tmp_path, files) == []
