"""The windows and outputs of KWin (Plasma 6), which runs a small script for us over D-Bus.

Source: KWin, D-Bus interfaces org.kde.kwin.Scripting (loadScript, unloadScript) and
org.kde.kwin.Script (run). Not yet run on a real machine.
"""

import os
import tempfile
from contextlib import closing
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from capture.platforms.json_reply import Told, box, number, object_in, part, parts, words
from capture.platforms.kwin_script import script_telling
from capture.platforms.local_socket import no_answer
from capture.platforms.started_by import was_started_privately
from capture.platforms.wayland_desktop import Output
from capture.windows import DesktopWindow
from core.observation import WindowContext

_BUS = "org.kde.KWin"
_SCRIPTING = DBusAddress("/Scripting", _BUS, "org.kde.kwin.Scripting")
_OUR_PATH, _OUR_INTERFACE, _OUR_METHOD = "/windows", "recollect.Windows", "Tell"
_PATIENCE_S = 3.0


class KWin:
    """Asks KWin; every question takes a connection and a script of its own."""

    name = "KWin"
    streams_singly = False

    def __init__(self, folder: Path, bus: str = "SESSION") -> None:
        """`folder` is where KWin reads the script; `bus` an address, or that of this login."""
        self._folder = folder
        self._bus = bus
        self._serial = 0

    def outputs(self) -> tuple[Output, ...]:
        try:
            return outputs_in(self._told())
        except ValueError as error:
            raise no_answer(self.name, error) from error

    def windows(self) -> tuple[DesktopWindow, ...]:
        try:
            return windows_in(self._told())
        except ValueError as error:
            raise no_answer(self.name, error) from error

    def _told(self) -> Told:
        """Raises: CaptureUnavailable."""
        self._serial += 1
        plugin = f"recollect-{os.getpid()}-{self._serial}"
        try:
            with closing(open_dbus_connection(self._bus)) as connection:
                return object_in(self._run(connection, plugin))
        except (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse) as error:
            raise no_answer(self.name, error) from error

    def _run(self, connection: DBusConnection, plugin: str) -> bytes:
        """What the script tells. Raises: OSError, DBusErrorResponse, ValueError."""
        script = script_telling(connection.unique_name, _OUR_PATH, _OUR_INTERFACE, _OUR_METHOD)
        heard = MatchRule(type="method_call", path=_OUR_PATH, member=_OUR_METHOD)
        with (
            tempfile.NamedTemporaryFile("w", suffix=".js", dir=self._folder) as file,
            connection.filter(heard) as calls,
        ):
            file.write(script)
            file.flush()
            loaded = _call(connection, _SCRIPTING, "loadScript", "ss", (file.name, plugin))
            number_of_script = loaded.body[0]
            if number_of_script < 0:
                raise ValueError("KWin does not take the script")
            try:
                path = f"/Scripting/Script{number_of_script}"
                _call(connection, DBusAddress(path, _BUS, "org.kde.kwin.Script"), "run", "", ())
                told = connection.recv_until_filtered(calls, timeout=_PATIENCE_S)
            finally:
                _call(connection, _SCRIPTING, "unloadScript", "s", (plugin,))
        # Any program may call; only KWin tells what is open.
        if told.header.fields[HeaderFields.sender] != loaded.header.fields[HeaderFields.sender]:
            raise ValueError("another program answered")
        return str(told.body[0]).encode()


def _call(
    connection: DBusConnection,
    address: DBusAddress,
    method: str,
    signature: str,
    body: tuple[object, ...],
) -> Message:
    """The reply. Raises: OSError, DBusErrorResponse."""
    message = new_method_call(address, method, signature or None, body)
    reply = connection.send_and_get_reply(message, timeout=_PATIENCE_S)
    unwrap_msg(reply)
    return reply


def outputs_in(told: Told) -> tuple[Output, ...]:
    """The outputs that are switched on. Raises: ValueError if one has no place."""
    return tuple(Output(box(one), number(one, "scale", 1.0)) for one in parts(told, "outputs"))


def windows_in(told: Told) -> tuple[DesktopWindow, ...]:
    """Every window, topmost first. Raises: ValueError if there is no list or one has no place."""
    if not isinstance(told.get("windows"), list):
        raise ValueError("there is no list of windows")
    return tuple(_window(one) for one in reversed(parts(told, "windows")))


def _window(told: Told) -> DesktopWindow:
    app = words(told, "app").lower()
    owner = part(told, "owner")
    return DesktopWindow(
        app=app,
        title=words(told, "title"),
        area=box(told),
        is_focused=told.get("isFocused") is True,
        is_visible=told.get("isVisible") is not False,
        is_popup=told.get("isPopup") is True,
        is_full_screen=told.get("isFullScreen") is True,
        is_private=was_started_privately(app, int(number(told, "pid"))),
        owner=WindowContext(words(owner, "app").lower(), words(owner, "title")) if owner else None,
    )
