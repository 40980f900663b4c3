"""The timeline of a plan as one inline SVG without style attributes (the site's policy forbids them)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

WIDTH = 720
"""Width of the drawing in its own units; a unit is a pixel where the drawing is 720 pixels wide."""
FONT_SIZE = 13
_BOLD = 1.2  # bold letters are wider than the plain ones that _CHARACTER measures
_SMALL = 11
_CHARACTER = 0.56
"""Width of a character as a share of the font size: a little more than the mean of common sans-serif fonts."""
_LABELS_MOST = 230
_GAP = 8
_ROW = 22
_HEADING = 26
_BAR = 12
_LEAST = 6
_LEAST_FUZZY = 14
_TOOTH = 3


@dataclass(frozen=True)
class Bar:
    """A step: from the first to the last day, both included; `group` is the place in `groups`, from 0.

    A fuzzy end is one the source does not give to the day or calls uncertain. The tooltip is read out with the label.
    `lang` is the language of label and tooltip where it is not the page's.
    """

    label: str
    href: str
    start: date
    end: date
    group: int
    start_fuzzy: bool
    end_fuzzy: bool
    tooltip: str
    lang: str | None = None


@dataclass(frozen=True)
class Scale:
    """Where a day stands: `first` at `left`, the day after `last` at `right`; both are whole months."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The beginning of a day in drawing units."""
        days = (self.last - self.first).days + 1
        return round(self.left + (self.right - self.left) * (day - self.first).days / days, 1)

    def span(self, start: date, end: date) -> tuple[float, float]:
        """Beginning of the first day and end of the last."""
        return self.x(start), self.x(end + timedelta(days=1))

    def months(self) -> Iterator[date]:
        """The first day of each month."""
        day = self.first
        while day <= self.last:
            yield day
            day = _month_after(day)


def gantt(
    bars: Sequence[Bar],
    *,
    groups: Sequence[str],
    month_label: Callable[[int, int], str],
    title: str,
    description: str,
    id: str,
    window: tuple[date, date] | None,
    window_label: str,
    group_langs: Sequence[str | None] = (),
) -> Markup:
    """The timeline as inline SVG: a heading for each group, under it its bars as links in the order of `bars`.

    `month_label(year, month)` is the short name of a month; `window` (both days included) is shaded and carries
    `window_label`; `group_langs` are the languages of the groups where they are not the page's; `id` is unique on the
    page and has no spaces. The page gives the same facts as a table.

    Raises ValueError when there is nothing to draw, a bar or the window ends before it starts, or a group is unknown.
    """
    _refuse_mistakes(bars, groups, window)
    days = [day for bar in bars for day in (bar.start, bar.end)] + list(window or ())
    widest = max([_text_width(bar.label, FONT_SIZE) for bar in bars], default=0)
    scale = Scale(
        first=min(days).replace(day=1),
        last=_month_after(max(days)) - timedelta(days=1),
        left=round(min(widest, _LABELS_MOST)) + 2 * _GAP,
        right=WIDTH - _GAP,
    )
    years_at = 34 if window else 14
    top = years_at + 24
    rows, bottom = _rows(bars, groups, scale, top, group_langs or [None] * len(groups))
    parts = [
        _window(window, window_label, scale, bottom) if window else Markup(),
        _grid(scale, years_at + 6, top, bottom),
        _axis(scale, month_label, years_at),
        *rows,
    ]
    return Markup(
        '<svg class="hb-gantt" viewBox="0 0 {width} {height}" role="group" aria-labelledby="{id}-title"'
        ' aria-describedby="{id}-desc" font-size="{size}">\n<title id="{id}-title">{title}</title>'
        '\n<desc id="{id}-desc">{description}</desc>\n{parts}\n</svg>'
    ).format(
        width=WIDTH,
        height=bottom + 2,
        id=id,
        size=FONT_SIZE,
        title=title,
        description=description,
        parts=Markup("\n").join(part for part in parts if part),
    )


