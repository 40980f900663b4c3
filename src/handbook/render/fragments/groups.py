"""Who leads and who learns: the seats of working groups, by group, city and theme."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.models import City, Theme, WorkingGroup
from handbook.models.network import Seat
from handbook.render.formats import sort_key
from handbook.render.view import View


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """A city's seat in a group; `leads` or learns."""

    group: WorkingGroup
    seat: Seat
    leads: bool


def groups(view: View) -> list[WorkingGroup]:
    """The published groups in the order of their numbers."""
    return sorted(view.library.records(WorkingGroup, view.language), key=lambda group: group.number)


def seats(group: WorkingGroup) -> list[ShownSeat]:
    """First those who lead, then those who learn."""
    leading = [ShownSeat(group, seat, True) for seat in group.leading]
    return leading + [ShownSeat(group, seat, False) for seat in group.learning]


def cities(view: View, shown: list[WorkingGroup]) -> list[City]:
    """The cities with a seat, in the alphabetical order of the page's language."""
    ids = {seat.seat.city for group in shown for seat in seats(group)}
    found = [city for id_ in sorted(ids) if (city := view.library.record(City, id_, view.language))]
    return sorted(found, key=lambda city: sort_key(view.plain(city.title), view.language))


def seats_of(group: WorkingGroup, city: str) -> list[ShownSeat]:
    """The seats of a city in a group: none, one, or two when it leads and learns."""
    return [seat for seat in seats(group) if seat.seat.city == city]


@dataclass(frozen=True, slots=True)
class ThemeSeats:
    """A theme with those who lead (their strength) and those who learn (their need) in its groups."""

    theme: Theme
    groups: list[WorkingGroup]
    leading: list[ShownSeat]
    learning: list[ShownSeat]


def by_theme(view: View) -> list[ThemeSeats]:
    """Every theme in its order, also one without a group."""
    everyone = groups(view)
    found = []
    for theme in sorted(view.library.records(Theme, view.language), key=lambda theme: theme.number):
        own = [group for group in everyone if group.theme == theme.id]
        all_seats = [seat for group in own for seat in seats(group)]
        found.append(
            ThemeSeats(
                theme,
                own,
                [seat for seat in all_seats if seat.leads],
                [seat for seat in all_seats if not seat.leads],
            )
        )
    return found


def learning_cities(group: WorkingGroup) -> set[str]:
    return {seat.city for seat in group.learning}
