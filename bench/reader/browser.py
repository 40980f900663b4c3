"""One view of a page on a slow phone, in a real Chromium: what it loads, whether it jumps, how long it is busy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from bench.reader.server import Sent, Server
from bench.reader.site import View

SLOWER: Final = 4
"""How many times slower the processor is made; with the network below and the screen, Lighthouse's idea of a phone."""
_NETWORK: Final = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_SCREEN: Final[dict[str, Any]] = {
    "viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True,
}  # fmt: skip
_SETTLED: Final = 700  # milliseconds without news after the last request

# Shifts and tasks are noted from the first byte on. The sum of shifts is what the Core Web Vitals call a layout shift
# as long as a view has only one burst of them; a page with none has none either way.
_WATCH: Final = """
window.__seen = {shift: 0, longest: 0, tasks: 0, paint: 0};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.__seen.shift += entry.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  window.__seen.longest = Math.max(window.__seen.longest, entry.duration);
  window.__seen.tasks += 1;
})).observe({type: "longtask", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  window.__seen.paint = entry.startTime;
})).observe({type: "largest-contentful-paint", buffered: true});
"""
# From the top to the bottom, half a screen with each frame: a hard swipe.
_SCROLL: Final = """
() => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    const before = scrollY;
    scrollBy({top: innerHeight / 2, behavior: "instant"});
    if (scrollY > before && frames.length < 2000) requestAnimationFrame(step);
    else done({frames: frames.length, slow: frames.filter((time) => time > 50).length, worst: Math.max(...frames)});
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
})
"""
# From the key to the frame that shows what it did.
_TYPED: Final = """
() => {
  window.__typed = new Promise((done) => addEventListener("keydown", (event) => {
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - event.timeStamp), 0));
  }, {capture: true, once: true}));
}
"""
_KEYS: Final = ("x", "Backspace")  # a rare letter leaves little of a list; without it all comes back


@dataclass(frozen=True, slots=True)
class Scrolling:
    """Frames from top to bottom, how many took more than 50 ms, the longest (ms)."""

    frames: int
    slow: int
    worst: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A view. Times are milliseconds on the slow phone; `longest` is 0 when no task took 50 ms or more."""

    view: View
    sent: Sent
    shift: float
    longest: float
    tasks: int
    paint: float
    scrolling: Scrolling | None = None
    typed: float | None = None


@contextmanager
def chromium() -> Iterator[Browser]:
    """HANDBOOK_CHROMIUM, one on the path, or Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program(), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def program() -> str | None:
    """The browser to use; None for Playwright's own."""
    known = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return os.environ.get("HANDBOOK_CHROMIUM") or next(filter(None, known), None)


def measure(browser: Browser, server: Server, view: View) -> Measured:
    """A first view, with an empty cache; of a list also scrolling it and typing a letter into its filter."""
    context = browser.new_context(**_SCREEN)
    page = context.new_page()
    page.add_init_script(_WATCH)
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", _NETWORK)
    server.sent()
    page.goto(server.address + view.path, wait_until="networkidle")
    page.wait_for_timeout(_SETTLED)
    sent, seen = server.sent(), page.evaluate("window.__seen")
    scrolling, typed = (_scroll(page), _type(page)) if view.kind == "list" else (None, None)
    context.close()
    return Measured(view, sent, seen["shift"], seen["longest"], seen["tasks"], seen["paint"], scrolling, typed)


def _scroll(page: Page) -> Scrolling:
    found = page.evaluate(_SCROLL)
    return Scrolling(found["frames"], found["slow"], found["worst"])


def _type(page: Page) -> float | None:
    """Milliseconds for the slower of two keys in the filter of the list; None without one."""
    field = page.locator("form[data-hb-filter] [data-hb-text]").first
    if not field.count():
        return None
    field.focus()
    page.wait_for_timeout(_SETTLED)
    return max(_key(page, key) for key in _KEYS)


def _key(page: Page, key: str) -> float:
    page.evaluate(_TYPED)
    page.keyboard.press(key)
    return float(page.evaluate("window.__typed"))
