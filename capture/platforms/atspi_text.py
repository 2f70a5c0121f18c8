"""The text of windows under X11, from the accessibility bus (AT-SPI).

Only a program's own connection to the bus is believed about its windows: the bus knows the process
behind each. Places are in pixels of the X screen; a program that tells others is not believed.
"""

import time
from collections.abc import Callable

from capture.platforms.atspi_bus import (
    ALL_PROGRAMS,
    AccessibilityBus,
    Deadline,
    NoAccessibilityBus,
    TooSlow,
)
from capture.platforms.atspi_lines import lines_in_sight
from capture.platforms.atspi_parts import Look, parts_in, shown_among, value_in
from capture.platforms.atspi_walk import TooManyParts, walk
from capture.platforms.left_alone import LeftAlone
from capture.visible_text import ToldText, Untold, WhyUntold
from capture.windows import DesktopWindow
from core.observation import Box

# A program that says nothing for so long hangs.
SILENCE_S = 0.2
# What one that does answer may take for all its answers: on a busy machine that takes a while, yet
# reading the picture would take longer.
BUDGET_S = 1.0
# Where no bus runs, one may be started later.
NO_BUS_S = 30.0
# A window's inner part is no smaller than this share of it with the frame drawn around it.
INNER_SHARE = 0.7
_ROUNDING_PX = 4
_ADDRESS_NAMES = ("DocURL", "URI")

NO_BUS = (
    "No accessibility bus runs, so programs tell no text and all of it is read off the picture: "
    "if you want them to, switch accessibility on in your desktop's settings and log in anew."
)


Told = ToldText | str | Untold


class AtspiText:
    """A `VisibleText` for X11; one call at a time."""

    def __init__(
        self,
        bus: AccessibilityBus | None = None,
        budget_s: float = BUDGET_S,
        silence_s: float = SILENCE_S,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connects when first asked; `clock_s` is monotonic."""
        self._bus = bus or AccessibilityBus()
        self._budget_s = budget_s
        self._silence_s = silence_s
        self._clock_s = clock_s
        self._left_alone = LeftAlone()
        self._no_bus_until_s = float("-inf")

    def text_of(self, window: DesktopWindow) -> ToldText | Untold:
        told = self._asked(window, self._text)
        return told if isinstance(told, ToldText | Untold) else Untold(WhyUntold.HAS_NONE)

    def address_of(self, window: DesktopWindow) -> str | None:
        told = self._asked(window, self._address)
        return told if isinstance(told, str) else None

    def limits(self) -> str:
        try:
            self._bus.ask([ALL_PROGRAMS.property("Accessible", "ChildCount")], self._deadline())
        except (NoAccessibilityBus, TooSlow):
            return NO_BUS
        return ""

    def close(self) -> None:
        self._bus.close()

    def _deadline(self) -> Deadline:
        return Deadline(self._clock_s() + self._budget_s, self._silence_s, self._clock_s)

    def _asked(self, window: DesktopWindow, ask: Callable[[Look, Deadline], Told]) -> Told:
        """What a window's program answers, unless it is left alone for now or takes too long."""
        now_s, process = self._clock_s(), window.process
        if not process or now_s < self._no_bus_until_s:
            return Untold(WhyUntold.HAS_NONE)
        if why := self._left_alone.why(process, now_s):
            return Untold(why)
        deadline = self._deadline()
        try:
            found = self._found(window, process, deadline)
            told = ask(found, deadline) if isinstance(found, Look) else found
        except TooSlow:
            return self._left_alone.leave(process, WhyUntold.TOO_SLOW, self._clock_s())
        except TooManyParts:
            return self._left_alone.leave(process, WhyUntold.TOO_MUCH, self._clock_s())
        except NoAccessibilityBus:
            self._no_bus_until_s = self._clock_s() + NO_BUS_S
            return Untold(WhyUntold.HAS_NONE)
        if isinstance(told, ToldText):
            self._left_alone.pardon(process)
        return told

    def _found(self, window: DesktopWindow, process: int, deadline: Deadline) -> Look | Untold:
        """The window as its program tells it, at the place where it is seen."""
        bus = self._bus
        listed = bus.ask([ALL_PROGRAMS.question("Accessible", "GetChildren")], deadline)
        programs = [
            program
            for program in parts_in(listed[0])
            if bus.process_of(program.program, deadline) == process
        ]
        families = bus.ask(
            [program.question("Accessible", "GetChildren") for program in programs], deadline
        )
        windows = [
            part
            for program, family in zip(programs, families, strict=True)
            for part in parts_in(family, of=program.program)
        ]
        shown = [look for look in shown_among(bus, windows, deadline) if look is not None]
        fitting = [look for look in shown if _fits(look.box, window.area)]
        if len(fitting) > 1:
            names = bus.ask(
                [look.part.property("Accessible", "Name") for look in fitting], deadline
            )
            fitting = [
                look
                for look, name in zip(fitting, names, strict=True)
                if value_in(name) == window.title
            ]
        if len(fitting) == 1:
            return fitting[0]
        return Untold(WhyUntold.MISPLACED if shown else WhyUntold.HAS_NONE)

    def _text(self, window: Look, deadline: Deadline) -> Told:
        walked = walk(self._bus, window, deadline)
        found = lines_in_sight(self._bus, walked.texts, deadline)
        for place, name in walked.named:
            found.add(name, place.look.box, place.clip, is_exact=False)
        if not found.lines:
            return Untold(WhyUntold.HAS_NONE)
        return ToldText(tuple(found.lines), (*walked.doubtful, *found.doubtful))

    def _address(self, window: Look, deadline: Deadline) -> Told:
        pages = walk(self._bus, window, deadline, only_pages=True).pages
        if not pages:
            return Untold(WhyUntold.HAS_NONE)
        # Side panels are pages too; the one that the window is about is the largest.
        page = max(pages, key=lambda place: place.clip.width * place.clip.height).look.part
        answers = self._bus.ask(
            [page.question("Document", "GetAttributeValue", "s", name) for name in _ADDRESS_NAMES],
            deadline,
        )
        told = [str(answer[0]) for answer in answers if answer and answer[0]]
        return told[0] if told else Untold(WhyUntold.HAS_NONE)


def _fits(inner: Box, window: Box) -> bool:
    """Whether a program's own idea of its window is the window, less the frame around it."""
    shared = inner.intersection_area(window)
    rim = (inner.width + inner.height) * 2 * _ROUNDING_PX
    return (
        shared >= inner.width * inner.height - rim
        and shared >= INNER_SHARE * window.width * window.height
    )
