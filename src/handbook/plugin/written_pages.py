"""The pages that editors write in `docs/`: which there are, in which languages, and what their front matter says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from pydantic import Field, ValidationError

from handbook import frontmatter, yaml12
from handbook.load import messages
from handbook.load.entry import Lines
from handbook.models.fields import Language, Line, Model, Title
from handbook.models.translation import TranslationState
from handbook.problems import Problem, suggest
from handbook.settings import Settings

CODES: Final[dict[str, str]] = {
    "HB400": "The name of a page is not an address.",
    "HB401": "A page is written twice in one language.",
    "HB402": "A page is in a language that is not configured.",
    "HB403": "A translated page has no original.",
}

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FrontMatter(Model):
    """The keys that a page of `docs/` may have. Others would change the theme unseen, so they are refused."""

    title: Title
    description: Line | None = None
    language: Language | None = None
    hide: list[Literal["navigation", "toc"]] = Field(default=[])
    translation: TranslationState | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One file of `docs/`. `body_line` is the line of the file on which the Markdown begins."""

    path: str
    file: Path
    language: str
    front: FrontMatter
    body_line: int
    body: str = ""
    lines: Lines = field(default_factory=lambda: Lines(yaml12.Yaml()))

    @property
    def state(self) -> TranslationState:
        """How far it can be trusted as a translation."""
        return self.front.translation or TranslationState()


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page in all its languages; `name` is its path without suffixes, such as `handbooks/chambers`."""

    name: str
    original: Written
    versions: Mapping[str, Written] = field(default_factory=dict)

    def shown(self, language: str) -> Written:
        """The file that a reader of `language` gets: the translation or the original."""
        return self.versions.get(language, self.original)


def read_pages(files: Iterable[tuple[str, Path]], settings: Settings) -> tuple[list[WrittenPage], list[Problem]]:
    """All pages from pairs of path below `docs/` and file."""
    problems: list[Problem] = []
    originals: dict[str, Written] = {}
    translations: list[tuple[str, Written]] = []
    for relative, file in sorted(files):
        name, language, wrong = _name(relative, settings)
        problems += wrong
        if wrong:
            continue
        written, wrong = _read(f"{settings.docs}/{relative}", file, language, settings)
        problems += wrong
        if written is None:
            continue
        if language is None:
            originals[name] = written
        else:
            translations.append((name, written))
    pages = {name: WrittenPage(name, original, {original.language: original}) for name, original in originals.items()}
    for name, written in translations:
        page = pages.get(name)
        if page is None:
            meant = suggest(name, pages)
            hint = f"did you mean `{meant}`? " if meant else ""
            hint += f"a translation stands beside its original, `{name}.md`"
            if not any(problem.path == f"{settings.docs}/{name}.md" for problem in problems):
                problems.append(Problem(written.path, 1, 1, "HB403", f"there is no page `{name}.md`", hint))
        elif written.language in page.versions:
            hint = f"delete one of them, or correct `language` in `{page.original.path}`"
            problems.append(Problem(written.path, 1, 1, "HB401", f"the page is in `{written.language}` already", hint))
        else:
            pages[name] = replace(page, versions={**page.versions, written.language: written})
    return list(pages.values()), problems


def _name(relative: str, settings: Settings) -> tuple[str, str | None, list[Problem]]:
    path = PurePosixPath(relative)
    stem, _, language = path.name.removesuffix(".md").partition(".")
    name = (path.parent / stem).as_posix()
    at = f"{settings.docs}/{relative}"
    if language and language not in settings.languages:
        hint = f"the languages of the site are {', '.join(settings.languages)} (mkdocs.yml)"
        return name, None, [Problem(at, 1, 1, "HB402", f"`{language}` is not a language of the site", hint)]
    if not all(_NAME.fullmatch(part) for part in name.split("/")):
        hint = "name pages with small letters a-z, digits and single hyphens"
        return name, None, [Problem(at, 1, 1, "HB400", f"`{name}` cannot be an address", hint)]
    return name, language or None, []


def _read(path: str, file: Path, language: str | None, settings: Settings) -> tuple[Written | None, list[Problem]]:
    decoded = frontmatter.read_text(file.read_bytes())
    problems = [mistake.in_file(path) for mistake in decoded.mistakes]
    if decoded.text is None or problems:
        return None, problems
    parts = frontmatter.split(decoded.text)
    if parts.mistakes:
        return None, [mistake.in_file(path) for mistake in parts.mistakes]
    yaml = yaml12.load(parts.yaml, first_line=parts.yaml_line)
    problems = [mistake.in_file(path) for mistake in yaml.mistakes]
    try:
        front = FrontMatter.model_validate(yaml.data or {})
    except ValidationError as error:
        problems += messages.problems(error, FrontMatter, path, Lines(yaml))
        return None, problems
    if problems:
        return None, problems
    spoken = language or front.language or settings.default_language
    blank = len(parts.body) - len(parts.body.lstrip("\n"))  # MkDocs takes the blank lines at the top away
    line = parts.body_line + blank
    return Written(path, file, spoken, front, line, parts.body.strip("\n"), Lines(yaml, line)), []
