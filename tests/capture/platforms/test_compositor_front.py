"""What is in front under Wayland, as a compositor tells it."""

from dataclasses import dataclass, field, replace

import pytest

from capture.platforms.compositor_front import FrontOfCompositor
from capture.platforms.wayland_desktop import Output
from capture.polled_events import Glance, PolledEvents
from capture.screen_events import Happening, Presence
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

OUTPUT = Output(Box(0, 0, 1920, 1080), 2.0)
LETTER = DesktopWindow("foot", "letter", Box(0, 0, 900, 1080), is_focused=True, id=7)
MAIL = DesktopWindow("mail", "Inbox", Box(900, 0, 900, 1080), id=8)


@dataclass
class ToldCompositor:
    """Tells what the test says, or no longer answers."""

    told: tuple[DesktopWindow, ...] = (MAIL, LETTER)
    name: str = field(default="sway", init=False)
    streams_singly: bool = field(default=True, init=False)
    has_gone: bool = False

    def outputs(self) -> tuple[Output, ...]:
        return (OUTPUT,)

    def windows(self) -> tuple[DesktopWindow, ...]:
        if self.has_gone:
            raise CaptureUnavailable("sway does not tell its windows.")
        return self.told


def test_the_focused_window_is_in_front() -> None:
    front = FrontOfCompositor(ToldCompositor())
    assert front.glance() == Glance(7, "letter", (OUTPUT.area,))
    assert front.presence() == Presence()
    front.close()


def test_what_has_the_focus_on_a_hidden_workspace_is_not_in_front() -> None:
    hidden = replace(LETTER, is_visible=False)
    assert FrontOfCompositor(ToldCompositor((MAIL, hidden))).glance().window == 0


def test_a_compositor_that_has_gone_tells_nothing() -> None:
    compositor = ToldCompositor(has_gone=True)
    with pytest.raises(OSError, match="sway"):
        FrontOfCompositor(compositor).glance()


def test_another_title_is_heard_of() -> None:
    compositor = ToldCompositor()
    events = PolledEvents(FrontOfCompositor(compositor), 0.0)
    assert events.wait(0.0) == frozenset()
    compositor.told = (MAIL, replace(LETTER, title="letter *"))
    assert events.wait(60.0) == {Happening.TITLE}
