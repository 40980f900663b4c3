"""Contributor text is never code: an evil record does nothing, passes nothing on, and does not hurt the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import MKDOCS, Server, Tab, build, run, serve
from tests.e2e.tiny import CONFIGURATION, PRACTICE, TinyProject

LEAVE_OUT = CONFIGURATION.replace(
    "      default_language: en\n", "      default_language: en\n      leave_out_broken: true\n"
)

# All of this is text that a record may hold; it must come out as the letters that it is made of.
TEXT = """\
---
title: "{{ 7 * 7 }} {% raw %} \\\\ <img src=x onerror=alert(1)>"
summary: "{{ config.__class__.__mro__ }} <script>alert(2)</script>"
language: en
themes: [outreach]
city: springfield
organisation: chamber
actor: chamber-of-commerce
level: local
challenges:
  - "{{ cycler.__init__.__globals__.os.popen('touch EXECUTED').read() }}"
sources:
  - title: "<b onmouseover=alert(3)>Report</b>"
    url: https://report.example.org/
---

{{ cards("practices") }} {% include "main.html" %}

--8<-- ".git/config"

`<script>alert(4)</script>` {: onclick="alert(5)" }

## &amp;lt;img src=x onerror=alert(6)&amp;gt;

A heading stands in the list of contents, too.
"""

REFUSED = {
    "macros-on": PRACTICE.replace("level: local", "level: local\nrender_macros: true"),
    "template": PRACTICE.replace("level: local", "level: local\ntemplate: evil.html"),
    "script": PRACTICE + "\n<script>alert(1)</script>\n",
    "handler": PRACTICE + '\n<b onclick="alert(1)">x</b>\n',
    "javascript-link": PRACTICE + "\n[x](javascript:alert(1))\n",
    "data-link": PRACTICE + "\n[x](data:text/html;base64,PHNjcmlwdD4=)\n",
    "out-of-tree": PRACTICE + "\n[x](../../../../etc/passwd)\n",
    "remote-picture": PRACTICE + "\n![x](https://tracker.example.org/x.png)\n",
    "bomb": PRACTICE.replace("summary: Advice", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nsummary: Advice"),
    "nul": PRACTICE.replace("market stalls", "market\x00stalls"),
    "bidi": PRACTICE.replace("market stalls", "market\u202estalls"),
    "large": PRACTICE.replace("level: local", "level: local\nneed: " + "x" * 10_000_000),
}


def refused(tiny: TinyProject) -> None:
    for name, text in REFUSED.items():
        tiny.write(f"practices/{name}.md", text)


def test_template_code_in_a_record_is_text(tiny: TinyProject, tmp_path: Path) -> None:
    text = TEXT
    for tag in ("<script>alert(2)</script>", " <img src=x onerror=alert(1)>"):
        text = text.replace(tag, "")  # tags are refused, which the next test shows
    tiny.write("practices/evil.md", text)
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/en/practices/evil/index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 7 }}" in html
    assert "os.popen(" in html
    assert "{% include" in html
    assert "--8&lt;--" in html
    assert "&lt;script&gt;alert(4)&lt;/script&gt;" in html
    assert "[core]" not in html
    assert html.count("&amp;lt;img src=x onerror=alert(6)&amp;gt;") == 2
    assert "<img src=x" not in html
    assert "onclick=" not in html.replace("{: onclick=", "")
    assert not list(tmp_path.rglob("EXECUTED"))


@pytest.mark.parametrize("name", REFUSED)
def test_each_evil_record_is_refused_with_a_place_and_a_hint(tiny: TinyProject, tmp_path: Path, name: str) -> None:
    tiny.write(f"practices/{name}.md", REFUSED[name])
    result = build(tiny.root, tmp_path / "site")
    assert result.returncode != 0
    assert f"practices/{name}.md:" in result.stderr
    assert "hint:" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_others_are_built_when_broken_records_are_left_out(tiny: TinyProject, tmp_path: Path, tab: Tab) -> None:
    refused(tiny)
    tiny.write("practices/evil.md", TEXT)
    tiny.write("mkdocs.yml", LEAVE_OUT)
    target = tmp_path / "site"
    result = run([*MKDOCS, "build", "--site-dir", str(target)], tiny.root)
    assert result.returncode == 0, result.stderr
    for name in REFUSED:
        assert f"practices/{name}.md:" in result.stderr
    everything = "".join(file.read_text(encoding="utf-8") for file in target.rglob("*.html"))
    assert "Die Kammer berät an" in everything
    for forbidden in (
        "<script>alert",
        "javascript:alert",
        "data:text/html",
        "tracker.example.org",
        "onmouseover=alert",
    ):
        assert f'="{forbidden}' not in everything
    assert "<script>alert" not in everything
    server: Server
    for server in serve(target):
        for page in ("en/practices/", "en/practices/market-stall/", "de/practices/market-stall/", "en/"):
            tab.page.on("dialog", lambda dialog: tab.faults.append(f"dialog: {dialog.message}"))
            tab.page.goto(server.url + page)
    assert tab.faults == []
