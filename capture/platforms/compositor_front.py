"""What is in front under Wayland, where the compositor tells its windows over a socket of its own.

Of who is there it tells nothing. Not yet run on a real machine.
"""

from capture.platforms.wayland_desktop import Compositor
from capture.polled_events import Glance
from capture.screen_events import Presence
from core.errors import CaptureUnavailable


class FrontOfCompositor:
    """A `Front` for compositors that are quick to answer."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor

    def glance(self) -> Glance:
        try:
            windows = self._compositor.windows()
            outputs = self._compositor.outputs()
        except CaptureUnavailable as error:
            raise OSError(str(error)) from error
        front = next((one for one in windows if one.is_focused and one.is_visible), None)
        return Glance(
            window=(front.id or 0) if front else 0,
            title=front.title if front else "",
            monitors=tuple(output.area for output in outputs),
        )

    def presence(self) -> Presence:
        return Presence()

    def close(self) -> None:
        """Every question takes a connection of its own."""
