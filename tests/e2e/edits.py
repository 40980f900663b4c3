"""What people do to a project between two builds: each edit takes the project and a number that says where and how."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.e2e.rich import RichProject

DAYS = (date(2026, 1, 1), date(2027, 5, 1), date(2041, 1, 1))
THEMES = ("outreach", "skills", "buying")
CITIES = ("springfield", "rivertown", "lakeside")
STATES = ("draft", "published", "withdrawn", "published")
WORDS = ("Bäume", "tree", "arbre & co", "<b>wood</b>", "1.200", "")
OVERRIDDEN = "overrides/partials/footer.html"

Edit = Callable[["World", int], None]


@dataclass
class World:
    """A project, what surrounds it, and a built site of it."""

    project: RichProject
    site: Path
    day: date = DAYS[0]
    edition: str | None = None
    program: bytes = b""
    made: int = 0

    def save(self, folder: Path) -> None:
        """Keep the project as it is."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.project.root, folder, ignore=shutil.ignore_patterns(".cache"))

    def restore(self, folder: Path) -> None:
        """Put back what was kept; new files are deleted."""
        for file in self.files("*"):
            if not (folder / file.relative_to(self.project.root)).exists():
                file.unlink()
        shutil.copytree(folder, self.project.root, dirs_exist_ok=True)

    def files(self, pattern: str) -> list[Path]:
        """The project's files but for the cache, sorted."""
        found = (file for file in self.project.root.rglob(pattern) if file.is_file())
        return sorted(file for file in found if ".cache" not in file.relative_to(self.project.root).parts)

    def pick(self, pattern: str, n: int) -> str:
        """One of the project's files that fit a pattern."""
        found = [file for file in self.project.root.glob(pattern) if file.is_file()]
        return sorted(found)[n % len(found)].relative_to(self.project.root).as_posix()

    def change_line(self, path: str, key: str, value: str) -> None:
        """Give a key at the top of a record another value; nothing happens where it has none."""
        lines = (self.project.root / path).read_text(encoding="utf-8").split("\n")
        changed = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in lines]
        self.project.write(path, "\n".join(changed))

    def append(self, path: str, text: str) -> None:
        """Add to the end of a file."""
        file = self.project.root / path
        self.project.write(path, (file.read_text(encoding="utf-8") if file.exists() else "") + text)


def title(world: World, n: int) -> None:
    world.change_line(
        world.pick(("practices/*.md", "data/themes/*.yml", "events/*.md")[n % 3], n), "title", f"Named {n}"
    )


def title_of_place(world: World, n: int) -> None:
    world.change_line(world.pick("data/*/*.yml", n), "title", f"Called {n}")


def summary(world: World, n: int) -> None:
    world.change_line(world.pick("practices/*.md", n), "summary", f"Says {WORDS[n % 5]}.")


def body(world: World, n: int) -> None:
    world.append(world.pick("practices/*.md", n), f"\n## Part {n}\n\nMore on {WORDS[n % 6]}, [there](kiosk.md).\n")


def body_of_event(world: World, n: int) -> None:
    world.append("events/meeting.md", f"\nWord {n}.\n")


def no_body(world: World, n: int) -> None:
    path = world.pick("practices/*.md", n)
    front = (world.project.root / path).read_text(encoding="utf-8").split("\n---\n")[0]
    world.project.write(path, f"{front}\n---\n")


def fact(world: World, n: int) -> None:
    world.change_line("data/cities/rivertown.yml", "position", f"{{latitude: 4{n}.1, longitude: 1{n}.5}}")
    world.change_line("data/organisations/stranger.yml", "country", "FR" if n % 2 else "BE")


def names(world: World, n: int) -> None:
    world.change_line("data/cities/springfield.yml", "names", f"{{de: Springfeld {n}, en: Springfield, it: Campo}}")


def references(world: World, n: int) -> None:
    path = world.pick("practices/*.md", n)
    world.change_line(path, "city", CITIES[n % 3])
    world.change_line(path, "related", ("[]", "[practices/market-stall]", "[events/meeting#L1.02]")[n % 3])


def themes(world: World, n: int) -> None:
    world.change_line(world.pick("practices/*.md", n), "themes", f"[{THEMES[n % 3]}]")


def status(world: World, n: int) -> None:
    world.change_line(world.pick("practices/*.md", n), "status", STATES[n % 4])


