"""How memories, names and what was done to them are put into words."""

from datetime import date

from app.browsing_door import Shelf
from app.translation import tr
from app.windows.words import app_name, counted, moment_words
from core.entity_record import EntityChange, EntityKind, LinkType
from core.memory_record import USER, Details, Level, Memory, MemoryKind, Role, Status
from core.store.entity_listing import EntityHeadline
from core.store.keyset import Order
from core.store.memory_changes import MemoryChange, Operation
from core.store.memory_outlines import Headline

RULES = "rules"


def shelf_words(shelf: Shelf) -> str:
    """What a shelf is called."""
    return {
        Shelf.EVERYTHING: tr("All"),
        Shelf.CORE: tr("You"),
        Shelf.EPISODIC: tr("Events"),
        Shelf.SEMANTIC: tr("Facts"),
        Shelf.PROCEDURAL: tr("How-tos"),
        Shelf.RESOURCE: tr("Documents"),
        Shelf.TASK: tr("Tasks"),
        Shelf.ENTITIES: tr("Names"),
        Shelf.VAULT: tr("Vault"),
    }[shelf]


def order_words(order: Order, *, of_names: bool = False) -> str:
    """What a way of sorting is called."""
    if of_names:
        return {
            Order.NEWEST: tr("Seen last"),
            Order.OLDEST: tr("Seen first"),
            Order.IMPORTANT: tr("Most seen"),
            Order.TITLE: tr("By name"),
        }[order]
    return {
        Order.NEWEST: tr("Newest first"),
        Order.OLDEST: tr("Oldest first"),
        Order.IMPORTANT: tr("Most important"),
        Order.TITLE: tr("By title"),
    }[order]


def status_words(status: Status) -> str:
    """Which memories a status stands for."""
    return {
        Status.ACTIVE: tr("What holds"),
        Status.SUPERSEDED: tr("Earlier values"),
        Status.REJECTED: tr("Rejected"),
    }[status]


def kind_words(kind: MemoryKind, level: Level | None = None) -> str:
    """What one memory of that kind is called."""
    if level is not None:
        return {
            Level.SEGMENT: tr("Activity"),
            Level.SESSION: tr("Session"),
            Level.DAY: tr("Day"),
            Level.WEEK: tr("Week"),
            Level.MONTH: tr("Month"),
        }[level]
    return {
        MemoryKind.CORE: tr("About you"),
        MemoryKind.EPISODIC: tr("What happened"),
        MemoryKind.SEMANTIC: tr("Fact"),
        MemoryKind.PROCEDURAL: tr("How-to"),
        MemoryKind.RESOURCE: tr("Document"),
        MemoryKind.VAULT: tr("In the vault"),
        MemoryKind.TASK: tr("Task"),
    }[kind]


def entity_kind_words(kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: tr("Person"),
        EntityKind.PROJECT: tr("Project"),
        EntityKind.APP: tr("App"),
        EntityKind.SITE: tr("Site"),
        EntityKind.FILE: tr("File"),
        EntityKind.AMOUNT: tr("Amount"),
        EntityKind.DATE: tr("Date"),
        EntityKind.ORGANISATION: tr("Organisation"),
        EntityKind.PLACE: tr("Place"),
    }[kind]


