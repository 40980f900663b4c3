"""Templates compiled our way say what they say in Jinja."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from handbook.render.compiler import FastEnvironment
from handbook.render.environment import environment

VALUES: dict[str, Any] = {
    "text": '<b> & "c"',
    "html": Markup("<b>"),
    "number": 3,
    "nothing": None,
    "map": {"title": "<i>", "items": [1], "other": None},
    "thing": SimpleNamespace(title="t", items=[2]),
    "join": lambda *args, **kwargs: f"{args}{sorted(kwargs.items())}",
}
TEMPLATES = [
    "{{ text }}{{ html }}{{ number }}{{ nothing }}{{ text | safe }}",
    "{{ map.title }}{{ map.missing | d }}{{ map['items'] }}{{ map.items() | list }}{{ map.missing is defined }}",
    "{{ thing.title }}{{ thing.missing | d('x') }}{{ thing.items }}",
    "{{ join() }}{{ join(1, number, a=text) }}{{ join(*[1, 2], **{'b': 3}) }}{{ join(1, class='k') }}",
    "{% macro m(a, class=none) %}<p>{{ a }}{{ class }}</p>{% endmacro %}{{ m(text) }}{{ m(html, class='k') }}",
    "{% macro m(a) %}<p>{{ a }}{{ caller() }}</p>{% endmacro %}{% call m(text) %}{{ text }}{% endcall %}",
    "{% for x in [1, 2] %}{{ loop.index }}{{ join(x, loop.last) }}{% endfor %}{% set s %}{{ text }}{% endset %}{{ s }}",
    "{% autoescape false %}{{ text }}{% endautoescape %}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_says_the_same_as_jinja(template: str) -> None:
    ours, theirs = (
        kind(autoescape=True, undefined=StrictUndefined).from_string(template).render(VALUES)
        for kind in (FastEnvironment, Environment)
    )
    assert ours == theirs


@pytest.mark.parametrize("template", ["{{ unknown }}", "{{ map.missing }}", "{{ thing.missing }}", "{{ unknown() }}"])
def test_what_is_not_there_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        FastEnvironment(autoescape=True, undefined=StrictUndefined).from_string(template).render(VALUES)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        (Markup('A "b"'), "A &#34;b&#34;"),
        (Markup('<em>A</em> "b" &amp; c'), "A &#34;b&#34; &amp; c"),
        (Markup("a & b"), "a &amp; b"),
        ("transférable\u202f?", "transférable\u202f?"),
    ],
)
def test_the_words_of_a_label_are_text_that_is_escaped(label: str, shown: str) -> None:
    assert environment().from_string("{{ label | striptags }}").render(label=label) == shown
