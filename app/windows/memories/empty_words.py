"""Why a list of the browser is empty, and the way on."""

from app.browsing_door import Browse, Shelf
from app.translation import tr
from core.memory_record import Status


def empty_words(wanted: Browse, *, has_vault: bool) -> tuple[str, str, str]:
    """The icon, why there is nothing, and what the button says; empty without one.

    Where there is no vault, what stands above the list says so.
    """
    if wanted.text:
        words = tr("Nothing matches “{text}”.").format(text=wanted.text)
        return "search", words, tr("Show everything")
    if wanted.status is not Status.ACTIVE:
        return "memories", _no_such_status(wanted.status), tr("Show what holds")
    if wanted.shelf is Shelf.VAULT and not has_vault:
        return "lock", "", ""
    return _icon_of(wanted.shelf), _nothing_on(wanted.shelf), ""


def _no_such_status(status: Status) -> str:
    if status is Status.REJECTED:
        return tr("You have rejected nothing here.")
    return tr("Nothing here was replaced by a later value.")


def _icon_of(shelf: Shelf) -> str:
    if shelf is Shelf.VAULT:
        return "lock"
    return f"kind-{shelf.value}" if shelf.kind is not None else "memories"


def _nothing_on(shelf: Shelf) -> str:
    return {
        Shelf.EVERYTHING: tr(
            "Nothing is remembered yet. What you see on your screen is learned from when Recollect "
            "is idle."
        ),
        Shelf.CORE: tr(
            "Nothing about you yet. Tell the chat: “call me Jo”, or “answer in German”."
        ),
        Shelf.EPISODIC: tr("Nothing that happened was summed up yet."),
        Shelf.SEMANTIC: tr("No facts yet."),
        Shelf.PROCEDURAL: tr("No how-tos yet."),
        Shelf.RESOURCE: tr("No documents or pages yet."),
        Shelf.TASK: tr("No tasks yet."),
        Shelf.ENTITIES: tr("No names yet: people, places, projects and files appear here."),
        Shelf.VAULT: tr("The vault is empty."),
    }[shelf]
