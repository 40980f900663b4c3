"""What a reader loads: counting, sums, words and the choice of pages. Never: how fast is it?"""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bench.reader.browser import Measured, Scrolling
from bench.reader.lighthouse import CATEGORIES, Scores, scores
from bench.reader.report import as_data, first_view, least_disturbed, lighthouse_table, table, verdict
from bench.reader.server import Sent, kind_of, serving
from bench.reader.site import View, views

HOME, LIST = View("home", "de", "de/"), View("list", "en", "en/practices/")


def measured(view: View = HOME, longest: float = 0, shift: float = 0, slow: int = 0, html: int = 9000) -> Measured:
    sent = Sent(Counter(html=html, css=8000, js=3000, other=1900), 4)
    scrolling = Scrolling(20, slow, 60 if slow else 17) if view.kind == "list" else None
    return Measured(view, sent, shift, longest, int(longest > 0), 900, scrolling, 40 if scrolling else None)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "de/index.html": "<h1>Start</h1>" * 50,
        "de/practices/index.html": "list",
        "de/practices/small/index.html": "small",
        "de/practices/large/index.html": "rather large",
        "de/practices/borrowed/index.html": '<meta name="robots" content="noindex">' + "larger still" * 9,
        "404.html": "nothing here",
    }
    for name, text in pages.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "mark.png").write_bytes(b"\x89PNG")
    return tmp_path


def get(address: str) -> tuple[bytes, dict[str, str]]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read(), dict(answer.headers)


def test_the_largest_pages_in_their_own_language_are_measured(site: Path) -> None:
    assert views(site, ["de", "fr"]) == [
        View("home", "de", "de/"),
        View("list", "de", "de/practices/"),
        View("practice", "de", "de/practices/large/"),
    ]


def test_the_server_compresses_text_and_counts_what_it_sends(site: Path) -> None:
    with serving(site) as server:
        body, headers = get(f"{server.address}de/")
        assert gzip.decompress(body) == (site / "de/index.html").read_bytes()
        assert (headers["Content-Encoding"], headers["Content-Type"]) == ("gzip", "text/html; charset=utf-8")
        picture, headers = get(f"{server.address}mark.png")
        assert "Content-Encoding" not in headers
        sent = server.sent()
        assert sent.size == {"html": len(body), "other": len(picture)}
        assert (sent.requests, sent.total) == (2, len(body) + len(picture))
        assert server.sent().requests == 0
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{server.address}none/")


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("text/html", "html"), ("text/css", "css"), ("text/javascript", "js"), ("font/woff2", "fonts"), ("a/b", "other")],
)
def test_kinds(media_type: str, kind: str) -> None:
    assert kind_of(media_type) == kind


def test_of_several_runs_times_are_the_shortest_and_shifts_the_largest() -> None:
    runs = [measured(LIST, 90, 0.1, slow=2), measured(LIST, 0, 0, slow=1), measured(LIST, 60, 0, slow=0)]
    best = least_disturbed(runs)
    assert (best.longest, best.shift) == (0, 0.1)
    assert best.scrolling == Scrolling(20, 0, 17)


def test_pictures_do_not_count_as_the_first_view() -> None:
    assert first_view(measured()) == 20_000


def test_table_has_a_line_for_each_view_and_the_aims() -> None:
    lines = table([measured(), measured(LIST, longest=70, html=95_000)]).splitlines()
    assert lines[2].split() == ["home", "de", "9.0", "8.0", "3.0", "0.0", "20.0", "1.9", "4", "0.000", "-", "900"]
    assert lines[3].split()[-4:] == ["900", "0/20", "17", "40"]
    assert "aim: first view at most 100 kB: missed (106.0 kB)" in lines
    assert "aim: no layout shift: kept (0.000)" in lines
    assert "aim: no task over 50 ms: missed (70 ms)" in lines
    assert "aim: smooth lists: kept (0 slow frames)" in lines
    assert verdict([]) == []


REPORT: dict[str, Any] = {
    "categories": {
        name: {"score": 0.984 if name == "seo" else 1, "auditRefs": [{"id": name, "weight": 1}]} for name in CATEGORIES
    },
    "audits": {name: {"id": name, "title": f"About {name}", "score": 1} for name in CATEGORIES}
    | {
        "seo": {
            "id": "seo", "title": "Says nothing", "score": 0,
            "details": {"items": [{"node": {"snippet": "<a>"}}, {"other": 1}]},
        }
    },
}  # fmt: skip


def test_lighthouse_is_cut_down_to_scores_and_what_is_not_perfect() -> None:
    found = scores(REPORT)
    assert found.scores == {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 98}
    assert found.faults == ("seo: seo 0.00 (Says nothing)", "  <a>")
    lines = lighthouse_table({HOME: found}).splitlines()
    assert lines[1].split() == ["home", "de", "100", "100", "100", "98"]
    assert lines[2].strip() == "seo: seo 0.00 (Says nothing)"


def test_data_name_everything_in_bytes_and_milliseconds() -> None:
    data = as_data([measured(LIST, longest=70)], {HOME: Scores({"seo": 100}, ())})
    view = data["views"][0]
    assert view["bytes"] == {"html": 9000, "css": 8000, "js": 3000, "fonts": 0, "other": 1900}
    assert (view["first_view"], view["longest_task"], view["scrolling"]["frames"]) == (20_000, 70, 20)
    assert data["lighthouse"][0]["path"] == "de/"
