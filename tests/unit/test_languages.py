"""Own names, catalogues out of several folders, and what translators are told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from jinja2 import Environment

from handbook.languages import LANGUAGES, Catalogues, MessageId, own_name

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
FIRST = """msgid "City"
msgstr "Stadt"

msgid "Practice"
msgstr "Praxis"

msgctxt "verb"
msgid "Open"
msgstr "Öffnen"

msgid "%(n)s practice"
msgid_plural "%(n)s practices"
msgstr[0] "%(n)s Praxis"
msgstr[1] "%(n)s Praktiken"
"""


def write(folder: Path, language: str, body: str) -> Path:
    path = folder / language / "LC_MESSAGES" / "handbook.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return path


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    write(tmp_path / "package", "de", FIRST)
    write(tmp_path / "project", "de", 'msgid "Practice"\nmsgstr "Beispiel"\n\nmsgid "Tram"\nmsgstr "Straßenbahn"\n')
    return Catalogues([tmp_path / "package", tmp_path / "project", tmp_path / "absent"])


def test_own_names_in_their_order() -> None:
    names = [own_name(language) for language in LANGUAGES]
    assert names == ["Español", "Deutsch", "English", "Français", "Italiano"]
    assert own_name("pt-BR").startswith("Português")
    assert own_name("qqq-nonsense") == "qqq-nonsense"


def test_later_folders_override_and_extend(catalogues: Catalogues) -> None:
    german = catalogues.translations("de")
    assert [german.gettext(text) for text in ("City", "Practice", "Tram", "Unknown")] == [
        "Stadt", "Beispiel", "Straßenbahn", "Unknown",
    ]  # fmt: skip
    assert german.pgettext("verb", "Open") == "Öffnen"
    assert german.pgettext("noun", "Open") == "Open"
    assert german.ngettext("%(n)s practice", "%(n)s practices", 1) == "%(n)s Praxis"
    assert german.ngettext("%(n)s practice", "%(n)s practices", 3) == "%(n)s Praktiken"
    assert catalogues.translations("de") is german


def test_a_language_without_catalogue_stays_english(catalogues: Catalogues) -> None:
    for language in ("en", "fr"):
        none = catalogues.translations(language)
        assert none.gettext("City") == "City"
        assert none.ngettext("%(n)s practice", "%(n)s practices", 2) == "%(n)s practices"
        assert none.pgettext("verb", "Open") == "Open"


def test_newstyle_gettext_in_a_template(catalogues: Catalogues) -> None:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(catalogues.translations("de"), newstyle=True)  # type: ignore[attr-defined]
    source = (
        '{{ _("City") }} {{ ngettext("%(n)s practice", "%(n)s practices", n, n=n) }} {{ pgettext("verb", "Open") }}'
    )
    assert environment.from_string(source).render(n=2) == "Stadt 2 Praktiken Öffnen"


def test_an_english_catalogue_may_reword(tmp_path: Path) -> None:
    write(tmp_path, "en", 'msgid "Practice"\nmsgstr "Good practice"\n\nmsgid "City"\nmsgstr ""\n')
    catalogues = Catalogues([tmp_path])
    assert catalogues.translations("en").gettext("Practice") == "Good practice"
    assert catalogues.incomplete("en", [(None, "Practice"), (None, "City"), (None, "Other")]) == []


def test_incomplete_names_file_line_and_reason(tmp_path: Path) -> None:
    body = """msgid "City"
msgstr ""

#, fuzzy
msgid "Practice"
msgstr "Praxis"

msgid "%(n)s of %(all)s"
msgstr "%(n)s von %(alle)s"

msgid "Shown in {language}"
msgstr "Gezeigt"

msgid "One city"
msgid_plural "%(n)s cities"
msgstr[0] "Eine Stadt"
msgstr[1] "%(n)s Städte"

msgid "Fine"
msgstr "Gut"
"""
    path = write(tmp_path, "de", body)
    wanted: list[MessageId] = [(None, "City"), (None, "Fine"), (None, "Missing"), ("verb", "Fine")]
    found = Catalogues([tmp_path]).incomplete("de", wanted)
    lines = {one.message + " / " + one.reason: one.line for one in found}
    text = path.read_text(encoding="utf-8").splitlines()
    assert {one.path for one in found} == {path}
    assert lines == {
        "Missing / not translated": 1,
        "Fine / not translated": 1,
        "City / not translated": text.index('msgid "City"') + 1,
        "Practice / marked fuzzy: look it over and take the mark away": text.index('msgid "Practice"') + 1,
        "%(n)s of %(all)s / has %(alle)s, which the English text does not have": text.index('msgid "%(n)s of %(all)s"')
        + 1,
        "Shown in {language} / lacks {language}": text.index('msgid "Shown in {language}"') + 1,
    }


def test_a_later_folder_mends_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path / "a", "de", 'msgid "City"\nmsgstr ""\n')
    write(tmp_path / "b", "de", 'msgid "City"\nmsgstr "Stadt"\n')
    assert Catalogues([tmp_path / "a", tmp_path / "b"]).incomplete("de", [(None, "City")]) == []
    assert len(Catalogues([tmp_path / "b"]).incomplete("fr", [(None, "City")])) == 1


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "de", 'msgid "City"\nmsgstr "Stadt\n')
    with pytest.raises(ValueError, match="cannot read the translations") as caught:
        Catalogues([tmp_path]).translations("de")
    assert str(path) in str(caught.value)


def test_five_hundred_messages_load_quickly(tmp_path: Path) -> None:
    write(tmp_path, "de", "\n".join(f'msgid "Message {n}"\nmsgstr "Meldung {n}"\n' for n in range(500)))
    start = time.process_time()
    Catalogues([tmp_path]).translations("de")
    assert time.process_time() - start < 0.5


def test_a_catalogue_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a", "de", FIRST)
    kept = tmp_path / "compiled"
    kept.mkdir()

    def german(text: str) -> str:
        return Catalogues([tmp_path / "a"], kept).translations("de").gettext(text)

    assert german("City") == "Stadt"
    (compiled,) = kept.iterdir()
    with monkeypatch.context() as nothing_is_parsed:
        nothing_is_parsed.delattr("handbook.languages._compiled")
        assert german("City") == "Stadt"
    compiled.write_bytes(compiled.read_bytes()[:-1])
    assert german("Practice") == "Praxis"
    file.write_text(file.read_text(encoding="utf-8").replace("Stadt", "Orten"), encoding="utf-8")
    assert german("City") == "Orten"
    kept.joinpath("gone").touch()
    assert Catalogues([tmp_path / "a"], kept / "gone").translations("de").gettext("City") == "Orten"
