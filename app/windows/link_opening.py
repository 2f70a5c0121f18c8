"""Shows what a link names, and hears of links that the system hands to the running app."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from app.recollect_link import FrameLink, Link, MemoryLink, parse_link
from app.windows.main_window import MainWindow
from app.windows.sidebar import Page
from core.entity_record import MemoryItem
from core.errors import InvalidSetting


def open_link(window: MainWindow, link: Link) -> None:
    """Bring the window to the front with what the link names; a question is only written down."""
    if isinstance(link, FrameLink):
        window.bring_up()
        window.timeline.open_frame(link.id, None)
    elif isinstance(link, MemoryLink):
        window.bring_up(Page.MEMORIES)
        window.memories.detail.begin_at(MemoryItem(link.id))
    else:
        window.bring_up(Page.CHAT)
        window.chat.box.write(link.words)


class SystemLinks(QObject):
    """macOS hands links to the running app as events instead of words of a command line."""

    opened = Signal(object)  # Link

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whatever is no link of ours is left to others."""
        if not isinstance(event, QFileOpenEvent):
            return False
        try:
            link = parse_link(event.url().toString())
        except InvalidSetting:
            return False
        self.opened.emit(link)
        return True
