"""Macros on what was learnt and asked: lessons, guiding questions, recommendations."""

from __future__ import annotations

from markupsafe import Markup

from handbook.library import lessons as lessons_of
from handbook.macros.call import code_named, record_named
from handbook.models import City, Event, Organisation, Recommendation, Theme
from handbook.models import vocabulary as v
from handbook.render.environment import render
from handbook.render.fragments.records import by_title, card
from handbook.render.view import View


def lessons(
    view: View, theme: str = "", *, organisation: str = "", city: str = "", kind: str = "", event: str = ""
) -> Markup:
    """Lessons of the events, each with the voice that said it.

    `theme`, `organisation`, `city`, `event`: only those of this record, by its id. `kind`: only lessons of this kind,
    such as `lesson`, `recommendation` or `practice`.
    """
    for model, id_ in ((Theme, theme), (Organisation, organisation), (City, city), (Event, event)):
        if id_:
            record_named(view, model, id_)
    if kind:
        code_named(kind, v.LESSON_KIND)
    found = lessons_of.lessons(
        view.library, view.language, theme=theme, organisation=organisation, city=city, kind=kind
    )
    shown = [lesson for lesson in found if event in ("", lesson.event.id)]
    return render("fragments/lesson_list.html", view, found=shown)


def questions(view: View, theme: str) -> Markup:
    """The guiding questions of a theme, each with an anchor.

    `theme`: id of the theme.
    """
    return render("fragments/questions.html", view, theme=record_named(view, Theme, theme))


def recommendations(view: View, theme: str = "", *, addressee: str = "") -> Markup:
    """Recommendations as cards, numbered ones by their numbers.

    `theme`: only those on this theme, by its id. `addressee`: only those to this kind of actor, such as `municipality`.
    """
    if theme:
        record_named(view, Theme, theme)
    if addressee:
        code_named(addressee, v.ACTOR)
    found = [
        entry
        for entry in view.library.published(Recommendation.type)
        if isinstance(entry.record, Recommendation)
        and (not theme or theme in entry.record.themes)
        and (not addressee or addressee in entry.record.addressees)
    ]
    items = [card(view, entry) for entry in by_title(view, found)]
    return render("fragments/record_cards.html", view, items=items, id=None, filters=[])
