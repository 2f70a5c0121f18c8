"""What an X11 desktop tells by itself: windows, titles, monitors, drawing, and who is there.

Only that something happened is asked for, never which key was pressed.
"""

import os
import select
import time
import weakref
from contextlib import suppress

import xcffib
import xcffib.damage
import xcffib.dpms
import xcffib.randr
import xcffib.screensaver
import xcffib.xproto as xp

from capture.screen_events import Happening, Presence

_DAMAGE, _DPMS, _RANDR, _SAVER = "DAMAGE", "DPMS", "RANDR", "MIT-SCREEN-SAVER"
_ACTIVE = "_NET_ACTIVE_WINDOW"
_WINDOW_LISTS = ("_NET_CLIENT_LIST", "_NET_CLIENT_LIST_STACKING")
_TITLES = ("_NET_WM_NAME", "WM_NAME")
_BROKEN = (xcffib.ConnectionException, xcffib.XcffibException, OSError)


class X11Events:
    """A `ScreenEvents` over a connection of its own; connects anew after that was lost.

    While there is no connection it only lets time pass, and nobody is said to be away.
    """

    def __init__(self, display: str | None = None) -> None:
        """`display` as in DISPLAY, which is used where it is None. Connects on first use."""
        self._display = display
        self._session: _Session | None = None
        self._interruptions, self._interrupting = os.pipe()
        for end in (self._interruptions, self._interrupting):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)

    def wait(self, timeout_s: float, *, for_drawing: bool = False) -> frozenset[Happening]:
        deadline_s = time.monotonic() + timeout_s
        while True:
            found = self._told(for_drawing)
            left_s = deadline_s - time.monotonic()
            if found or left_s <= 0 or self._is_interrupted_within(left_s):
                return found

    def interrupt(self) -> None:
        with suppress(BlockingIOError):  # as many wait to be heard as the pipe holds: enough
            os.write(self._interrupting, b"!")

    def presence(self) -> Presence:
        try:
            return self._connected().presence()
        except _BROKEN:
            self._disconnect()
            return Presence()

    def close(self) -> None:
        """Let go of the display; the next call connects again."""
        self._disconnect()

    def _told(self, for_drawing: bool) -> frozenset[Happening]:
        try:
            return self._connected().told(for_drawing)
        except _BROKEN:
            self._disconnect()
            return frozenset()

    def _is_interrupted_within(self, seconds: float) -> bool:
        """Wait until there may be something to hear; without a display for the whole time."""
        heard = [self._interruptions]
        if self._session is not None:
            heard.append(self._session.fileno())
        ready, _, _ = select.select(heard, [], [], seconds)
        if self._interruptions not in ready:
            return False
        with suppress(BlockingIOError):
            os.read(self._interruptions, 4_096)
        return True

    def _connected(self) -> "_Session":
        if self._session is None:
            self._session = _Session(self._display)
        return self._session

    def _disconnect(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()


class _Session:
    """One connection to one display. Everything raises one of `_BROKEN` once that is lost."""

    def __init__(self, display: str | None) -> None:
        self._x = xcffib.connect(display=display)
        self._root = self._x.get_setup().roots[self._x.pref_screen].root
        self._active = 0
        self._damage = 0
        self._is_drawn = False
        self._names = {self._atom(name): name for name in (_ACTIVE, *_WINDOW_LISTS, *_TITLES)}
        self._has = frozenset(
            name for name in (_DAMAGE, _DPMS, _RANDR, _SAVER) if self._has_extension(name)
        )
        self._subscribe()

    def fileno(self) -> int:
        return int(self._x.get_file_descriptor())

    def close(self) -> None:
        if not self._x.has_error():
            self._x.disconnect()

    def told(self, for_drawing: bool) -> frozenset[Happening]:
        """What has happened since the last call; never waits."""
        if for_drawing and self._is_drawn:
            self._rearm_damage()
        found = set()
        while (event := self._next_event()) is not None:
            happened = self._meaning(event)
            if happened is Happening.DRAWN:
                self._is_drawn = True
            if happened is not None and (happened is not Happening.DRAWN or for_drawing):
                found.add(happened)
        self._x.flush()
        if self._x.has_error():
            raise xcffib.ConnectionException("the connection to the display is lost")
        return frozenset(found)

    def presence(self) -> Presence:
        is_off = False
        if _DPMS in self._has:
            power = self._x(xcffib.dpms.key).Info().reply()
            is_off = bool(power.state) and power.power_level != xcffib.dpms.DPMSMode.On
        if _SAVER not in self._has:
            return Presence(is_screen_off=is_off, tells_drawing=bool(self._damage))
        saver = self._x(xcffib.screensaver.key).QueryInfo(self._root).reply()
        return Presence(
            idle_s=saver.ms_since_user_input / 1e3,
            is_screen_saver_on=saver.state == xcffib.screensaver.State.On,
            is_screen_off=is_off,
            tells_drawing=bool(self._damage),
        )

    def _subscribe(self) -> None:
        self._listen_to(self._root)
        if _RANDR in self._has:
            randr = self._x(xcffib.randr.key)
            randr.QueryVersion(1, 5).reply()
            changes = xcffib.randr.NotifyMask
            randr.SelectInput(
                self._root, changes.ScreenChange | changes.CrtcChange | changes.OutputChange
            )
        if _DAMAGE in self._has:
            damage = self._x(xcffib.damage.key)
            damage.QueryVersion(1, 1).reply()
            self._damage = self._x.generate_id()
            damage.Create(self._damage, self._root, xcffib.damage.ReportLevel.NonEmpty)
        self._follow_active_window()
        self._x.flush()

    def _next_event(self) -> xcffib.Event | None:
        while True:
            with suppress(xp.WindowError):  # it closed before it could be listened to
                return self._x.poll_for_event()

    def _meaning(self, event: xcffib.Event) -> Happening | None:
        if isinstance(event, xcffib.damage.NotifyEvent):
            return Happening.DRAWN
        if isinstance(event, xcffib.randr.ScreenChangeNotifyEvent | xcffib.randr.NotifyEvent):
            return Happening.MONITORS
        if not isinstance(event, xp.PropertyNotifyEvent):
            return None
        name = self._names.get(event.atom, "")
        if event.window == self._root and name == _ACTIVE:
            self._follow_active_window()
        if event.window == self._root and name in (_ACTIVE, *_WINDOW_LISTS):
            return Happening.WINDOW
        return Happening.TITLE if event.window == self._active and name in _TITLES else None

    def _follow_active_window(self) -> None:
        """Listen to what the window in front is called, and no longer to the one before it."""
        reply = self._x.core.GetProperty(
            False, self._root, self._atom(_ACTIVE), xp.GetPropertyType.Any, 0, 1
        ).reply()
        windows = list(reply.value.to_atoms()) if reply.format == 32 else []
        active = windows[0] if windows else 0
        if self._active != active and self._active:
            self._listen_to(self._active, xp.EventMask.NoEvent)
        if active:  # also where it is the same: ids of closed windows are given to new ones
            self._listen_to(active)
        self._active = active

    def _listen_to(self, window: int, mask: int = xp.EventMask.PropertyChange) -> None:
        self._x.core.ChangeWindowAttributes(window, xp.CW.EventMask, [mask])

    def _rearm_damage(self) -> None:
        """What is drawn from now on is told again, once."""
        self._is_drawn = False
        self._x(xcffib.damage.key).Subtract(self._damage, 0, 0)

    def _has_extension(self, name: str) -> bool:
        return bool(self._x.core.QueryExtension(len(name), name).reply().present)

    def _atom(self, name: str) -> int:
        return int(self._x.core.InternAtom(False, len(name), name).reply().atom)
