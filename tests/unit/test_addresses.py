"""Which pages there are, and which of them stand for others."""

from __future__ import annotations

from pathlib import Path

from handbook.plugin.addresses import Address, addresses, one_of_each

from .places_project import places


def test_one_page_stands_for_each_type_in_each_language(tmp_path: Path) -> None:
    view = places(tmp_path, "en")
    pages = list(addresses(view.library, [], view.settings))
    ones, others = one_of_each(pages)
    kinds = [kind(page) for page in ones]
    assert sorted(kinds) == sorted({kind(page) for page in pages})
    assert others
    assert sorted(map(source, [*ones, *others])) == sorted(map(source, pages))


def kind(page: Address) -> tuple[str, str]:
    assert page.entry is not None
    return page.language, page.entry.model.type


def source(page: Address) -> str:
    return page.source
