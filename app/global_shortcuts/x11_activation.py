"""Brings a window to the front on X11 because the user asked for it, not the program.

Window managers keep programs from stealing the focus: they compare a wish with what the user did
last, and Qt does not know of a key that was grabbed elsewhere or of a second start. Such a wish
is the user's own, and says so.
Source: EWMH 1.5, _NET_ACTIVE_WINDOW (source indication 2: direct user action).
"""

import logging

import xcffib
import xcffib.xproto as xp

_DIRECT_USER_ACTION = 2
_ACTIVE_WINDOW, _STAMP = "_NET_ACTIVE_WINDOW", "_RECOLLECT_STAMP"
_log = logging.getLogger(__name__)


def activate_window(window: int, display: str | None = None) -> None:
    """Ask the window manager for it; where that cannot be, the window stays where it is."""
    try:
        x = xcffib.connect(display=display)
        try:
            _ask(x, window)
        finally:
            if not x.has_error():
                x.disconnect()
    except (xcffib.ConnectionException, xcffib.XcffibException) as error:
        _log.info("The window could not be brought to the front: %s", error)


def _ask(x: xcffib.Connection, window: int) -> None:
    root = x.get_setup().roots[x.pref_screen].root
    data = xp.ClientMessageData.synthetic([_DIRECT_USER_ACTION, _now(x, root), 0, 0, 0], "5I")
    message = xp.ClientMessageEvent.synthetic(32, window, _atom(x, _ACTIVE_WINDOW), data)
    to_whom = xp.EventMask.SubstructureNotify | xp.EventMask.SubstructureRedirect
    x.core.SendEventChecked(False, root, to_whom, message.pack()).check()


def _now(x: xcffib.Connection, root: int) -> int:
    """The server's time: a property that is written is told with the moment it was."""
    window = x.generate_id()
    watched = [xp.EventMask.PropertyChange]
    x.core.CreateWindow(
        0, window, root, -1, -1, 1, 1, 0, xp.WindowClass.InputOnly, 0, xp.CW.EventMask, watched
    )
    x.core.ChangeProperty(xp.PropMode.Append, window, _atom(x, _STAMP), xp.Atom.STRING, 8, 0, b"")
    x.flush()
    while not isinstance(event := x.wait_for_event(), xp.PropertyNotifyEvent):
        pass
    x.core.DestroyWindow(window)
    return int(event.time)


def _atom(x: xcffib.Connection, name: str) -> int:
    return int(x.core.InternAtom(False, len(name), name).reply().atom)