def state_words(details: Details) -> str:
    """How a task stands; empty for what is none."""
    return {"open": tr("Open"), "done": tr("Done"), "dropped": tr("Dropped")}.get(
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
        seen = counted(shown.frames, tr("moment"), tr("moments"))
        return f"{entity_kind_words(shown.kind)} · {seen} · {moment_words(shown.last, today)}"
    parts = [kind_words(shown.kind, shown.level)]
    if state := state_words(shown.details):
        parts = [state]
    parts.append(moment_words(shown.since, today))
    if shown.status is not Status.ACTIVE:
        parts.append(standing_words(shown.status))
    if not shown.made_by.startswith(RULES):
        parts.append(tr("by {maker}").format(maker=maker_words(shown.made_by)))
    return " · ".join(parts)


def standing_words(status: Status) -> str:
    """How one memory stands."""
    return {
        Status.ACTIVE: tr("holds"),
        Status.SUPERSEDED: tr("replaced"),
        Status.REJECTED: tr("rejected"),
    }[status]


def importance_words(importance: float) -> str:
    """`importance` is 0 to 1."""
    if importance >= 0.8:
        return tr("very important")
    if importance >= 0.6:
        return tr("important")
    if importance >= 0.4:
        return tr("of some importance")
    return tr("of little importance")


def certainty_words(confidence: float) -> str:
    """`confidence` is 0 to 1."""
    if confidence >= 0.95:
        return tr("certain")
    if confidence >= 0.8:
        return tr("very sure")
    if confidence >= 0.6:
        return tr("fairly sure")
    return tr("not quite sure")


def maker_words(made_by: str) -> str:
    """Who made a memory, or changed it."""
    if made_by == USER:
        return tr("you")
    if made_by.startswith(RULES):
        return tr("Recollect’s rules")
    return tr("the model {name}").format(name=made_by.split(" · ", maxsplit=1)[0])


def standing_line(memory: Memory) -> str:
    """Importance, certainty and maker in one quiet line."""
    importance = importance_words(memory.importance)
    parts = [
        importance[:1].upper() + importance[1:],
        certainty_words(memory.confidence),
        tr("made by {maker}").format(maker=maker_words(memory.made_by)),
    ]
    return " · ".join(parts)


def role_words(role: Role, kind: MemoryKind) -> str:
    """What a part of a memory is called."""
    if kind is MemoryKind.PROCEDURAL and role is Role.TITLE:
        return tr("Goal")
    if kind is MemoryKind.CORE and role is Role.SUBJECT:
        return tr("About")
    return {
        Role.TITLE: tr("Title"),
        Role.LINE: tr("Lines"),
        Role.STEP: tr("Steps"),
        Role.SUBJECT: tr("Subject"),
        Role.PREDICATE: tr("Says"),
        Role.OBJECT: tr("Value"),
        Role.AUTHOR: tr("Author"),
        Role.ADDRESS: tr("Where"),
        Role.OUTCOME: tr("Outcome"),
    }[role]


def link_words(link: LinkType) -> str:
    """How two memories are tied."""
    return {
        LinkType.ABOUT_SAME: tr("about the same"),
        LinkType.SAME_TOPIC: tr("of the same topic"),
        LinkType.FOLLOWS: tr("taken up again"),
        LinkType.PART_OF: tr("a part of it"),
        LinkType.MENTIONS_RESOURCE: tr("the document and where it is named"),
        LinkType.SUPERSEDED_BY: tr("the earlier and the later"),
    }[link]


def nearness_words(weight: float) -> str:
    """`weight` is 0 to 1."""
    if weight >= 0.6:
        return tr("very near")
    if weight >= 0.3:
        return tr("near")
    return tr("loosely")


def change_words(change: MemoryChange) -> str:
    """What an act did to a memory."""
    done = {
        Operation.ADD: tr("Learned"),
        Operation.UPDATE: tr("Said otherwise"),
        Operation.MERGE: tr("Merged"),
        Operation.SUPERSEDE: tr("Replaced") if change.other_id else tr("Took another’s place"),
        Operation.REJECT: tr("Rejected"),
        Operation.PIN: tr("Pinned"),
        Operation.UNPIN: tr("No longer pinned"),
        Operation.UNDO: tr("Undone"),
        Operation.FORGET: tr("Forgotten"),
    }[change.operation]
    return tr("{done} by {maker}").format(done=done, maker=maker_words(change.made_by))


def entity_change_words(change: EntityChange) -> str:
    """What was done to names."""
    done = {
        "merge": tr("Names merged"),
        "split": tr("Names split"),
        "undo": tr("Taken back"),
    }.get(change.operation, change.operation)
    return tr("{done} by {maker}").format(done=done, maker=maker_words(change.made_by))


def resource_words(kind: str) -> str:
    """What sort of document it is; one that is not known here is named as it is stored."""
    return {
        "page": tr("Page"),
        "article": tr("Article"),
        "document": tr("Document"),
        "pdf": "PDF",
        "spreadsheet": tr("Spreadsheet"),
        "presentation": tr("Presentation"),
        "mail": tr("Mail"),
        "note": tr("Note"),
        "calendar": tr("Calendar"),
        "code": tr("Code"),
        "video": tr("Video"),
        "audio": tr("Audio"),
        "image": tr("Image"),
        "picture": tr("Picture"),
        "repository": tr("Repository"),
    }.get(kind, kind.capitalize())


def sensitivity_words(sensitivity: str) -> str:
    """How well a kept secret is to be guarded."""
    return {"low": tr("Low"), "medium": tr("Medium"), "high": tr("High")}.get(
        sensitivity, sensitivity.capitalize()
    )
