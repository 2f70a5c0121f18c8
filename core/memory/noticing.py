"""What is noticed of every frame before anything is learned from it: its habits and its names.

Lines are counted, so that a program's menus can be told from what it shows; names are written
down, each with the frame that shows it. A frame counts once, however often it is read.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from core.entity_record import AliasId, EntityId, EntityKind, Mention
from core.memory.boilerplate import chrome_lines, counted_lines
from core.memory.entities.keys import key_of
from core.memory.entities.names import is_doubtful, known_entity, name_words
from core.memory.entities.of_view import SURE_ENOUGH, entities_in
from core.memory.entities.people import first_names_in
from core.memory.view import View, view_of
from core.observation import StoredObservation, TextLine
from core.store.store import Store

MADE_BY = "rules v2"


def notice(store: Store, observation: StoredObservation, lines: tuple[TextLine, ...]) -> View:
    """Count a frame's lines, find its boilerplate, write down whom and what it names.

    Works inside the transaction of its caller. A frame that let go of its text keeps the names
    that were noted while it had it.
    """
    window = observation.window
    if store.layers.has_detail(observation.id):
        store.habits.count(
            observation.id, counted_lines(lines, window), window.title, observation.at.date()
        )
    view = seen_through(store, view_of(observation, lines))
    if store.layers.has_detail(observation.id):
        note_entities(store, view)
    return view


def seen_through(store: Store, view: View) -> View:
    """The same view with its boilerplate by what is known now; stores nothing."""
    window = view.observation.window
    places = [
        store.habits.of_place(place, counted)
        for place, counted in counted_lines(view.lines, window).items()
    ]
    return replace(view, chrome=chrome_lines(view.lines, view.blocks, window, places))


def note_entities(store: Store, view: View) -> None:
    """Write the mentions of a view; those of an earlier reading that are not seen now go."""
    noted: list[AliasId] = []
    for mention in sorted(entities_in(view), key=lambda one: -len(one.name.split())):
        noted += _note(store, mention, view.observation)
    for mention in _called_by_first_name(store, view):
        noted += _note(store, mention, view.observation)
    store.entities.keep_only(view.observation.id, noted)


def _called_by_first_name(store: Store, view: View) -> tuple[Mention, ...]:
    first_names = {
        key.split()[0] for _, key in store.entities.keys_of(EntityKind.PERSON) if "@" not in key
    }
    read = [number for number in range(len(view.lines)) if number not in view.chrome]
    return first_names_in(view.lines, read, first_names)


def _note(store: Store, mention: Mention, observation: StoredObservation) -> list[AliasId]:
    """Write one mention; nothing, if it is not sure whom it means."""
    entity_id = _entity_meant(store, mention)
    if entity_id is None:
        return []
    noted = [store.entities.note(entity_id, mention, observation.id)]
    for name in mention.aliases:
        alias = Mention(mention.kind, name, key_of(name), mention.line_numbers, mention.confidence)
        _join_bearer(store, entity_id, alias, observation.until)
        noted.append(store.entities.note(entity_id, alias, observation.id))
    return noted


def _entity_meant(store: Store, mention: Mention) -> EntityId | None:
    """The entity that a mention is of, a new one if need be; None if that is not clear."""
    bearer = store.entities.with_key(mention.kind, mention.key)
    if mention.kind is not EntityKind.PERSON:
        if bearer is None and mention.confidence >= SURE_ENOUGH:
            return store.entities.add(mention.kind)
        return bearer
    is_whole = "@" in mention.name or len(name_words(mention.name)) > 1
    if bearer is not None and (is_whole or store.entities.is_the_users(bearer)):
        return bearer
    known = store.entities.with_words(EntityKind.PERSON, _search_words(mention))
    meant = known_entity(known, mention)
    if meant is not None:
        return meant
    if mention.confidence < SURE_ENOUGH or is_doubtful(known, mention):
        return None
    return bearer or store.entities.add(mention.kind)


def _search_words(mention: Mention) -> Iterable[str]:
    return {word for name in (mention.name, *mention.aliases) for word in name_words(name)}


def _join_bearer(store: Store, entity_id: EntityId, alias: Mention, now: datetime) -> None:
    """A screen shows that a name is this entity's: whoever bore it alone until now is the same."""
    bearer = store.entities.with_key(alias.kind, alias.key)
    if bearer is None or bearer == entity_id:
        return
    entity = store.entities.get(bearer)
    is_all = {one.key for one in entity.aliases} == {alias.key}
    if is_all and not entity.is_the_users:
        store.entities.merge(entity_id, bearer, MADE_BY, now, by_user=False)
