"""Names and ties: the value types of entities, links and line habits.

They pass between formation, the store and the windows, as those of `memory_record` do.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from core.ids import MemoryId, ObservationId

EntityId = NewType("EntityId", int)
AliasId = NewType("AliasId", int)


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    PROJECT = "project"
    APP = "app"
    SITE = "site"
    FILE = "file"
    AMOUNT = "amount"
    DATE = "date"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity as one view shows it.

    `key` is the name normalised, so that equal keys of one kind are one name. `line_numbers`
    are where the view shows it; empty where only the window's title or address does.
    `confidence` (0 to 1) is how surely it is of that kind. `aliases` are other names that the
    screen itself ties to it, as a mail header ties an address to a name.
    """

    kind: EntityKind
    name: str
    key: str
    line_numbers: tuple[int, ...]
    confidence: float
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an entity, and on how many frames it was seen."""

    id: AliasId
    name: str
    key: str
    frames: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the memory knows, with its names, the most seen first.

    `is_the_users` says that the user merged or split it by hand, which outranks the rules.
    """

    id: EntityId
    kind: EntityKind
    aliases: tuple[Alias, ...]
    is_the_users: bool

    @property
    def name(self) -> str:
        """What a person would call it: of its names the fullest that is not a mail address."""
        plain = [alias for alias in self.aliases if "@" not in alias.name] or list(self.aliases)
        words = max(len(alias.key.split()) for alias in plain) if plain else 0
        fullest = [alias for alias in plain if len(alias.key.split()) == words]
        return fullest[0].name if fullest else ""


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One entry of the log of merges and splits: aliases that moved from one to the other."""

    id: int
    operation: str
    entity_id: EntityId
    other_id: EntityId
    at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class MentionPlace:
    """Where an entity was seen: a frame and its lines; no lines mean the window's own name."""

    entity_id: EntityId
    observation_id: ObservationId
    line_numbers: tuple[int, ...]


class LinkType(StrEnum):
    """How one memory is tied to another. All but ABOUT_SAME and SAME_TOPIC have a direction."""

    ABOUT_SAME = "about_same"  # both name the same rare person, project, file, …
    SAME_TOPIC = "same_topic"  # their texts are nearest to each other
    FOLLOWS = "follows"  # the same thing, taken up again later
    PART_OF = "part_of"
    MENTIONS_RESOURCE = "mentions_resource"
    SUPERSEDED_BY = "superseded_by"


@dataclass(frozen=True, slots=True)
class Link:
    """A typed tie between two memories; `weight` is 0 to 1."""

    source: MemoryId
    target: MemoryId
    type: LinkType
    weight: float


@dataclass(frozen=True, slots=True)
class LineHabit:
    """How often a line was seen in one place: on how many frames, titles and days.

    `chances` is how many frames of the place there were since the line was first seen, `views`
    on how many of them it was. Titles and days are distinct ones, a little fewer if there are
    many.
    """

    views: int
    titles: int
    days: int
    chances: int


@dataclass(frozen=True, slots=True)
class MemoryItem:
    """A memory, where entities may stand too."""

    id: MemoryId


@dataclass(frozen=True, slots=True)
class EntityItem:
    """An entity, where memories may stand too."""

    id: EntityId


Item = MemoryItem | EntityItem
