"""Why a list of the browser is empty, and the way on."""

from PySide6.QtCore import QCoreApplication

from app.browsing_door import Browse, Shelf
from core.memory_record import Status


def _tr(text: str) -> str:
    return QCoreApplication.translate("memories", text)


def empty_words(wanted: Browse, *, has_vault: bool) -> tuple[str, str, str]:
    """The icon, why there is nothing, and what the button says; empty without one.

    Where there is no vault, what stands above the list says so.
    """
    if wanted.text:
        words = _tr("Nothing matches “{text}”.").format(text=wanted.text)
        return "search", words, _tr("Show everything")
    if wanted.status is not Status.ACTIVE:
        return "memories", _no_such_status(wanted.status), _tr("Show what holds")
    if wanted.shelf is Shelf.VAULT and not has_vault:
        return "lock", "", ""
    return _icon_of(wanted.shelf), _nothing_on(wanted.shelf), ""


def _no_such_status(status: Status) -> str:
    if status is Status.REJECTED:
        return _tr("You have rejected nothing here.")
    return _tr("Nothing here was replaced by a later value.")


def _icon_of(shelf: Shelf) -> str:
    if shelf is Shelf.VAULT:
        return "lock"
    return f"kind-{shelf.value}" if shelf.kind is not None else "memories"


def _nothing_on(shelf: Shelf) -> str:
    return {
        Shelf.EVERYTHING: _tr(
            "Nothing is remembered yet. What you see on your screen is learned from when Recollect "
            "is idle."
        ),
        Shelf.CORE: _tr(
            "Nothing about you yet. Tell the chat: “call me Jo”, or “answer in German”."
        ),
        Shelf.EPISODIC: _tr("Nothing that happened was summed up yet."),
        Shelf.SEMANTIC: _tr("No facts yet."),
        Shelf.PROCEDURAL: _tr("No how-tos yet."),
        Shelf.RESOURCE: _tr("No documents or pages yet."),
        Shelf.TASK: _tr("No tasks yet."),
        Shelf.ENTITIES: _tr("No names yet: people, places, projects and files appear here."),
        Shelf.VAULT: _tr("The vault is empty."),
    }[shelf]
