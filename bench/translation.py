"""How well fingerprints tell an edit that changes the meaning of a source from one that does not.

`make bench-translation` prints precision and recall of “outdated” over the labelled edits of
`tests/corpus/translation-edits.yml`, beside those of two simpler ways: a hash of the text without its white space, and
calling every change outdated.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook import yaml12
from handbook.fingerprints import fingerprint, still_fits, words
from handbook.library import Library
from handbook.library.translations import is_known
from handbook.load import load_records

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests/corpus/translation-edits.yml"
LANGUAGES = ("es", "de", "en", "fr", "it")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a source. `label`: `cosmetic`, or `substantive` when a translation has to be looked at again."""

    language: str
    label: str
    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Score:
    """How a way of telling did. Precision: how many alarms are right; recall: how many changes raise one."""

    right: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false_alarms) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0


Outdated = Callable[[Edit], bool]


def read_edits() -> list[Edit]:
    """The labelled edits."""
    read = yaml12.load(CORPUS.read_text(encoding="utf-8"))
    if read.mistakes:
        raise ValueError(f"{CORPUS.name} cannot be read: {read.mistakes[0].message}")
    return [Edit(**entry) for entry in read.data]


def by_fingerprint() -> Outdated:
    """As the site does it: a word is known if it stands in the site's records of that language, or in the new text."""
    library = Library(load_records(ROOT, LANGUAGES)[0], LANGUAGES)

    def outdated(edit: Edit) -> bool:
        elsewhere, here = is_known(library, edit.language, ""), Counter(words(edit.new))
        return not still_fits(fingerprint(edit.old), edit.new, lambda word: elsewhere(word) or here[word] > 1)

    return outdated


def by_hash(edit: Edit) -> bool:
    """A plain hash of the text, white space apart."""
    return _plain(edit.old) != _plain(edit.new)


def by_any_change(edit: Edit) -> bool:
    """Every change counts."""
    return edit.old != edit.new


def score(edits: Iterable[Edit], outdated: Outdated) -> Score:
    """Count what a way of telling gets right and wrong."""
    found = Counter((edit.label == "substantive", outdated(edit)) for edit in edits)
    return Score(right=found[True, True], false_alarms=found[False, True], missed=found[True, False])


def mistaken(edits: Iterable[Edit], outdated: Outdated) -> list[Edit]:
    """The edits that a way of telling gets wrong."""
    return [edit for edit in edits if outdated(edit) != (edit.label == "substantive")]


def _plain(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _row(name: str, edits: Sequence[Edit], outdated: Outdated) -> str:
    found = score(edits, outdated)
    return f"{name:<24}{found.precision:>10.3f}{found.recall:>8.3f}{found.false_alarms:>14}{found.missed:>8}"


def main() -> None:
    """Print the table, the languages one by one, and every edit that fingerprints get wrong."""
    edits, ours = read_edits(), by_fingerprint()
    labels = Counter(edit.label for edit in edits)
    print(f"{len(edits)} edits: {labels['cosmetic']} cosmetic, {labels['substantive']} substantive\n")
    print(f"{'“outdated” by':<24}{'precision':>10}{'recall':>8}{'false alarms':>14}{'missed':>8}")
    print(_row("our fingerprints", edits, ours))
    print(_row("plain hash", edits, by_hash))
    print(_row("any change", edits, by_any_change))
    print("\nour fingerprints, by language")
    for language in LANGUAGES:
        print(_row(f"  {language}", [edit for edit in edits if edit.language == language], ours))
    for edit in mistaken(edits, ours):
        wrong = "missed" if edit.label == "substantive" else "false alarm"
        print(f"\n{wrong} ({edit.language}, {edit.kind})\n  old: {edit.old}\n  new: {edit.new}")


if __name__ == "__main__":
    main()
