"""Faults of contributor text: found where they are, and nowhere else."""

from __future__ import annotations

import pytest

from handbook.text_faults import faults, plain_files, relative_addresses


@pytest.mark.parametrize(
    "text",
    [
        "`<b>` and ``<script>``", "    <div>\n    x", "```html\n<script>\n```", "\\<b> a < b, 3 <4", "&lt;b&gt;",
        "<https://e.org> <a@b.org>", "[a](<b c.md>) [m](mailto:a@b.c) [t](tel:+34123)",
        "[a](../cities/x.md) [b](y.md#z) [c](#d)",
        "`[x](javascript:alert(1))`", "![local](img/a.png)", "javascript: is a word", "x[^1]\n\n[^1]: [a](b.md)",
        "**<3** ~~a~~ e.g. 14:30", "[10:30](x.md)",
    ],
)  # fmt: skip
def test_fine_texts_have_no_faults(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a <b>c</b>", [(1, 3)]),
        ("`<b>` <i>", [(1, 7)]),
        ("a\n\n<div>\n\nx\n\n</div>", [(3, 1), (7, 1)]),
        ("foo\n<div>\nx", [(2, 1)]),
        ("a <!-- c -->", [(1, 3)]),
        ("ä [x](javascript:a) `[x](javascript:a)`", [(1, 7)]),
        ("`[x](javascript:a)` [x](javascript:a)", [(1, 25)]),
        ("![r](https://e.org/a.png)", [(1, 6)]),
        ("[a](../../etc/passwd) [b](../x.md) [c](%2e%2e/../etc)", [(1, 5), (1, 40)]),
        ("[x]\n\n[x]: vbscript:a", [(3, 6)]),
        ("- a\n- b <ftp://e.org>", [(2, 6)]),
        ("[x](//e.org/a)", [(1, 5)]),
        ("[x](\\\\\\\\e.org/a)", [(1, 5)]),
        ("| a |\n|---|\n| <b> |", [(3, 3)]),
        ("x[^1]\n\n[^1]: a <u>", [(3, 9)]),
    ],
)
def test_faults_stand_where_they_are(text: str, places: list[tuple[int, int]]) -> None:
    assert [(fault.line, fault.column) for fault in faults(text)] == places


def test_faults_say_what_and_how_to_mend() -> None:
    fault = faults("a <font color=red>b</font>")[0]
    assert fault.message == "HTML <font color=red> is not allowed in a text and would be left out"
    assert "backticks" in fault.hint
    assert "comment" in faults("<!-- x -->")[0].message
    assert "“javascript:”" in faults("[x](JAVA&#10;SCRIPT:y)")[0].message
    assert faults("[x](../../y)", depth=2) == []


def test_relative_addresses_are_found_where_they_stand() -> None:
    text = "[a](../x.md) ![b](img/a%20b.png)\n\n[c] [d](#e) [f](https://e.org) [g](//e.org)"
    text += " [h](ja&#10;vascript:x)\n\n[c]: <y.md>"
    assert relative_addresses(text) == [(1, 5, "../x.md"), (1, 19, "img/a b.png"), (5, 7, "y.md")]
    assert relative_addresses("no link: [x] (y)") == []
    assert [fault.kind for fault in faults("<b> [x](data:y)")] == ["html", "address"]


def test_a_huge_hostile_text_is_refused_without_trying_every_place() -> None:
    found = faults("a <b> [x](javascript:y)\n" * 15_000)
    assert {fault.kind for fault in found} == {"html", "address"}
    assert found[0].line == 1
    assert len(relative_addresses("[x](a.md)\n" * 40_000)) == 40_000


def test_only_wanted_addresses_are_looked_for() -> None:
    text = "[a](x.md) [b](y.md)\n\n[c](x.md)"
    assert relative_addresses(text, lambda address: address == "x.md") == [(1, 5, "x.md"), (3, 5, "x.md")]
    assert relative_addresses(text, lambda _address: False) == []


@pytest.mark.parametrize(
    "text", ["FTP://e.org", "xmpp:a@b.co", "<javascript:x>", "[x]\n\n[x]:\nvbscript:a", "[x](//a)"]
)
def test_faults_are_found_whatever_makes_a_link(text: str) -> None:
    assert [fault.kind for fault in faults(text)] == ["address"]


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("words (only), 10:30", set()),
        ("[a](x.md) [b](../y/z.yml#part) [c](https://e.org/a(b))", {"x.md", "../y/z.yml"}),
        ("x[^1] <https://e.org>\n\n[^1]: See [a](x.md).", {"x.md"}),
        ("![a](x.png)", None),
        ("[a](<x.md>)", None),
        ('[a](x.md "title")', None),
        ("[a]( x.md)", None),
        ("[a](tel:1)", None),
        ("[a]\n\n[a]: x.md", None),
        ("[^a b]: x.md", None),
        ("<b>", None),
        ("<https://e.org> <ftp://e.org>", None),
        ("FTP://e.org", None),
    ],
)
def test_only_plain_links_are_read_without_cmark(text: str, files: set[str] | None) -> None:
    assert plain_files(text) == files
