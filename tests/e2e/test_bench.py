"""The benchmark at a small size: does it work? Never: how fast is it?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.speed.__main__ import main


def test_benchmark_measures_and_writes_its_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--sizes", "4", "--no-peers", "--check", "20", "--output", str(tmp_path)]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert "\nhandbook check on " in said.out
    assert said.err == ""
    data = json.loads((tmp_path / "speed.json").read_text(encoding="utf-8"))
    assert data["check"]["records"] > 15
    ours = data["builds"][0]
    assert (ours["engine"], ours["practices"]) == ("handbook", 4)
    # Each practice, city and organisation has a page in five languages.
    assert ours["pages"] > 5 * (4 + 3 + 3)
    assert ours["cold"]["cpu"] > 0
    assert {"processor", "cores", "python"} <= set(data["machine"])
    assert {"mkdocs", "cmarkgfm", "pydantic"} <= set(data["versions"])
    assert (tmp_path / "speed.svg").read_text(encoding="utf-8").startswith("<svg")
