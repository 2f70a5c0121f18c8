"""How memories, names and what was done to them are put into words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.browsing_door import Shelf
from app.windows.words import app_name, counted, moment_words
from core.entity_record import EntityChange, EntityKind, LinkType
from core.memory_record import USER, Details, Level, Memory, MemoryKind, Role, Status
from core.store.entity_listing import EntityHeadline
from core.store.keyset import Order
from core.store.memory_changes import MemoryChange, Operation
from core.store.memory_outlines import Headline

RULES = "rules"


def _tr(text: str) -> str:
    return QCoreApplication.translate("memories", text)


def shelf_words(shelf: Shelf) -> str:
    """What a shelf is called."""
    return {
        Shelf.EVERYTHING: _tr("All"),
        Shelf.CORE: _tr("You"),
        Shelf.EPISODIC: _tr("Events"),
        Shelf.SEMANTIC: _tr("Facts"),
        Shelf.PROCEDURAL: _tr("How-tos"),
        Shelf.RESOURCE: _tr("Documents"),
        Shelf.TASK: _tr("Tasks"),
        Shelf.ENTITIES: _tr("Names"),
        Shelf.VAULT: _tr("Vault"),
    }[shelf]


def order_words(order: Order, *, of_names: bool = False) -> str:
    """What a way of sorting is called."""
    if of_names:
        return {
            Order.NEWEST: _tr("Seen last"),
            Order.OLDEST: _tr("Seen first"),
            Order.IMPORTANT: _tr("Most seen"),
            Order.TITLE: _tr("By name"),
        }[order]
    return {
        Order.NEWEST: _tr("Newest first"),
        Order.OLDEST: _tr("Oldest first"),
        Order.IMPORTANT: _tr("Most important"),
        Order.TITLE: _tr("By title"),
    }[order]


def status_words(status: Status) -> str:
    """Which memories a status stands for."""
    return {
        Status.ACTIVE: _tr("What holds"),
        Status.SUPERSEDED: _tr("Earlier values"),
        Status.REJECTED: _tr("Rejected"),
    }[status]


def kind_words(kind: MemoryKind, level: Level | None = None) -> str:
    """What one memory of that kind is called."""
    if level is not None:
        return {
            Level.SEGMENT: _tr("Activity"),
            Level.SESSION: _tr("Session"),
            Level.DAY: _tr("Day"),
            Level.WEEK: _tr("Week"),
            Level.MONTH: _tr("Month"),
        }[level]
    return {
        MemoryKind.CORE: _tr("About you"),
        MemoryKind.EPISODIC: _tr("What happened"),
        MemoryKind.SEMANTIC: _tr("Fact"),
        MemoryKind.PROCEDURAL: _tr("How-to"),
        MemoryKind.RESOURCE: _tr("Document"),
        MemoryKind.VAULT: _tr("In the vault"),
        MemoryKind.TASK: _tr("Task"),
    }[kind]


def entity_kind_words(kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: _tr("Person"),
        EntityKind.PROJECT: _tr("Project"),
        EntityKind.APP: _tr("App"),
        EntityKind.SITE: _tr("Site"),
        EntityKind.FILE: _tr("File"),
        EntityKind.AMOUNT: _tr("Amount"),
        EntityKind.DATE: _tr("Date"),
        EntityKind.ORGANISATION: _tr("Organisation"),
        EntityKind.PLACE: _tr("Place"),
    }[kind]


def state_words(details: Details) -> str:
    """How a task stands; empty for what is none."""
    return {"open": _tr("Open"), "done": _tr("Done"), "dropped": _tr("Dropped")}.get(
        str(details.get("state", "")), ""
    )


def name_of(shown: Headline | EntityHeadline) -> str:
    """What an entry of a list is called."""
    if isinstance(shown, Headline):
        return shown.title or kind_words(shown.kind, shown.level)
    return app_name(shown.name) if shown.kind is EntityKind.APP else shown.name


def caption_of(shown: Headline | EntityHeadline, today: date) -> str:
    """Of what kind an entry is, when it was, and who says so where that is not the rules."""
    if isinstance(shown, EntityHeadline):
        seen = counted(shown.frames, _tr("moment"), _tr("moments"))
        return f"{entity_kind_words(shown.kind)} · {seen} · {moment_words(shown.last, today)}"
    parts = [kind_words(shown.kind, shown.level)]
    if state := state_words(shown.details):
        parts = [state]
    parts.append(moment_words(shown.since, today))
    if shown.status is not Status.ACTIVE:
        parts.append(standing_words(shown.status))
    if not shown.made_by.startswith(RULES):
        parts.append(_tr("by {maker}").format(maker=maker_words(shown.made_by)))
    return " · ".join(parts)


def standing_words(status: Status) -> str:
    """How one memory stands."""
    return {
        Status.ACTIVE: _tr("holds"),
        Status.SUPERSEDED: _tr("replaced"),
        Status.REJECTED: _tr("rejected"),
    }[status]


def importance_words(importance: float) -> str:
    """`importance` is 0 to 1."""
    if importance >= 0.8:
        return _tr("very important")
    if importance >= 0.6:
        return _tr("important")
    if importance >= 0.4:
        return _tr("of some importance")
    return _tr("of little importance")


def certainty_words(confidence: float) -> str:
    """`confidence` is 0 to 1."""
    if confidence >= 0.95:
        return _tr("certain")
    if confidence >= 0.8:
        return _tr("very sure")
    if confidence >= 0.6:
        return _tr("fairly sure")
    return _tr("not quite sure")


def maker_words(made_by: str) -> str:
    """Who made a memory, or changed it."""
    if made_by == USER:
        return _tr("you")
    if made_by.startswith(RULES):
        return _tr("Recollect’s rules")
    return _tr("the model {name}").format(name=made_by.split(" · ", maxsplit=1)[0])


def standing_line(memory: Memory) -> str:
    """Importance, certainty and maker in one quiet line."""
    importance = importance_words(memory.importance)
    parts = [
        importance[:1].upper() + importance[1:],
        certainty_words(memory.confidence),
        _tr("made by {maker}").format(maker=maker_words(memory.made_by)),
    ]
    return " · ".join(parts)


def role_words(role: Role, kind: MemoryKind) -> str:
    """What a part of a memory is called."""
    if kind is MemoryKind.PROCEDURAL and role is Role.TITLE:
        return _tr("Goal")
    if kind is MemoryKind.CORE and role is Role.SUBJECT:
        return _tr("About")
    return {
        Role.TITLE: _tr("Title"),
        Role.LINE: _tr("Lines"),
        Role.STEP: _tr("Steps"),
        Role.SUBJECT: _tr("Subject"),
        Role.PREDICATE: _tr("Says"),
        Role.OBJECT: _tr("Value"),
        Role.AUTHOR: _tr("Author"),
        Role.ADDRESS: _tr("Where"),
        Role.OUTCOME: _tr("Outcome"),
    }[role]


def link_words(link: LinkType) -> str:
    """How two memories are tied."""
    return {
        LinkType.ABOUT_SAME: _tr("about the same"),
        LinkType.SAME_TOPIC: _tr("of the same topic"),
        LinkType.FOLLOWS: _tr("taken up again"),
        LinkType.PART_OF: _tr("a part of it"),
        LinkType.MENTIONS_RESOURCE: _tr("the document and where it is named"),
        LinkType.SUPERSEDED_BY: _tr("the earlier and the later"),
    }[link]


def nearness_words(weight: float) -> str:
    """`weight` is 0 to 1."""
    if weight >= 0.6:
        return _tr("very near")
    if weight >= 0.3:
        return _tr("near")
    return _tr("loosely")


def change_words(change: MemoryChange) -> str:
    """What an act did to a memory."""
    done = {
        Operation.ADD: _tr("Learned"),
        Operation.UPDATE: _tr("Said otherwise"),
        Operation.MERGE: _tr("Merged"),
        Operation.SUPERSEDE: _tr("Replaced") if change.other_id else _tr("Took another’s place"),
        Operation.REJECT: _tr("Rejected"),
        Operation.PIN: _tr("Pinned"),
        Operation.UNPIN: _tr("No longer pinned"),
        Operation.UNDO: _tr("Undone"),
        Operation.FORGET: _tr("Forgotten"),
    }[change.operation]
    return _tr("{done} by {maker}").format(done=done, maker=maker_words(change.made_by))


def entity_change_words(change: EntityChange) -> str:
    """What was done to names."""
    done = {
        "merge": _tr("Names merged"),
        "split": _tr("Names split"),
        "undo": _tr("Taken back"),
    }.get(change.operation, change.operation)
    return _tr("{done} by {maker}").format(done=done, maker=maker_words(change.made_by))
