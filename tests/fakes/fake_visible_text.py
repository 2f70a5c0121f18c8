"""Programs that tell of their text what a test says."""

from capture.visible_text import ToldLine, ToldText, Untold, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box


def told_line(text: str, box: Box, *, is_exact: bool = True) -> ToldLine:
    """A line as a program would tell it."""
    return ToldLine(text, box, is_exact)


class FakeVisibleText:
    """A `VisibleText` that tells `texts` and `addresses`, by the program's name, and remembers who
    was asked."""

    def __init__(self) -> None:
        self.texts: dict[str, ToldText | Untold] = {}
        self.addresses: dict[str, str] = {}
        self.asked: list[str] = []
        self.asked_for_address: list[str] = []
        self.is_closed = False

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        self.asked.append(window.app)
        return self.texts.get(window.app, Untold(WhyUntold.HAS_NONE))

    def address_of(self, window: DesktopWindow) -> str | None:
        self.asked_for_address.append(window.app)
        return self.addresses.get(window.app)

    def limits(self) -> str:
        return ""

    def close(self) -> None:
        self.is_closed = True
