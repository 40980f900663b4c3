"""Strict YAML 1.2: values, places, and every kind of mistake with its line, column and code."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook import yaml12
from handbook.yaml12 import CODES, MAX_BYTES, Mistake, Position, load, parser


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("14:30", "14:30"),
        ("2019-01", "2019-01"),
        ("2018-12-04", "2018-12-04"),
        ("1_000", "1_000"),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("0", 0),
        ("-12", -12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("'0123'", "0123"),
        ('"true"', "true"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("[1, a, []]", [1, "a", []]),
        ("{b: 1, c: }", {"b": 1, "c": None}),
        ("|\n  x\n  y\n", "x\ny\n"),
        ("1  # a comment", 1),
    ],
)
def test_core_schema(written: str, value: Any) -> None:
    read = load(f"a: {written}")
    assert read.mistakes == []
    assert read.whole
    assert read.data == {"a": value}
    assert type(read.data["a"]) is type(value)


def test_positions_of_values_and_keys_count_in_the_file() -> None:
    read = load("title: T\nlist:\n  - x\n  - é😀: 1\n    b: {c: d}\nempty:\n", first_line=2)
    assert read.data == {"title": "T", "list": ["x", {"é😀": 1, "b": {"c": "d"}}], "empty": None}
    assert read.positions == {
        (): Position(2, 1),
        ("title",): Position(2, 8),
        ("list",): Position(4, 3),
        ("list", 0): Position(4, 5),
        ("list", 1): Position(5, 5),
        ("list", 1, "é😀"): Position(5, 9),
        ("list", 1, "b"): Position(6, 8),
        ("list", 1, "b", "c"): Position(6, 12),
        ("empty",): Position(7, 7),
    }
    assert read.key_positions[("list",)] == Position(3, 1)
    assert read.key_positions[("list", 1, "b", "c")] == Position(6, 9)


def test_where_falls_back_on_what_stands_around() -> None:
    read = load("a:\n  b: 1\n")
    assert read.where(("a", "b")) == Position(2, 6)
    assert read.where(("a", "b"), key=True) == Position(2, 3)
    assert read.where(("a", "missing", 3)) == Position(2, 3)
    assert read.where(("a", "missing"), key=True) == Position(1, 1)
    assert load("").where(("x",)) == Position(1, 1)


# text, (line, column, code), data that remain
BAD = [
    ("title: Hello: x\nb: 1", (1, 13, "HB111"), {"b": 1}),
    ("- b: c: d\n- e", (1, 7, "HB111"), ["e"]),
    ("a: 'abc\nb: 1\n", (1, 4, "HB112"), {"b": 1}),
    ('a: "abc\nb: 1\n', (1, 4, "HB112"), {"b": 1}),
    ("a: 'abc\nb: it's\nc: 1", (1, 4, "HB112"), {"b": "it's", "c": 1}),
    ("a: 'abc\nb: x'\n", (1, 4, "HB112"), {"a": "abc b: x"}),
    ("a: b\n  c: d\n", (2, 3, "HB113"), None),
    ("a:\n  b: 1\n c: 2\nd: 1", (3, 2, "HB113"), {"d": 1}),
    ("  a: 1\nb: 2\nc: 3\n", (1, 3, "HB113"), {"b": 2, "c": 3}),
    ("- a\nb: 1\n", (2, 1, "HB113"), None),
    ("a:\n\tb: 1\nc: 1", (2, 1, "HB114"), {"c": 1}),
    ("a:\n  \tb: 1\n", (2, 3, "HB114"), None),
    ("a: 1\n\tb: 2\n", (2, 1, "HB114"), None),
    ("a: 1\n\t\n", (2, 1, "HB114"), None),
    ("a: 'it's'\nb: 1", (1, 8, "HB115"), {"b": 1}),
    ('a: "x" y\n', (1, 8, "HB115"), None),
    ("a: @x\n", (1, 4, "HB116"), None),
    ("a: `x`\n", (1, 4, "HB116"), None),
    ("a: 10\nb: %x\n", (2, 4, "HB116"), {"a": 10}),
    ("a: }\n", (1, 4, "HB116"), None),
    ("a: >x\n", (1, 4, "HB116"), None),
    ("a: [1, 2\nb: 3\n", (1, 4, "HB117"), {"b": 3}),
    ("a: {b: 1", (1, 4, "HB117"), None),
    ("a: 1\nb\nc: 2\n", (2, 1, "HB118"), {"a": 1, "c": 2}),
    ("a: x\nhello\n", (2, 1, "HB118"), {"a": "x"}),
    ("hello\nb: 2\n", (1, 1, "HB118"), {"b": 2}),
    ("a:1\nb: 2\n", (1, 3, "HB118"), {"b": 2}),
    ("a: - b\n", (1, 4, "HB119"), None),
    ("a: 1\n- b\n", (2, 1, "HB119"), None),
    ("a: 1\nb: 2\na: 3", (3, 1, "HB120"), {"a": 1, "b": 2}),
    ("a: *x", (1, 4, "HB121"), {"a": None}),
    ("a: &x 1", (1, 4, "HB121"), {"a": 1}),
    ("a: **bold**\nb: 1", (1, 4, "HB121"), {"b": 1}),
    ("a: !!python/name:os.system x", (1, 4, "HB122"), {"a": "x"}),
    ("a: !e!x y\nb: 1", (1, 4, "HB122"), {"b": 1}),
    ("b: 1\n<<: {c: 1}", (2, 1, "HB123"), {"b": 1}),
    ("2019: x", (1, 1, "HB124"), {"2019": "x"}),
    ("? [a]\n: b", (1, 3, "HB124"), {}),
    ("a: {? {b: c} : d}", (1, 7, "HB124"), {"a": {}}),
    ("a: 1\n: x", (2, 1, "HB124"), {"a": 1}),
    ("a: x\n---\nb: y\n", (2, 1, "HB125"), {"a": "x"}),
    ("a: " + "[" * 50 + "\nb: 1", (1, 43, "HB126"), {"b": 1}),
    ("a: é" + "é" * (MAX_BYTES // 2), (1, 1, "HB127"), None),
    ("a: x\x00y", (1, 5, "HB128"), {"a": "x\ufffdy"}),
    ("a: x\ud800", (1, 5, "HB128"), {"a": "x\ufffd"}),
    ("a: x\u2028y", (1, 5, "HB128"), {"a": "x\ufffdy"}),
    ("a: x\u202ey", (1, 5, "HB128"), {"a": "x\ufffdy"}),
    ('a: "x\\u202ey"', (1, 4, "HB128"), {"a": "x\ufffdy"}),
    ('a: "x\\0"', (1, 4, "HB128"), {"a": "x\ufffd"}),
    ("zip: 01234", (1, 6, "HB129"), {"zip": "01234"}),
    ("phone: +34912345678", (1, 8, "HB129"), {"phone": "+34912345678"}),
    ("day: 01.05", (1, 6, "HB129"), {"day": "01.05"}),
    ("n: 1234567890123456789", (1, 4, "HB129"), {"n": "1234567890123456789"}),
    ("n: .inf", (1, 4, "HB130"), {"n": ".inf"}),
    ("n: .NaN", (1, 4, "HB130"), {"n": ".NaN"}),
    ("n: 1e999", (1, 4, "HB130"), {"n": "1e999"}),
    ("a: Plan #1 of 3", (1, 9, "HB131"), {"a": "Plan"}),
    ('a: "C:\\Users"', (1, 7, "HB132"), None),
    ("%YAML 1.1\n---\na: 1", (1, 1, "HB134"), {"a": 1}),
]


@pytest.mark.parametrize(("text", "expected", "data"), BAD)
def test_one_mistake_with_its_place_and_code(text: str, expected: tuple[int, int, str], data: Any) -> None:
    read = load(text)
    found = [(mistake.line, mistake.column, mistake.code) for mistake in read.mistakes]
    assert found == [expected]
    assert read.data == data
    assert all(mistake.message and mistake.hint for mistake in read.mistakes)


def test_same_with_the_parser_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    by_c = {text: load(text) for text, _, _ in BAD}
    monkeypatch.setattr(parser, "LOADER", yaml.SafeLoader)
    for text, expected, data in BAD:
        read = load(text)
        assert read.data == data == by_c[text].data
        assert [(m.line, m.code) for m in read.mistakes] == [(expected[0], expected[2])], text


def test_every_code_is_tested() -> None:
    assert {expected[2] for _, expected, _ in BAD} | {"HB110", "HB133"} == set(CODES)
    assert all(code.startswith("HB1") and meaning.endswith(".") for code, meaning in CODES.items())


def test_line_of_the_file_and_hint() -> None:
    read = load("a: 1\ntitle: Hello: x\na: 2", first_line=2)
    assert read.mistakes == [
        Mistake(
            3,
            13,
            "HB111",
            "the value contains a colon and must be in quotes",
            'put the value in quotes: title: "Hello: x"',
        ),
        Mistake(
            4,
            1,
            "HB120",
            "the key a is already on line 2",
            "delete one of the two, or put their values together as one list",
        ),
    ]


def test_all_mistakes_at_once_and_the_rest_is_read() -> None:
    text = "a: l'été\nb: 'l'été'\nc: Hello: x\nd: [1\ne: it's fine\n\tf: 1\ng: 0123\ng: 2\nh: &x ok\n"
    read = load(text)
    assert [(m.line, m.code) for m in read.mistakes] == [
        (2, "HB115"),
        (3, "HB111"),
        (4, "HB117"),
        (6, "HB114"),
        (7, "HB129"),
        (8, "HB120"),
        (9, "HB121"),
    ]
    assert read.data == {"a": "l'été", "g": "0123", "h": "ok"}
    assert not read.whole


def test_a_duplicate_keeps_the_first_value_and_the_places_of_the_first() -> None:
    read = load("a: {x: 1}\na: {x: 2, y: *z}\n")
    assert read.data == {"a": {"x": 1}}
    assert read.positions[("a", "x")] == Position(1, 8)
    assert ("a", "y") not in read.positions
    assert [m.code for m in read.mistakes] == ["HB120", "HB121"]


def test_yaml_bomb_is_not_expanded() -> None:
    text = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(9))
    read = load(text)
    assert read.data["b8"] == [None, None, None]
    assert {m.code for m in read.mistakes} == {"HB121"}


def test_many_mistakes_are_cut_off() -> None:
    read = load("a: 1\n" * 500)
    assert len(read.mistakes) == yaml12.MAX_MISTAKES + 1
    assert read.mistakes[-1].code == "HB133"
    assert "399 more" in read.mistakes[-1].message


def test_line_ends_of_windows_do_not_shift_places() -> None:
    assert load("a: 1\r\nb: 2\r\n").positions[("b",)] == Position(2, 4)


YAML_LIKE = st.text(alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~ \n\t0129.+\\xé\u202e\x00"), max_size=60)


@given(st.text() | YAML_LIKE)
def test_never_raises_and_every_mistake_has_a_place(text: str) -> None:
    read = load(text, first_line=5)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for mistake in read.mistakes:
        assert mistake.code in CODES
        assert 5 <= mistake.line < 5 + len(lines)
        assert mistake.column >= 1
    assert read.whole or read.mistakes
    assert set(read.key_positions) <= set(read.positions)
