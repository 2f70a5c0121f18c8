"""`recollect entities` and `recollect entity …`."""

import re
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.command_line.browse_memory import memory_json, memory_line
from app.command_line.context import (
    MOST_ROWS,
    JsonOption,
    known_errors,
    observation_name,
    session_of,
)
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.wording import moment_words
from core.clock import SYSTEM_CLOCK
from core.entity_record import Entity, EntityChange, EntityId, EntityKind
from core.errors import InvalidSetting
from core.memory.entities.keys import key_of
from core.memory.entities.known import known_of
from core.memory.from_user.entity_corrections import (
    merge_entities,
    split_entity,
    undo_entity_change,
)
from core.store.entity_listing import Sightings
from core.store.store import Store

_NAME = re.compile(r"e([0-9]{1,15})")
_MOST_MEMORIES, _MOST_FRAMES, _MOST_TIES = 20, 10, 10
_TELLING = (
    EntityKind.PERSON,
    EntityKind.PROJECT,
    EntityKind.FILE,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
)
EntityArgument = Annotated[str, typer.Argument(metavar="ID", help="An entity's id (e12).")]


class _EntityGroup(TyperGroup):
    """`recollect entity e12` is short for `recollect entity show e12`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = args and _NAME.fullmatch(args[0])
        return super().parse_args(ctx, ["show", *args] if named else args)


entity_app = typer.Typer(
    cls=_EntityGroup, help="One person, project, app, site or file; e12 alone shows it."
)


@known_errors
def entities_command(
    context: typer.Context,
    kind: Annotated[EntityKind | None, typer.Option(help="Only this kind.")] = None,
    text: Annotated[str, typer.Option(help="Only those with this in a name.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=MOST_ROWS, help="How many.")] = 50,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over first.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """List the people, projects, sites and things that were seen, the most seen first."""
    wanted = key_of(text)
    with session_of(context).open(Access.READ) as memory:
        store = memory.store
        found = store.entity_listing.sightings(kind, wanted, limit, offset)
        total = store.entity_listing.number_matching(kind, wanted)
        entities = store.entities.get_many(one.entity_id for one in found)
    told = [_line(entity, seen) for entity, seen in zip(entities, found, strict=True)]
    left = total - offset - len(found)
    if found and left > 0:
        told.append(f"{left} more; see --limit and --offset.")
    document: Json = {
        "entities": [_json(one, seen) for one, seen in zip(entities, found, strict=True)],
        "total": total,
    }
    Output(as_json).data(document, "\n".join(told) or "No such names.")


@entity_app.command("show")
@known_errors
def show_command(context: typer.Context, name: EntityArgument, as_json: JsonOption = False) -> None:
    """What is known of one: its names, memories, newest frames, and who is seen with it."""
    with session_of(context).open(Access.READ) as memory:
        document, told = _shown(memory.store, entity_id_of(name))
    Output(as_json).data(document, told)


@entity_app.command("merge")
@known_errors
def merge_entities_command(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="ID ID…", help="The one to keep, then the others.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Say that several are one; the first takes the names of the others."""
    if len(names) < 2:
        raise typer.BadParameter("Name at least two entities: the one to keep comes first.")
    ids = [entity_id_of(name) for name in names]
    with session_of(context).open(Access.WRITE) as memory:
        kept = merge_entities(memory.store, ids, SYSTEM_CLOCK.now())
        _tell(memory.store, as_json, "Merged", kept)


@entity_app.command("split")
@known_errors
def split_command(
    context: typer.Context,
    name: EntityArgument,
    aliases: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names to take out.")],
    as_json: JsonOption = False,
) -> None:
    """Say that a name is somebody else's; it becomes an entity of its own."""
    with session_of(context).open(Access.WRITE) as memory:
        both = split_entity(memory.store, entity_id_of(name), aliases, SYSTEM_CLOCK.now())
        _tell(memory.store, as_json, "Split", *both)


