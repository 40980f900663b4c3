"""The project's promises about itself: floors, registries, codes, sizes, and a generator that knows no site."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import handbook
import handbook.exports
import handbook.macros
import handbook.models
import handbook.pages
import handbook.rules
from handbook.exports import EXPORTS
from handbook.forms.schema import drifted
from handbook.macros import MACROS
from handbook.models import RECORD_TYPES
from handbook.models.record import Record
from handbook.pages import PAGES
from handbook.rules import RULES
from handbook.yaml12 import load

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/handbook"
MODULES = sorted(PACKAGE.rglob("*.py"))
CODE = re.compile(r"\bHB\d{3}\b")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(info.name)


def test_import_contracts() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


# --- registries and their folders, both ways -----------------------------------------------------------------------


def _concrete(model: type[Record]) -> Iterator[type[Record]]:
    for child in model.__subclasses__():
        if "type" in vars(child) and child.__module__.startswith("handbook.models."):
            yield child
        yield from _concrete(child)


def test_record_types_are_all_models() -> None:
    list(modules(handbook.models))
    assert set(_concrete(Record)) == set(RECORD_TYPES)
    for attribute in ("type", "section", "folder"):
        values = [getattr(model, attribute) for model in RECORD_TYPES]
        assert len(set(values)) == len(values), attribute


def test_rules_are_all_files() -> None:
    files = {file.stem for file in (PACKAGE / "rules").glob("hb*.py")}
    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == files
    assert len(set(RULES)) == len(RULES)
    for rule in RULES:
        assert inspect.getdoc(rule), (
            f"{rule.__module__} has no docstring, which is the rule as contributors are told it"
        )


def test_pages_are_all_types_with_a_page() -> None:
    types = [kind.type for kind in PAGES]
    assert sorted(types) == sorted(model.type for model in RECORD_TYPES if model.page == "record")
    kinds = [kind for module in modules(handbook.pages) for kind in _kinds(module)]
    assert {id(kind) for kind in kinds} == {id(kind) for kind in PAGES}


def _kinds(module: ModuleType) -> list[object]:
    return [value for value in vars(module).values() if type(value) is handbook.pages.PageKind]


def test_macros_are_all_functions() -> None:
    written = {
        (module.__name__, function.__name__)
        for module in modules(handbook.macros)
        if module.__name__ != "handbook.macros.call"
        for function in vars(module).values()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not function.__name__.startswith("_")
        and "view" in inspect.signature(function).parameters
    }
    assert {(macro.__module__, macro.__name__) for macro in MACROS} == written
    names = Counter(macro.__name__ for macro in MACROS)
    assert max(names.values()) == 1, names
    for macro in MACROS:
        assert inspect.getdoc(macro), f"the macro {macro.__name__} has no documentation"


def test_exports_are_all_modules() -> None:
    exporting = {
        module.__name__
        for module in modules(handbook.exports)
        if any(type(value) is type(EXPORTS[0]) and _made_in(value, module) for value in vars(module).values())
    }
    registered = {module.__name__ for module in modules(handbook.exports) if any(_is_in(e, module) for e in EXPORTS)}
    assert registered == exporting
    assert all(any(_is_in(export, module) for module in modules(handbook.exports)) for export in EXPORTS)
    assert len({id(export) for export in EXPORTS}) == len(EXPORTS)


def _is_in(value: object, module: ModuleType) -> bool:
    return any(value is other for other in vars(module).values())


def _made_in(value: object, module: ModuleType) -> bool:
    return not inspect.isfunction(value) or value.__module__ == module.__name__


# --- codes of problems ---------------------------------------------------------------------------------------------


def _declared() -> list[tuple[str, str]]:
    """Code and file of every entry of a CODES dict."""
    found: list[tuple[str, str]] = []
    for file in MODULES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(isinstance(target, ast.Name) and target.id == "CODES" for target in targets):
                value = getattr(node, "value", None)
                if not isinstance(value, ast.Dict):
                    continue  # one gathered from others
                found += [(str(key.value), name(file)) for key in value.keys if isinstance(key, ast.Constant)]
    return found


def _used() -> Counter[str]:
    """How often each code stands in the code of the package, comments and docstrings apart."""
    used: Counter[str] = Counter()
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                used[node.value] += 1
    return used


def test_every_code_is_declared_once_and_used() -> None:
    declared, used = Counter(code for code, _ in _declared()), _used()
    assert [code for code, times in declared.items() if times > 1] == [], _declared()
    assert sorted(used.keys() - declared.keys()) == [], "used without an entry in a CODES dict"
    assert sorted(code for code in declared if used[code] < 2) == [], "declared in a CODES dict, but never used"


# --- texts of the package ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_modules_are_short_and_say_what_they_are_for(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text)), "no docstring"


def test_nothing_is_left_to_do() -> None:
    folders = [file for folder in ("src", "tests", "tools", ".ci", ".github") for file in (ROOT / folder).rglob("*")]
    marks = ["".join(pair) for pair in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"))]  # apart, or this file has them
    unfinished = re.compile(rf"\b({'|'.join(marks)})\b")
    found = [name(file) for file in folders if _is_text(file) and unfinished.search(file.read_text("utf-8", "replace"))]
    assert found == []


def _is_text(file: Path) -> bool:
    return file.is_file() and file.suffix in {".py", ".html", ".css", ".js", ".sh", ".yml", ".md", ".j2", ".po", ".pot"}


def _words_of_the_site() -> set[str]:
    """The name of the site and of its cities, as its own files give them."""
    words = {"MEGA"}
    for file in (ROOT / "data/cities").glob("*.yml"):
        data = load(file.read_text(encoding="utf-8")).data
        if isinstance(data, dict):
            words.update(str(word) for word in (data.get("names") or {}).values())
    return {word for word in words if len(word) > 3}


def test_the_generator_knows_no_site() -> None:
    words = _words_of_the_site()
    assert len(words) > 3
    wanted = re.compile(rf"\b({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")
    found = [
        f"{name(file)}:{number}: {match[0]}"
        for file in sorted(PACKAGE.rglob("*"))
        if _is_text(file)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (match := wanted.search(line))
    ]
    assert found == []


def test_schemas_follow_the_models() -> None:
    assert drifted(ROOT / "schemas") == [], "run `handbook schema`"
