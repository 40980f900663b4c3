"""Contributor text: what it becomes, what is refused, and that nothing in it is ever code."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.render import text as module
from handbook.render.text import LABELS, Heading, faults, inline, plain, to_html

VECTORS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.y/z></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<p style='background:url(x)'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<details open ontoggle=alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<div\n onclick=alert(1)\n>x</div>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<java script:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x]\n\n[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x" onerror="alert(1)](y.png)',
    '[x](y.md "a\\" onmouseover=\\"alert(1)")',
    '[x](https://e.org/"onmouseover="alert(1))',
    "```\"><script>alert(1)</script>\nx\n```",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "x[^<script>]\n\n[^<script>]: <img src=x onerror=alert(1)>",
    'x[^"onclick="a]\n\n[^"onclick="a]: y',
    "> [!NOTE]\n> <script>alert(1)</script>",
    "- [x] <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>",
    "# x\" onclick=\"alert(1)",
    "<a@b.c\" onclick=alert(1)>",
    "{{ ''.__class__ }} {% include 'x' %} --8<-- \"/etc/passwd\" {: onclick=alert(1) }",
    "\\<script>alert(1)\\</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]  # fmt: skip

BANNED = {
    "script",
    "style",
    "iframe",
    "svg",
    "math",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "meta",
    "base",
    "link",
}


class Auditor(HTMLParser):
    """Collects whatever in HTML could run, load or disguise something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.dangers: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BANNED:
            self.dangers.append(tag)
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                self.dangers.append(f"{tag} {name}")
            if name in {"href", "src"}:
                scheme = urlsplit((value or "").strip()).scheme
                allowed = {"", "http", "https", "mailto", "tel"} if name == "href" else {""}
                if scheme not in allowed or (value or "").startswith("//"):
                    self.dangers.append(f"{tag} {name}={value}")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.dangers.append(f"misnested </{tag}>")

    def handle_comment(self, data: str) -> None:
        self.dangers.append("comment")


def audit(html: str) -> list[str]:
    auditor = Auditor()
    auditor.feed(html)
    auditor.close()
    if len(auditor.ids) != len(set(auditor.ids)):
        auditor.dangers.append("an id twice")
    return auditor.dangers + [f"<{tag}> left open" for tag in auditor.open]


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_gets_through(vector: str) -> None:
    assert audit(str(to_html(vector).markup)) == []
    assert audit(str(inline(vector))) == []


@pytest.mark.parametrize("vector", VECTORS[:37])
def test_every_attack_is_reported(vector: str) -> None:
    # `<svg/onload` is no tag for Markdown but text, `<svg onload` is one.
    assert faults(vector.replace("<svg/", "<svg "))


