"""What is kept between two builds, and when it is not trusted."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from handbook import keeping
from handbook.keeping import Kept, Result, digest, load, read_object, stamp, stamps, write_object


@pytest.mark.parametrize("value", [None, [], {"a": (1, b"x")}, Result(frozenset({"a"}), {"f": (1, 2)}, "v")])
def test_an_object_comes_back_as_it_was_written(tmp_path: Path, value: object) -> None:
    write_object(tmp_path / "state", value)
    assert read_object(tmp_path / "state") == value
    assert [file.name for file in tmp_path.iterdir()] == ["state"]


def test_no_damage_goes_unnoticed(tmp_path: Path) -> None:
    file = tmp_path / "state"
    write_object(file, Kept(b"r", {"g": b"1"}, {"k": Result(frozenset({"g"}))}))
    whole = file.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x40
        file.write_bytes(changed)
        assert read_object(file) is None, place
        file.write_bytes(whole[:place])
        assert read_object(file) is None, place
    file.write_bytes(whole + b"\n")
    assert read_object(file) is None
    file.unlink()
    assert read_object(file) is None
    file.mkdir()
    assert read_object(file) is None


def test_classes_that_are_gone_are_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_object(tmp_path / "state", Kept(b"r"))
    monkeypatch.delattr(keeping, "Kept")
    assert read_object(tmp_path / "state") is None


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    write_object(tmp_path / "state", "old")
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError)):
        write_object(tmp_path / "state", lambda: None)
    assert read_object(tmp_path / "state") == "old"


def test_what_another_recipe_made_is_nothing(tmp_path: Path) -> None:
    kept = Kept(b"recipe", {"g": b"1"}, {"k": Result(frozenset({"g"}))})
    write_object(tmp_path / "state", kept)
    assert load(tmp_path / "state", b"recipe") == kept
    assert load(tmp_path / "state", b"other") == Kept(b"other")
    write_object(tmp_path / "state", ["recipe"])
    assert load(tmp_path / "state", b"recipe") == Kept(b"recipe")
    assert load(tmp_path / "missing", b"recipe") == Kept(b"recipe")


def test_a_result_goes_with_any_of_its_grains() -> None:
    results = {"a": Result(frozenset({"x", "y"})), "b": Result(frozenset({"y"})), "c": Result(frozenset())}
    kept = Kept(b"", {"x": b"1", "y": b"1", "gone": b"1"}, results)
    assert set(kept.changed({"x": b"1", "y": b"1", "gone": b"1"})) == set()
    assert set(kept.changed({"x": b"2", "y": b"1", "new": b"1"})) == {"x", "gone", "new"}
    assert kept.without([]) == results
    assert set(kept.without(["x"])) == {"b", "c"}
    assert set(kept.without(["y", "z"])) == {"c"}


def test_files_are_found_with_size_and_time(tmp_path: Path) -> None:
    for name in ("a", "b/c", "b/.d", ".e/f"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    os.utime(tmp_path / "a", ns=(5, 7))
    (tmp_path / "link").symlink_to(tmp_path / "b")
    found = stamps(str(tmp_path))
    assert set(found) == {"a", "b/c", "b/.d", ".e/f", "link"}
    assert found["a"] == stamp(tmp_path / "a") == (1, 7)
    assert stamps(str(tmp_path / "b"), "p/") == {"p/c": found["b/c"], "p/.d": found["b/.d"]}
    assert stamps(str(tmp_path / "missing")) == {}


def test_a_digest_tells_where_parts_end() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b""]) != digest([])
    assert digest([b"a", b"b"]) == digest(iter([b"a", b"b"]))
