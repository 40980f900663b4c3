"""What records are in files of data, between two builds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from handbook.exports.export import File, Frame, Piece
from handbook.library import Library
from handbook.plugin.kept.record_pieces import RecordPieces
from handbook.plugin.kept.warm import SITE, Warm

HEADER = b"id,n\n"
IDS = ("x", "y", "z")


@pytest.mark.parametrize("pieces", [{}, {"a": b"one"}, {"a": b"one", "b": b"", "c": b"three"}])
def test_a_piece_is_cut_out_of_a_file_as_it_was_put_in(pieces: dict[str, bytes]) -> None:
    frame = Frame(b"<", b", ", b">")
    content = frame.around(pieces.values())
    assert content == b"<" + b", ".join(pieces.values()) + b">"
    assert {name: content[slice(*span)] for name, span in frame.spans(pieces).items()} == pieces


class Builds:
    """Builds of a section of three records; each says which records it made anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "site").mkdir()
        (root / "cache").mkdir()
        self.library = Library([], ["en"])

    def build(self, records: Mapping[str, str], header: bytes = HEADER, overwritten: Sequence[str] = ()) -> list[str]:
        made: list[str] = []
        warm = Warm.open(self.root / "cache", self.root / "site", b"recipe")
        warm.begin({name: text.encode() for name, text in records.items()})
        warm.forget(overwritten)
        section = RecordPieces(warm, self.library, "section")

        def make(name: str) -> Piece:
            made.append(name)
            self.library.note(name)
            text = f"{name},{records[name]}"
            return Piece(text.encode(), f" {text}".encode(), f"{text}\n".encode())

        with self.library.reading() as reads:
            pieces = {name: section.piece(f"{name}.json", header, partial(make, name)) for name in records}
        assert set(records) <= reads
        listed = {f"{name}.json": piece.listed for name, piece in pieces.items()}
        rows = {f"{name}.json": piece.row for name, piece in pieces.items()}
        frames = (("list.json", Frame(b"[\n", b",\n", b"\n]\n"), listed), ("table.csv", Frame(header), rows))
        files = [File(name, frame.around(of.values()), "", spans=frame.spans(of)) for name, frame, of in frames]
        for file in files:
            warm.write(SITE + file.path, file.content)
        warm.add("section", reads, [SITE + file.path for file in files], [file.without_content() for file in files])
        warm.finish()
        return made

    def read(self, name: str) -> str:
        return (self.root / "site" / name).read_text(encoding="utf-8")


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    builds = Builds(tmp_path)
    assert builds.build(dict.fromkeys(IDS, "1")) == ["x", "y", "z"]
    return builds


def test_only_what_has_changed_is_made_again(builds: Builds) -> None:
    for number in ("22", "3"):
        assert builds.build({"x": "1", "y": number, "z": "1"}) == ["y"]
        assert builds.read("list.json") == f"[\n x,1,\n y,{number},\n z,1\n]\n"
        assert builds.read("table.csv") == f"id,n\nx,1\ny,{number}\nz,1\n"
        assert builds.read("y.json") == f"y,{number}"


def test_records_come_and_go(builds: Builds) -> None:
    assert builds.build({"a": "1", "x": "1", "z": "1"}) == ["a"]
    assert builds.read("table.csv") == "id,n\na,1\nx,1\nz,1\n"
    assert not (builds.root / "site/y.json").exists()


def test_another_header_makes_all_rows_anew(builds: Builds) -> None:
    assert builds.build(dict.fromkeys(IDS, "1"), b"id,number\n") == ["x", "y", "z"]


@pytest.mark.parametrize("name", ["list.json", "table.csv"])
def test_nothing_is_cut_out_of_a_file_that_is_somebody_elses(builds: Builds, name: str) -> None:
    assert builds.build(dict.fromkeys(IDS, "1"), overwritten=[SITE + name]) == ["x", "y", "z"]
    (builds.root / "site" / name).write_text("mine", encoding="utf-8")
    assert builds.build(dict.fromkeys(IDS, "1")) == ["x", "y", "z"]
    (builds.root / "site" / name).unlink()
    assert builds.build(dict.fromkeys(IDS, "1")) == ["x", "y", "z"]
    assert builds.build(dict.fromkeys(IDS, "1")) == []


def test_a_record_whose_own_file_is_gone_is_made_again(builds: Builds) -> None:
    (builds.root / "site/y.json").unlink()
    assert builds.build(dict.fromkeys(IDS, "1")) == ["y"]
    assert builds.read("y.json") == "y,1"