pieces = st.sampled_from(
    [*VECTORS, "\n", "\n\n", "> ", "- ", "1. ", "# ", "`", "```\n", "**", "_", "[", "](", ")", "<", ">", '"',
     "'", "&#10;",
     "|a|\n|-|\n", "[^1]", "[^1]: ", "[!TIP]\n", "- [ ] ", "    ", "\\", "~~", "![", "&quot;", "x",
     "\x00", "\ud800", "ñ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces | st.text(max_size=6), max_size=14).map("".join))
def test_nothing_gets_through_in_any_mixture(text: str) -> None:
    assert audit(str(to_html(text, id_prefix="p-").markup)) == []
    assert audit(str(inline(text))) == []
    plain(text)
    lines = text.count("\n") + 1
    for fault in faults(text):
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert fault.message
        assert fault.hint


def html(text: str) -> str:
    return str(to_html(text).markup)


def test_template_code_is_plain_text() -> None:
    text = "{{ x }} {% include 'y' %} {# z #} `--8<--`"
    assert html(text) == "<p>{{ x }} {% include 'y' %} {# z #} <code>--8&lt;--</code></p>"
    assert faults(text) == []


def test_headings_move_down_and_have_unique_ids() -> None:
    result = to_html("# Über uns\n\n## Ziel `x`\n\n## Ziel x\n\n###### deep\n\n#\n\n# ???", id_prefix="about-")
    assert result.headings == (
        Heading(2, "about-uber-uns", "Über uns"),
        Heading(3, "about-ziel-x", "Ziel x"),
        Heading(3, "about-ziel-x-2", "Ziel x"),
        Heading(6, "about-deep", "deep"),
        Heading(2, "about-section", "???"),
    )
    assert '<h3 id="about-ziel-x">Ziel <code>x</code></h3>' in result.markup
    assert result.markup.count("<h2") == 2


def test_alerts_are_boxes_with_a_translated_title() -> None:
    text = "> [!warning]\n> Mind *this*\n>\n> > [!NOTE]\n> > inner"
    result = to_html(text, label=lambda word: f"<{word}>").markup
    assert result.startswith(
        '<div class="hb-alert hb-alert--warning" role="note">\n<p class="hb-alert__title">&lt;Warning&gt;'
    )
    assert "<p>Mind <em>this</em></p>" in result
    assert result.count("<div") == 1
    assert html("> [!OTHER]\n> x").startswith("<blockquote>")


def test_tasks_are_words_not_controls() -> None:
    result = html("- [x] fed\n- [ ] watered")
    assert "<input" not in result
    assert '<span aria-hidden="true">☑</span> <span class="hb-visually-hidden">Done: </span>fed' in result
    assert '<span aria-hidden="true">☐</span> <span class="hb-visually-hidden">To do: </span>watered' in result


def test_tables_scroll_and_have_a_name() -> None:
    table = "| Year | Cost |\n|---|--:|\n| 2019 | 5 |\n"
    result = html(f"{table}\n{table}")
    assert 'tabindex="0" role="region" aria-label="Table: Year, Cost"><table>' in result
    assert 'aria-label="Table: Year, Cost (2)"' in result
    assert '<td class="hb-align-right">5</td>' in result
    assert " align=" not in result
    assert " style=" not in result


def test_footnotes_of_two_texts_do_not_meet() -> None:
    text = "a[^1] b[^1]\n\n[^1]: note"
    both = str(to_html(text, id_prefix="a-").markup) + str(to_html(text, id_prefix="b-").markup)
    assert audit(both) == []
    assert 'href="#a-fn-1" id="a-fnref-1"' in both
    assert 'href="#b-fnref-1-2" class="hb-footnote__back" aria-label="Back to reference 1-2"' in both


def test_links_are_rewritten_dropped_or_marked_foreign() -> None:
    def link(address: str) -> str | None:
        return {"../cities/bern.md": "/de/cities/bern/", "gone.md": None}.get(address, address)

    text = "[B](../cities/bern.md) [G *x*](gone.md) [F](https://e.org/?a&b) [H](#ziel) [M](mailto:a@b.c)\n\n# Ziel"
    result = to_html(text, link=link, id_prefix="q-").markup
    assert (
        '<a href="/de/cities/bern/">B</a> G <em>x</em> <a href="https://e.org/?a&amp;b" rel="noopener">F</a>' in result
    )
    assert '<a href="#q-ziel">H</a> <a href="mailto:a@b.c">M</a>' in result
    assert "javascript" not in to_html("[x](y.md)", link=lambda _: "javascript:alert(1)").markup


def test_pictures_are_local() -> None:
    assert html("![Tree](tree.png)") == '<p><img src="tree.png" alt="Tree" loading="lazy"></p>'
    assert html("![Tree](https://e.org/tree.png)") == "<p>Tree</p>"
    assert 'src="/a/tree.png"' in to_html("![Tree](tree.png)", image=lambda _: "/a/tree.png").markup


def test_inline_has_no_blocks_and_loses_nothing() -> None:
    assert inline("1. **Start**") == "1. <strong>Start</strong>"
    assert inline("# A\n- b") == "# A - b"
    assert inline("_a_ & `<b>`") == "<em>a</em> &amp; <code>&lt;b&gt;</code>"
    assert inline("[x](y.md)", link=lambda _: None) == "x"
    assert inline("www.e.org (x)").startswith('<a href="http://www.e.org"')
    assert inline("") == ""


def test_plain_has_no_markup() -> None:
    text = "# A & B\n\nSee [this](x.md) *now*[^1] ![tree](t.png) `<b>`\n\n- [x] done\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note"
    assert plain(text) == "A & B See this now tree <b> ☑ done a b 1 2"
    assert plain("> [!NOTE]\n> x < y") == "x < y"


def test_hostile_texts_end_in_time() -> None:
    start = time.process_time()
    for text in ("<b>" * 5000, "[x](javascript:a) " * 2000, ">" * 5000, "[" * 20000, "`<b>` " * 2000 + "<i>"):
        to_html(text)
        faults(text)
    assert time.process_time() - start < 8


def test_six_hundred_words_render_quickly() -> None:
    text = (
        "## Head\n\n"
        + ("Some *text* with a [link](https://e.org/a) and words that go on in the city. " * 40)
        + "\n\n- a\n"
    )
    to_html(text)
    start = time.process_time()
    for _ in range(50):
        to_html(text)
    assert (time.process_time() - start) / 50 < 0.005


def test_labels_are_all_used() -> None:
    seen: set[str] = set()
    alerts = "\n\n".join(f"> [!{name}]\n> x" for name in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"))
    to_html(f"{alerts}\n\n|a|\n|-|\n\n- [x] a\n- [ ] b\n\nz[^1]\n\n[^1]: y", label=lambda word: seen.add(word) or word)  # type: ignore[func-returns-value]
    assert seen == set(LABELS)


@given(st.text(alphabet="aB zéß09.,;()?'’“”„«»…–—-_*[]<>&:/w\n", max_size=40))
def test_the_short_way_for_ordinary_lines_gives_the_same(words: str) -> None:
    if module._is_ordinary(words):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_is_ordinary", lambda _text: False)
            long_way = (str(inline(words)), plain(words))
        assert (str(inline(words)), plain(words)) == long_way