def translation(world: World, n: int) -> None:
    language = ("de", "fr")[n % 2]
    path = world.pick("practices/*.md", n)
    state = ("machine", "reviewed")[n // 2 % 2]
    text = f"---\ntitle: Titel {n}\nsummary: Kurz.\ntranslation: {{state: {state}}}\n---\n\nText {n}.\n"
    world.project.write(f"{path.split('.')[0]}.{language}.md", text)


def translated_title_only(world: World, n: int) -> None:
    text = f"title: Dorf {n}\ntranslation: {{state: draft}}\n"
    world.project.write(f"data/cities/{CITIES[n % 3]}.de.yml", text)


def no_translation(world: World, n: int) -> None:
    found = [file for file in world.files("*.??.*") if "docs" not in file.parts]
    if found:
        found[n % len(found)].unlink()


def add(world: World, n: int) -> None:
    world.made += 1
    world.project.practice(
        f"new-{world.made}", f"New {WORDS[n % 3]}", theme=THEMES[n % 3], city=CITIES[n % 3],
        body="See [the stall](market-stall.md) and **more**.", related="[practices/kiosk]" if n % 2 else "[]",
    )  # fmt: skip


def delete(world: World, n: int) -> None:
    path = world.project.root / world.pick("practices/*.md", n)
    for file in path.parent.glob(f"{path.name.split('.')[0]}.*"):
        file.unlink()


def rename(world: World, n: int) -> None:
    unnamed = [file for file in world.files("*.md") if file.match("practices/[abhn]*.md") and "docs" not in file.parts]
    if not unnamed:
        return
    old = unnamed[n % len(unnamed)]
    id_ = old.name.split(".")[0]
    world.made += 1
    for file in sorted(old.parent.glob(f"{id_}.*")):
        file.rename(file.with_name(file.name.replace(id_, f"moved-{world.made}")))
    world.change_line(f"practices/moved-{world.made}.md", "former_ids", f"[{id_}]")


def crlf(world: World, n: int) -> None:
    path = world.pick("practices/*.md", n)
    text = (world.project.root / path).read_bytes().replace(b"\r\n", b"\n")
    world.project.write(path, text.replace(b"\n", b"\r\n"))


def page(world: World, n: int) -> None:
    world.append(world.pick("docs/**/*.md", n), f'\nWord {n}, {{{{ count("practices") }}}}.\n')


def title_of_page(world: World, n: int) -> None:
    world.change_line(world.pick("docs/**/*.md", n), "title", f"Page {n}")


def language_of_page(world: World, n: int) -> None:
    path = ("docs/handbooks/outreach.md", "docs/cities/index.md", "docs/practices/index.md")[n % 3]
    world.change_line(path, "title", f"Page\nlanguage: {('fr', 'en', 'de')[n % 3]}")


def add_page(world: World, n: int) -> None:
    world.made += 1
    name = ("extra", "practices/kiosk", "handbooks/skills", "handbooks/extra")[n % 4]
    world.project.page(name, f"Extra {n}", f"# Extra\n\n[Start]({'../' * name.count('/')}index.md)", "hide: [toc]\n")


def translate_page(world: World, n: int) -> None:
    name = ("cities/index", "handbooks/outreach", "practices/index")[n % 3]
    world.project.page(f"{name}.{('fr', 'de')[n % 2]}", f"Otra {n}", f"# Otra {n}\n")


def delete_page(world: World, n: int) -> None:
    found = [file for file in world.files("*.md") if "docs" in file.parts and file.name != "index.md"]
    if found:
        found[n % len(found)].unlink()


def link_to_record(world: World, n: int) -> None:
    world.append("docs/handbooks/outreach.md", f"\n[A record](../practices/new-{world.made + n % 2}/index.md)\n")


def catalogue(world: World, n: int) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    text = f'{head}\nmsgid "Practices"\nmsgstr "Beispiele {n}"\n'
    world.project.write(f"locale/{('de', 'fr')[n % 2]}/LC_MESSAGES/messages.po", text)


def site_name(world: World, n: int) -> None:
    world.change_line("mkdocs.yml", "site_name", f"Handbook {n}")


def nav(world: World, n: int) -> None:
    old = "  - Cities: cities/index.md\n"
    text = (world.project.root / "mkdocs.yml").read_text(encoding="utf-8").replace(old, "").replace(old[2:], "")
    untitled = "  - cities/index.md\n"
    world.project.write("mkdocs.yml", text.replace(untitled, "") + ("", old, untitled)[n % 3])


def edit_url(world: World, n: int) -> None:
    text = (world.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    lines = (
        f"      edit_url: https://git.example.org/{n}/" if "edit_url" in line else line for line in text.split("\n")
    )
    world.project.write("mkdocs.yml", "\n".join(lines))


def languages(world: World, n: int) -> None:
    old, new = ("[de, en, fr]", "[de, en, fr, it]")[:: (1, -1)[n % 2]]
    text = (world.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    world.project.write("mkdocs.yml", text.replace(f"languages: {old}", f"languages: {new}"))


def macros(world: World, n: int) -> None:
    world.append("macros.py", f"\n# {n}\n")


def override(world: World, n: int) -> None:
    text = (world.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    if "custom_dir" not in text:
        world.project.write("mkdocs.yml", text.replace("  font: false\n", "  font: false\n  custom_dir: overrides\n"))
    world.project.write(OVERRIDDEN, f"<p>Ours {n}</p>\n")


def glossary(world: World, n: int) -> None:
    term = f"- {{id: chamber, en: [guild], de: [Gilde {n}], fr: [guilde]}}\n"
    world.project.write("data/glossary.yml", f"terms:\n  {term}")


def asset(world: World, n: int) -> None:
    world.project.write(f"docs/assets/{n % 2}.txt", f"{n}")


def program(world: World, n: int) -> None:
    world.program = bytes([n])


def edition(world: World, n: int) -> None:
    world.edition = (None, "2026.1")[n % 2]


def day(world: World, n: int) -> None:
    world.day = DAYS[n % 3]


def damage(world: World, n: int) -> None:
    found = sorted(file for file in world.site.rglob("*") if file.is_file())
    if found:
        found[n * 7 % len(found)].write_text("damaged", encoding="utf-8")
        found[n * 11 % len(found)].unlink()


def stray(world: World, n: int) -> None:
    file = world.site / ("stray.html", "en/practices/stray/index.html", "api/v1/stray.json")[n % 3]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("stray", encoding="utf-8")


def touch(world: World, n: int) -> None:
    for file in world.files("*.md"):
        file.touch()


EDITS: tuple[Edit, ...] = (
    title, title_of_place, summary, body, body_of_event, no_body, fact, names, references, themes, status, translation,
    translated_title_only, no_translation, add, delete, rename, crlf, page, title_of_page, language_of_page, add_page,
    translate_page, delete_page, link_to_record, catalogue, site_name, nav, edit_url, languages, macros, override,
    glossary, asset, program, edition, day, damage, stray, touch,
)  # fmt: skip
