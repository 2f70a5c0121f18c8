"""A desktop portal that gives out shortcuts as the test says, on a message bus."""

from jeepney import DBusAddress, Message, new_method_return, new_signal

from tests.fakes.scripted_bus import ScriptedProgram, name_in_paths

_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"


class ScriptedPortal(ScriptedProgram):
    """Gives the shortcuts in `allowed`; `knows_shortcuts` off is a portal that has none.

    `answer` is what the user said to the question: 0 is yes, 1 is no.
    """

    def __init__(self, address: str) -> None:
        self.allowed = {"search", "chat", "pause"}
        self.knows_shortcuts = True
        self.answer = 0
        self.triggers: dict[str, str] = {}
        self.session = ""
        super().__init__(address, "org.freedesktop.portal.Desktop")

    def press(self, name: str, session: str | None = None) -> None:
        """Somebody pressed the keys of a shortcut."""
        emitter = DBusAddress(_PATH, interface=_SHORTCUTS)
        body: tuple[object, ...] = (session or self.session, name, 0, {})
        self._connection.send(new_signal(emitter, "Activated", "osta{sv}", body))

    def end_session(self) -> None:
        """The desktop ends the session, as when it is set up anew."""
        emitter = DBusAddress(self.session, interface="org.freedesktop.portal.Session")
        self._connection.send(new_signal(emitter, "Closed", "a{sv}", ({},)))

    def answers(self, asked: Message, member: str) -> bool:
        if member == "CreateSession" and self.knows_shortcuts:
            (options,) = asked.body
            token = options["session_handle_token"][1]
            self.session = f"{_PATH}/session/{name_in_paths(asked)}/{token}"
            self._respond(asked, options, {"session_handle": ("s", self.session)})
        elif member == "BindShortcuts":
            _, listed, _, options = asked.body
            self.triggers = {name: said["preferred_trigger"][1] for name, said in listed}
            given = [
                (name, {"trigger_description": ("s", "Press it")})
                for name in self.triggers
                if name in self.allowed
            ]
            self._respond(asked, options, {"shortcuts": ("a(sa{sv})", given)})
        elif member == "Close":
            self._connection.send(new_method_return(asked))
        else:
            return False
        return True

    def _respond(
        self, asked: Message, options: dict[str, tuple[str, str]], results: object
    ) -> None:
        """The answer that comes later, as a signal of the request."""
        path = f"{_PATH}/request/{name_in_paths(asked)}/{options['handle_token'][1]}"
        self._connection.send(new_method_return(asked, "o", (path,)))
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        self._connection.send(new_signal(emitter, "Response", "ua{sv}", (self.answer, results)))
