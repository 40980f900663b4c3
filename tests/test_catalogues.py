"""The interface speaks all languages of this site, completely."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from handbook.languages import Catalogues, MessageId

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


@pytest.fixture(scope="module")
def messages(repository: Path) -> set[MessageId]:
    """Every message that the package shows."""
    found = extract_from_dir(
        str(repository / "src/handbook"),
        method_map=METHODS,
        options_map={"**.html": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
    )
    return {(None, message if isinstance(message, str) else message[0]) for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", ["es", "de", "fr", "it"])
def test_every_message_is_translated(repository: Path, messages: set[MessageId], language: str) -> None:
    catalogues = Catalogues([repository / "src/handbook/locale"])
    assert len(messages) > 400
    assert catalogues.incomplete(language, messages) == []


@pytest.mark.parametrize("language", ["es", "de", "fr", "it"])
def test_the_sites_own_words_are_translated(repository: Path, language: str) -> None:
    catalogues = Catalogues([repository / "src/handbook/locale", repository / "locale"])
    gettext = catalogues.translations(language).gettext
    configuration = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = configuration.partition("\nnav:")[2]
    labels = {line.strip("- ").partition(":")[0].strip() for line in navigation.splitlines() if ":" in line}
    assert len(labels) > 20
    # Words that are spelt the same in the other language.
    same_in: dict[str, set[str]] = {
        "es": set(),
        "de": set(),
        "fr": {"Coalitions", "Organisations"},
        "it": {"Home", "Privacy"},
    }
    assert {label for label in labels if gettext(label) == label} <= same_in[language]


QUOTATION_MARKS = {"es": "«»", "de": "„“", "en": "“”", "fr": "«»", "it": "«»"}


@pytest.mark.parametrize("language", QUOTATION_MARKS)
def test_quotation_marks_are_those_of_the_language(repository: Path, language: str) -> None:
    wrong = []
    for file in Catalogues([repository / "src/handbook/locale", repository / "locale"]).paths(language):
        for message in read_po(BytesIO(file.read_bytes())):
            texts = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
            wrong += [
                text for text in texts if message.id and set(text) & set('“”„«»"') - set(QUOTATION_MARKS[language])
            ]
    assert wrong == []
