"""The list of rules, its folder and its codes agree."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from handbook import rules
from handbook.load import folder, messages
from handbook.rules import CODES, RULES


def test_every_module_is_in_the_list_and_tells_its_rule() -> None:
    modules = sorted(path.stem for path in Path(rules.__file__).parent.glob("hb*.py"))
    assert sorted(rule.__module__.rpartition(".")[2] for rule in RULES) == modules
    assert all(inspect.getdoc(rule) for rule in RULES)


def test_codes_are_used_once_and_in_their_module() -> None:
    assert not set(CODES) & (set(folder.CODES) | set(messages.CODES))
    seen: set[str] = set()
    for rule in RULES:
        module = inspect.getmodule(rule)
        assert module is not None
        assert not seen & set(module.CODES)
        seen |= set(module.CODES)
        assert set(re.findall(r'"(HB\d{3})"', inspect.getsource(module))) == set(module.CODES)
    assert seen == set(CODES)


def test_every_rule_has_a_test() -> None:
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_hb*.py")}
    assert tests == {rule.__module__.rpartition(".")[2] for rule in RULES}
