"""Bodies of records: a plan of blocks, drawn once, which every language fills with its own words.

A translation therefore has the headings, links, numbers, lists and tables of its source, as real ones do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from bench.speed.words import Words

_FEWEST_WORDS: Final = 400
_MOST_WORDS: Final = 800


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `lengths`: words of each sentence, item or cell; `links`: where they lead; `numbers`: figures."""

    kind: Literal["heading", "paragraph", "list", "numbered", "table", "quote"]
    lengths: tuple[int, ...]
    links: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    level: int = 2
    footnote: int = 0


def plan(rng: Random, neighbours: Sequence[str]) -> list[Block]:
    """The blocks of a text of 400 to 800 words. `neighbours`: file names of records that it may link to."""
    wanted = rng.randint(_FEWEST_WORDS, _MOST_WORDS - 180)  # the last block, links and notes come on top
    blocks: list[Block] = [_paragraph(rng, neighbours, footnote=1)]
    footnotes = 1
    while sum(sum(block.lengths) for block in blocks) < wanted:
        turn = len(blocks)
        if turn % 5 == 1:
            blocks.append(Block("heading", (rng.randint(2, 5),), level=2 if rng.random() < 0.75 or turn == 1 else 3))
        elif turn % 5 == 3:
            kind: Literal["list", "numbered"] = rng.choice(("list", "numbered"))
            blocks.append(Block(kind, tuple(rng.randint(4, 12) for _ in range(rng.randint(3, 5)))))
        elif turn % 10 == 4:
            rows = rng.randint(3, 5)
            numbers = tuple(rng.randint(13, 900) for _ in range(rows))
            blocks.append(Block("table", (2, 1, 2, *(2 for _ in range(rows * 2))), numbers=numbers))
        elif turn % 10 == 9:
            blocks.append(Block("quote", (rng.randint(9, 16),)))
        else:
            has_note = turn % 5 == 2 and footnotes < 3
            footnotes += has_note
            blocks.append(_paragraph(rng, neighbours, footnote=footnotes if has_note else 0))
    return blocks


def body(blocks: Sequence[Block], words: Words, rng: Random) -> str:
    """The text in one language, as GitHub-flavoured Markdown."""
    parts = [_written(block, words, rng) for block in blocks]
    notes = [
        f"[^{block.footnote}]: {words.sentence(rng, 9)} <https://notes.example.org/{block.footnote}>"
        for block in blocks
        if block.footnote
    ]
    return "\n\n".join([*parts, *notes]) + "\n"


def _paragraph(rng: Random, neighbours: Sequence[str], footnote: int = 0) -> Block:
    links = [f"https://www.example.org/{rng.randint(100, 999)}/"] if rng.random() < 0.3 else []
    if neighbours and rng.random() < 0.4:
        links.append(rng.choice(neighbours))
    numbers = (rng.randint(13, 2000),) if rng.random() < 0.5 else ()
    lengths = tuple(rng.randint(8, 22) for _ in range(rng.randint(2, 5)))
    return Block("paragraph", lengths, tuple(links), numbers, footnote=footnote)


def _written(block: Block, words: Words, rng: Random) -> str:
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {words.phrase(rng, block.lengths[0])}"
        case "list":
            return "\n".join(f"- {_item(words, rng, length)}" for length in block.lengths)
        case "numbered":
            return "\n".join(f"{n}. {_item(words, rng, length)}" for n, length in enumerate(block.lengths, 1))
        case "quote":
            return f"> {words.sentence(rng, block.lengths[0])}"
        case "table":
            return _table(block, words, rng)
    sentences = [words.sentence(rng, length) for length in block.lengths]
    sentences[0] = _with_emphasis(sentences[0])
    for place, number in enumerate(block.numbers):
        sentences[place] = f"{sentences[place][:-1]} ({number})."
    sentences += [f"[{words.phrase(rng, 3)}]({target})." for target in block.links]
    note = f"[^{block.footnote}]" if block.footnote else ""
    return _wrapped(" ".join(sentences)) + note


def _item(words: Words, rng: Random, length: int) -> str:
    first, *rest = words.draw(rng, length)
    return f"**{first}** {' '.join(rest)}".strip()


def _with_emphasis(sentence: str) -> str:
    first, second, *rest = sentence.split(" ")
    return " ".join([first, f"*{second.rstrip(',')}*", *rest])


def _table(block: Block, words: Words, rng: Random) -> str:
    head = [words.phrase(rng, 2), words.phrase(rng, 1), words.phrase(rng, 2)]
    rows = [[words.phrase(rng, 2), str(number), words.phrase(rng, 2)] for number in block.numbers]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---", "---:", "---"], *rows])


def _wrapped(text: str, width: int = 110) -> str:
    """Lines as people break them, never inside a link, and no line that begins like a list or a heading."""
    lines: list[str] = [""]
    open_link = False
    for word in text.split(" "):
        if not open_link and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{word}"
        open_link = (open_link or word.startswith("[")) and "](" not in word
    return "\n".join(lines)
