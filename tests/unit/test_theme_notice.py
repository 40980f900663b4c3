"""What a translated page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.fingerprints import fingerprint
from handbook.library.translations import text_mark
from handbook.plugin.addresses import Address
from handbook.plugin.theme_context import for_page

from .places_project import FILES, places

MACHINE = "This is a machine translation that nobody has reviewed."
PARTLY = "Parts of this page are not translated yet and are shown in English."
OUTDATED = "Parts of this translation are out of date: the original in English has changed."


def notice(root: Path, translation: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    monkeypatch.setitem(FILES, "practices/desk.de.md", f"---\n{translation}---\nEin Tisch.\n")
    view = places(root, "en")
    entry = view.library.entries["practices/desk"]
    page = for_page(Address("de", "practices/desk/", "de", ("de", "en"), entry), view, "", "")
    return page.notice["text"] if page.notice else None


def kept(title: str = "One desk") -> str:
    marks = [("title", title, "T"), ("summary", "One desk for all questions.", "S"), ("body", "A desk.", "Ein Tisch.")]
    lines = [f'    {n}: {{source: "{fingerprint(source)}", text: "{text_mark(t)}"}}\n' for n, source, t in marks]
    return f"  fields:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ("state: machine\n", MACHINE),
        ("state: reviewed\n", None),
        ("state: reviewed\n" + kept(), None),
        ("state: machine\n" + kept(), MACHINE),
        ("state: reviewed\n" + kept("Two desks"), OUTDATED),
        ("state: machine\n" + kept("Two desks"), f"{MACHINE} {OUTDATED}"),
        ("state: reviewed\n" + kept().replace('"}', '", state: machine}', 1), MACHINE),
        ("state: machine\n" + kept().replace('"}', '", state: reviewed}'), None),
    ],
)
def test_notices(tmp_path: Path, translation: str, said: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    front = f"title: T\nsummary: S\ntranslation:\n  {translation}"
    assert notice(tmp_path, front, monkeypatch) == said


def test_a_missing_text_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notice(tmp_path, "title: T\ntranslation:\n  state: reviewed\n", monkeypatch) == PARTLY