def _refuse_mistakes(bars: Sequence[Bar], groups: Sequence[str], window: tuple[date, date] | None) -> None:
    if not bars and not window:
        raise ValueError("a timeline needs a bar or a window")
    if window and window[1] < window[0]:
        raise ValueError(f"the window ends ({window[1]}) before it starts ({window[0]})")
    for bar in bars:
        if bar.end < bar.start:
            raise ValueError(f"the bar {bar.label!r} ends ({bar.end}) before it starts ({bar.start})")
        if not 0 <= bar.group < len(groups):
            raise ValueError(f"the bar {bar.label!r} is in group {bar.group}, but there are {len(groups)} groups")


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _text_width(text: str, size: float) -> float:
    return len(text) * _CHARACTER * size


def _shortened(text: str, size: float, width: float) -> str:
    most = int(width / (_CHARACTER * size))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _window(window: tuple[date, date], label: str, scale: Scale, bottom: float) -> Markup:
    """The shaded window with its label above, moved so far that it stays inside the drawing."""
    left, right = scale.span(*window)
    half = min(_text_width(label, _SMALL), WIDTH) / 2
    middle = round(min(max((left + right) / 2, half), WIDTH - half), 1)
    return Markup(
        '<rect class="hb-gantt-window" x="{x:g}" y="18" width="{width:g}" height="{height:g}"/>'
        '<text class="hb-gantt-window-label" x="{middle:g}" y="13" font-size="{size}"'
        ' text-anchor="middle">{label}</text>'
    ).format(x=left, width=round(right - left, 1), height=bottom - 18, middle=middle, size=_SMALL, label=label)


def _grid(scale: Scale, years_top: float, top: float, bottom: float) -> Markup:
    """A line at the start of each month (fewer on long timelines), a stronger one where a year starts."""
    months = list(scale.months())
    step = 1 if len(months) <= 60 else 3 if len(months) <= 240 else 12
    fine = "".join(
        f"M{scale.x(day):g} {top:g}V{bottom:g}" for day in months if day.month != 1 and (day.month - 1) % step == 0
    )
    years = "".join(f"M{scale.x(day):g} {years_top - 16:g}V{bottom:g}" for day in months if day.month == 1)
    return Markup(
        '<path class="hb-gantt-grid" d="{}"/><path class="hb-gantt-grid hb-gantt-grid--year" d="{}"/>'
    ).format(f"{fine}M{scale.left:g} {top:g}H{scale.right:g}", years)


def _axis(scale: Scale, month_label: Callable[[int, int], str], years_at: float) -> Markup:
    """Years in the middle of their share of the drawing, and as many names of months as fit."""
    months = list(scale.months())
    names = {day: month_label(day.year, day.month) for day in months}
    room = (scale.right - scale.left) / len(months)
    widest = max(_text_width(name, _SMALL) for name in names.values())
    step = next((step for step in (1, 2, 3, 6) if step * room >= widest + 3), None)
    year_width = _text_width("2000", FONT_SIZE)
    every = next((every for every in (1, 2, 5, 10, 20) if every * 12 * room >= year_width + 3), 50)
    years = []
    for year in range(scale.first.year, scale.last.year + 1):
        left, right = scale.span(max(scale.first, date(year, 1, 1)), min(scale.last, date(year, 12, 31)))
        if right - left >= year_width or (every > 1 and year % every == 0):
            x = round((left + right) / 2, 1)
            years.append(Markup('<text x="{:g}" y="{:g}">{}</text>').format(x, years_at, year))
    labels = [
        Markup('<text x="{:g}" y="{:g}">{}</text>').format(round(scale.x(day) + 2, 1), years_at + 18, names[day])
        for day in months
        # Where not even two names fit into a year, none is needed: the years are there.
        if step and (day.month - 1) % step == 0
    ]
    return Markup(
        '<g class="hb-gantt-years" text-anchor="middle">{}</g>\n<g class="hb-gantt-months" font-size="{}">{}</g>'
    ).format(Markup().join(years), _SMALL, Markup().join(labels))


def _lang(language: str | None) -> Markup:
    return Markup(' lang="{}"').format(language) if language else Markup()


