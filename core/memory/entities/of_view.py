"""The entities of a view: people, projects, apps, sites, files, amounts, dates, places.

Found by rules, without a model, and with precision before recall: a name that is missed on one
screen is met again on the next, a wrong one stays and draws wrong links.
"""

from collections.abc import Iterable

from core.entity_record import EntityKind, Mention
from core.memory.entities.people import people_in
from core.memory.entities.things import files_in, organisations_in, places_in, projects_in, site_of
from core.memory.entities.values import amounts_in, dates_in
from core.memory.view import View

SURE_ENOUGH = 0.6
"""From this confidence on, a mention may make a new entity; below, it may only join a known one."""


def entities_in(view: View) -> tuple[Mention, ...]:
    """The entities that a view shows, each once, those of the window first.

    Lines known as boilerplate are left out: the names in a sidebar say nothing about this view.
    """
    window = view.observation.window
    lines = view.lines
    read = [number for number in range(len(lines)) if number not in view.chrome]
    mentions: list[Mention] = []
    if window.app:
        mentions.append(Mention(EntityKind.APP, window.app, window.app.casefold(), (), 1.0))
    site = site_of(window)
    if site is not None:
        mentions.append(site)
    mentions += people_in(lines, view.blocks, view.title, view.chrome)
    mentions += projects_in(lines, read, window, view.title)
    mentions += files_in(lines, read, window, view.title)
    for number in read:
        text = lines[number].text
        mentions += organisations_in(text, number)
        mentions += places_in(text, number)
        mentions += amounts_in(text, number)
        mentions += dates_in(text, number, view.observation.at.date())
    return _once_each(mention for mention in mentions if mention.key)


def _once_each(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions of one kind and key as one, with all their lines, as sure as the surest."""
    merged: dict[tuple[EntityKind, str], Mention] = {}
    for mention in mentions:
        place = (mention.kind, mention.key)
        known = merged.get(place)
        merged[place] = mention if known is None else _together(known, mention)
    return tuple(merged.values())


def _together(first: Mention, second: Mention) -> Mention:
    surer = first if first.confidence >= second.confidence else second
    return Mention(
        surer.kind,
        surer.name,
        surer.key,
        tuple(sorted({*first.line_numbers, *second.line_numbers})),
        surer.confidence,
        tuple(dict.fromkeys((*first.aliases, *second.aliases))),
    )
