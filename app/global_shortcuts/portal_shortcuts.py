"""Keys from everywhere through the desktop portal, which asks the user and may give other keys.

Source: xdg-desktop-portal, interfaces GlobalShortcuts, Request, Session and host.portal.Registry.
A session binds its shortcuts once, so other wishes take another session.
"""

import os
from collections.abc import Callable, Mapping

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

from app.global_shortcuts.global_shortcuts import Act, GlobalShortcuts, Keys, none_here
from app.global_shortcuts.key_names import chord_of
from app.translation import tr

_BUS, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST, _SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
_REGISTRY = DBusAddress(_PATH, _BUS, "org.freedesktop.host.portal.Registry")
_PORTAL = DBusAddress(_PATH, _BUS, _SHORTCUTS)
_APP_ID = "recollect"
_AGREED = 0

Results = Mapping[str, tuple[str, object]]
"""A D-Bus dictionary of variants: each value with its type."""


class PortalShortcuts(GlobalShortcuts):
    """Asks and hears over a D-Bus connection of its own; nothing here waits for an answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._serial = 0
        self._session = ""
        self._wanted: dict[Act, tuple[str, str]] = {}  # what it is called, and its trigger
        self._on_reply: dict[int, Callable[[Message], None]] = {}
        self._on_response: dict[str, Callable[[int, Results], None]] = {}

    def limits(self) -> str:
        return self.tr(
            "Your desktop asks you which keys it gives to Recollect; it may offer others."
        )

    def bind(self, wanted: Keys) -> None:
        chords = {act: chord_of(keys) for act, keys in wanted.items()}
        self._wanted = {
            act: (_description(act), chord.portal_trigger) for act, chord in chords.items() if chord
        }
        if not self._wanted and self._connection is None:
            self.told.emit({})
            return
        try:
            self._connect()
            self._end_session()
            if self._wanted:
                self._begin_session()
            else:
                self.told.emit({})
        except (OSError, KeyError, RuntimeError):
            # No bus at that address, none named in the environment, or one of another kind.
            self._fail()

    def close(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        connection, self._connection = self._connection, None
        self._session = ""
        self._on_reply.clear()
        self._on_response.clear()
        if connection is not None:
            connection.close()  # the portal ends the session of a client that is gone

    # asking

    def _connect(self) -> None:
        if self._connection is not None:
            return
        self._connection = open_dbus_connection("SESSION")
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)
        for interface in (_REQUEST, _SHORTCUTS, _SESSION):
            rule = MatchRule(type="signal", sender=_BUS, interface=interface)
            self._send(message_bus.AddMatch(rule))
        # Newer portals want to know who asks; older ones have no such interface, which is as well.
        self._send(new_method_call(_REGISTRY, "Register", "sa{sv}", (_APP_ID, {})))

    def _begin_session(self) -> None:
        request, token = self._new_request()
        session_token = f"recollect_{os.getpid()}_{self._serial}"
        options = {"handle_token": ("s", token), "session_handle_token": ("s", session_token)}
        self._on_response[request] = self._session_is_there
        self._ask(new_method_call(_PORTAL, "CreateSession", "a{sv}", (options,)))

    def _session_is_there(self, answer: int, results: Results) -> None:
        handle = results.get("session_handle")
        if answer != _AGREED or handle is None:
            self._fail()
            return
        self._session = str(handle[1])
        request, token = self._new_request()
        self._on_response[request] = self._bound
        listed = [
            (act.value, {"description": ("s", words), "preferred_trigger": ("s", trigger)})
            for act, (words, trigger) in self._wanted.items()
        ]
        body = (self._session, listed, "", {"handle_token": ("s", token)})
        self._ask(new_method_call(_PORTAL, "BindShortcuts", "oa(sa{sv})sa{sv}", body))

    def _bound(self, answer: int, results: Results) -> None:
        """What is left out of the answer, the user or the desktop did not allow."""
        listed = results.get("shortcuts", ("", []))[1]
        given = {name for name, _ in listed} if isinstance(listed, list) else set()
        refused = self.tr("Your desktop did not give Recollect these keys; look into its settings.")
        is_agreed = answer == _AGREED
        self.told.emit(
            {act: refused for act in self._wanted if not is_agreed or act.value not in given}
        )

    def _end_session(self) -> None:
        if self._session:
            session = DBusAddress(self._session, _BUS, _SESSION)
            self._send(new_method_call(session, "Close"))
            self._session = ""
        self._on_response.clear()

    def _fail(self) -> None:
        self.close()
        self.told.emit(dict.fromkeys(self._wanted, none_here()))

    def _new_request(self) -> tuple[str, str]:
        """The path on which the answer to the next question will come, and its last part."""
        assert self._connection is not None
        self._serial += 1
        token = f"recollect_{os.getpid()}_{self._serial}"
        sender = self._connection.unique_name.removeprefix(":").replace(".", "_")
        return f"{_PATH}/request/{sender}/{token}", token

    def _ask(self, question: Message) -> None:
        def heed(reply: Message) -> None:
            if reply.header.message_type is MessageType.error:
                self._fail()

        self._on_reply[self._send(question)] = heed

    def _send(self, message: Message) -> int:
        assert self._connection is not None
        serial: int = next(self._connection.outgoing_serial)
        self._connection.send(message, serial)
        return serial

    # hearing

    def _read(self) -> None:
        """Take in what has come; a message that came in part waits for the rest."""
        try:
            while self._connection is not None:
                self._take(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except OSError:
            self._fail()

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            handle = self._on_reply.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if handle is not None:
                handle(message)
            return
        member, path = fields.get(HeaderFields.member), fields.get(HeaderFields.path, "")
        if member == "Response" and (respond := self._on_response.pop(path, None)):
            respond(*message.body)
        elif member == "Activated" and message.body[0] == self._session:
            wanted = [act for act in self._wanted if act.value == message.body[1]]
            for act in wanted:
                self.pressed.emit(act)
        elif member == "Closed" and path == self._session:
            self._fail()


def _description(act: Act) -> str:
    return {
        Act.SEARCH: tr("Open the search"),
        Act.CHAT: tr("Open the chat"),
        Act.PAUSE: tr("Pause or resume recording"),
    }[act]