@entity_app.command("undo")
@known_errors
def undo_entity_command(
    context: typer.Context, name: EntityArgument, as_json: JsonOption = False
) -> None:
    """Take the newest merge or split of an entity back."""
    with session_of(context).open(Access.WRITE) as memory:
        change = undo_entity_change(memory.store, entity_id_of(name), SYSTEM_CLOCK.now())
        left = memory.store.entities.get_many([change.entity_id, change.other_id])
        _tell(memory.store, as_json, f"Undone: {change.operation}", *left)


def entity_name(entity_id: EntityId) -> str:
    """How an entity is named to the outside: `e12`."""
    return f"e{entity_id}"


def entity_id_of(name: str) -> EntityId:
    """The entity that the user named. Raises: InvalidSetting."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise InvalidSetting(f"{name!r} is not the id of an entity; those look like e12.")
    return EntityId(int(found[1]))


def _shown(store: Store, entity_id: EntityId) -> tuple[Json, str]:
    entity = store.entities.get(entity_id)
    seen = store.entity_listing.of(entity_id)
    memories = known_of(store, entity_id, _MOST_MEMORIES)
    places = store.entities.places_of(entity_id, _MOST_FRAMES)
    frames = store.observations.get_many([one.observation_id for one in places]).values()
    ties = dict(store.entity_listing.tied_to(entity_id, _TELLING, _MOST_TIES))
    tied = store.entities.get_many(ties)
    history = store.entities.history(entity_id)
    document: Json = {
        **_json(entity, seen),
        "memories": [memory_json(one) for one in memories],
        "frames": [observation_name(one.id) for one in frames],
        "tied": [{**_short_json(one), "frames": ties[one.id]} for one in tied],
        "history": [_change_json(one) for one in history],
    }
    sections = (
        ("Names", [f"{one.name}  ({one.frames} frames)" for one in entity.aliases]),
        ("Known of it", [memory_line(one) for one in memories]),
        (
            "Seen on",
            [
                f"{observation_name(one.id)}  {moment_words(one.at)}  {one.window.title}"
                for one in frames
            ],
        ),
        ("Seen with", [f"{entity_name(one.id)}  {one.kind}  {one.name}" for one in tied]),
        ("History", [_change_told(one) for one in history]),
    )
    told = [_line(entity, seen)]
    for heading, lines in sections:
        told += ["", f"{heading}:", *(f"  {line}" for line in lines)] if lines else []
    return document, "\n".join(told)


def _tell(store: Store, as_json: bool, verb: str, *entities: Entity) -> None:
    seen = [(one, store.entity_listing.of(one.id)) for one in entities]
    told = "\n".join([f"{verb}.", *(_line(*pair) for pair in seen)])
    Output(as_json).data({"entities": [_json(*pair) for pair in seen]}, told)


def _short_json(entity: Entity) -> Json:
    return {"id": entity_name(entity.id), "kind": entity.kind.value, "name": entity.name}


def _json(entity: Entity, seen: Sightings | None) -> Json:
    return {
        **_short_json(entity),
        "aliases": [one.name for one in entity.aliases],
        "mentions": seen.frames if seen else 0,
        "first_seen": seen.first.isoformat() if seen else None,
        "last_seen": seen.last.isoformat() if seen else None,
        "by_you": entity.is_the_users,
    }


def _line(entity: Entity, seen: Sightings | None) -> str:
    others = [one.name for one in entity.aliases if one.name != entity.name]
    told = f"{entity_name(entity.id):>6}  {entity.kind:<12} {entity.name}"
    told += f"  ({', '.join(others)})" if others else ""
    return f"{told}  {seen.frames} frames, last {moment_words(seen.last)}" if seen else told


def _change_json(change: EntityChange) -> Json:
    return {
        "operation": change.operation,
        "id": entity_name(change.entity_id),
        "other": entity_name(change.other_id),
        "at": change.at.isoformat(),
        "made_by": change.made_by,
    }


def _change_told(change: EntityChange) -> str:
    pair = f"{entity_name(change.entity_id)} and {entity_name(change.other_id)}"
    return f"{moment_words(change.at)}  {change.operation} of {pair} by {change.made_by}"