def _rows(
    bars: Sequence[Bar], groups: Sequence[str], scale: Scale, top: int, langs: Sequence[str | None]
) -> tuple[list[Markup], int]:
    """Headings and bars from the top down, and where they end."""
    rows, y = [], top
    for number, (heading, lang) in enumerate(zip(groups, langs, strict=True)):
        shown = _shortened(heading, FONT_SIZE * _BOLD, WIDTH - 2 * _GAP)
        rows.append(
            Markup(
                '<rect class="hb-gantt-heading" y="{y}" width="{width}" height="{height}"/>'
                '<text class="hb-gantt-group"{lang} x="{x}" y="{baseline}">{full}{shown}</text>'
            ).format(
                lang=_lang(lang),
                y=y + 2,
                width=WIDTH,
                height=_HEADING - 4,
                x=_GAP,
                baseline=y + 18,
                full=Markup("<title>{}</title>").format(heading) if shown != heading else "",
                shown=shown,
            )
        )
        y += _HEADING
        for bar in bars:
            if bar.group == number:
                rows.append(_row(bar, scale, y))
                y += _ROW
    return rows, y


def _row(bar: Bar, scale: Scale, y: int) -> Markup:
    # The title is what is read out, so it begins with the label that is seen.
    tooltip = bar.tooltip if bar.tooltip.startswith(bar.label) else f"{bar.label} – {bar.tooltip}"
    fuzzy = [name for name, is_fuzzy in (("start", bar.start_fuzzy), ("end", bar.end_fuzzy)) if is_fuzzy]
    classes = ["hb-gantt-bar"]
    if fuzzy:
        classes += ["hb-gantt-bar--fuzzy", *(f"hb-gantt-bar--fuzzy-{end}" for end in fuzzy)]
    if bar.start == bar.end and not fuzzy:
        classes.append("hb-gantt-bar--day")
    return Markup(
        '<a class="hb-gantt-link" href="{href}"{lang}><title>{tooltip}</title>'
        '<rect class="hb-gantt-row" y="{y}" width="{width}" height="{row}"/>'
        '<text class="hb-gantt-label" x="{x}" y="{baseline}">{label}</text><path class="{classes}" d="{d}"/></a>'
    ).format(
        href=bar.href,
        lang=_lang(bar.lang),
        tooltip=tooltip,
        y=y,
        width=WIDTH,
        row=_ROW,
        x=_GAP,
        baseline=y + 15,
        label=_shortened(bar.label, FONT_SIZE, _LABELS_MOST),
        classes=" ".join(classes),
        d=_outline(bar, scale, y + (_ROW - _BAR) / 2),
    )


def _outline(bar: Bar, scale: Scale, top: float) -> str:
    """A rectangle, torn where an end is fuzzy; a diamond for a single day. Short bars grow, inside the grid."""
    left, right = scale.span(bar.start, bar.end)
    if bar.start == bar.end and not (bar.start_fuzzy or bar.end_fuzzy):
        half = _BAR / 2
        middle = min(max((left + right) / 2, scale.left + half), scale.right - half)
        return f"M{round(middle, 1):g} {top:g}l{half:g} {half:g}-{half:g} {half:g}-{half:g}-{half:g}z"
    least = _LEAST_FUZZY if bar.start_fuzzy or bar.end_fuzzy else _LEAST
    if right - left < least:
        left = min(left, scale.right - least)
        right = left + least
    tooth, quarter = _TOOTH, _BAR / 4
    down = f"l-{tooth} {quarter:g} {tooth} {quarter:g}-{tooth} {quarter:g} {tooth} {quarter:g}"
    up = f"l{tooth}-{quarter:g}-{tooth}-{quarter:g} {tooth}-{quarter:g}-{tooth}-{quarter:g}"
    return (
        f"M{round(left, 1):g} {top:g}H{round(right, 1):g}"
        f"{down if bar.end_fuzzy else f'v{_BAR}'}H{round(left, 1):g}{up if bar.start_fuzzy else ''}z"
    )
