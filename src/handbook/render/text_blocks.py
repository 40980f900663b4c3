"""The blocks that GitHub's Markdown adds to a text: alerts, tasks, tables and footnotes, made accessible.

All of it works on the regular HTML that cmark writes, in which every `<` of the contributor is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

Label = Callable[[str], str]

_QUOTE = re.compile(r"<(/?)blockquote>\n?")
ALERT = re.compile(r"<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:(?:<br />)?\n|(</p>\n?))", re.IGNORECASE)
TASK = re.compile(r'<li><input type="checkbox" (checked="" )?disabled="" />\s*(<p>)?')
_CELLS = (
    ("<th>", '<th scope="col">'),
    *((f'<th align="{side}">', f'<th scope="col" class="hb-align-{side}">') for side in ("left", "center", "right")),
    *((f'<td align="{side}">', f'<td class="hb-align-{side}">') for side in ("left", "center", "right")),
)
_HEAD_CELL = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
NOTE_REF = re.compile(
    r'<sup class="footnote-ref"><a href="#(fn-[^"]*)" id="(fnref-[^"]*)" data-footnote-ref>(.*?)</a></sup>'
)
_NOTE_BACK = re.compile(
    r'<a href="#(fnref-[^"]*)" class="footnote-backref" data-footnote-backref '
    r'data-footnote-backref-idx="([^"]*)" aria-label="[^"]*">(?:↩)(?:<sup class="footnote-ref">[^<]*</sup>)?</a>'
)
NOTES = '<section class="footnotes" data-footnotes>'


def alerts(html: str, label: Label) -> str:
    """Turn outermost quotations that begin with `[!NOTE]` or its like into boxes; inner ones stay, as on GitHub."""
    out: list[str] = []
    alert_at_depth: list[bool] = []
    position = 0
    for match in _QUOTE.finditer(html):
        out.append(html[position : match.start()])
        position = match.end()
        if match[1]:
            out.append("</div>\n" if alert_at_depth.pop() else match[0])
            continue
        alert = ALERT.match(html, position) if not alert_at_depth else None
        alert_at_depth.append(alert is not None)
        if alert is None:
            out.append(match[0])
            continue
        name = alert[1].lower()
        out.append(f'<div class="hb-alert hb-alert--{name}" role="note">\n')
        out.append(f'<p class="hb-alert__title">{escape(label(name.capitalize()))}</p>\n')
        out.append("" if alert[2] else "<p>")
        position = alert.end()
    return "".join(out) + html[position:]


def tasks(html: str, label: Label) -> str:
    """Checkboxes as signs with hidden words: nothing on the page is an unlabelled control."""

    def place(match: re.Match[str]) -> str:
        sign, state = ("☑", label("Done")) if match[1] else ("☐", label("To do"))
        hidden = f'<span class="hb-visually-hidden">{escape(state)}: </span>'
        return f'<li class="hb-task">{match[2] or ""}<span aria-hidden="true">{sign}</span> {hidden}'

    return TASK.sub(place, html)


def tables(html: str, label: Label, words: Callable[[str], str]) -> str:
    """Tables in a region that scrolls and that the keyboard reaches, named by their columns (`words` of a heading)."""
    taken: dict[str, int] = {}

    def place(table: str) -> str:
        columns = ", ".join(filter(None, (words(head) for head in _HEAD_CELL.findall(table.partition("</thead>")[0]))))
        name = f"{label('Table')}: {columns}" if columns else label("Table")
        taken[name] = taken.get(name, 0) + 1
        name += f" ({taken[name]})" if taken[name] > 1 else ""
        frame = f'<div class="hb-scroll" tabindex="0" role="region" aria-label="{escape(name)}">'
        for written, shown in _CELLS:
            table = table.replace(written, shown)
        return f"{frame}<table>{table}</table></div>"

    before, *rest = html.split("<table>")
    parts = (part.partition("</table>") for part in rest)
    return before + "".join(f"{place(table)}{after}" for table, _, after in parts)


def footnotes(html: str, label: Label, prefix: str) -> str:
    """Footnotes with ids that begin with `prefix` and links that say where they lead."""
    start = escape(prefix)
    note, back = escape(label("Footnote")), escape(label("Back to reference"))
    html = NOTE_REF.sub(
        lambda m: (
            f'<sup class="hb-footnote"><a href="#{start}{m[1]}" id="{start}{m[2]}" aria-label="{note} {m[3]}">'
            f"{m[3]}</a></sup>"
        ),
        html,
    )
    html, _, notes = html.partition(NOTES)
    notes = notes.replace('<li id="fn-', f'<li id="{start}fn-')
    notes = _NOTE_BACK.sub(
        lambda m: f'<a href="#{start}{m[1]}" class="hb-footnote__back" aria-label="{back} {m[2]}">↩</a>', notes
    )
    opening = f'<section class="hb-footnotes" role="doc-endnotes" aria-label="{escape(label("Footnotes"))}">'
    return f"{html}{opening}{notes}"
