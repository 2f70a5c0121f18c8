"""A desktop portal that streams monitors as the test says, on a message bus."""

import os

from jeepney import DBusAddress, Message, new_error, new_method_return, new_signal

from tests.fakes.scripted_bus import ScriptedProgram, name_in_paths

_PATH = "/org/freedesktop/portal/desktop"
_BAD_TOKEN = "org.freedesktop.portal.Error.InvalidArgument"
Stream = tuple[int, dict[str, tuple[str, object]]]


class ScriptedCast(ScriptedProgram):
    """Shows `streams`; `answer` is what the person said: 0 is yes, 1 is no, None is nothing.

    `token` is what it gives for the next time, `known` are the tokens that it takes. `numbers` are
    its properties; without any it is a portal that streams nothing. `options` are those of the
    last choice.
    """

    def __init__(self, address: str) -> None:
        self.streams: list[Stream] = [
            (35, {"position": ("(ii)", (0, 0)), "size": ("(ii)", (8, 6))})
        ]
        self.answer: int | None = 0
        self.token = "second"
        self.known = {"first"}
        self.numbers = {"version": 4, "AvailableSourceTypes": 1, "AvailableCursorModes": 3}
        self.options: dict[str, tuple[str, object]] = {}
        self.session = ""
        super().__init__(address, "org.freedesktop.portal.Desktop", takes_files=True)

    def answers(self, asked: Message, member: str) -> bool:
        if member == "Get" and asked.body[1] in self.numbers:
            value = ("u", self.numbers[asked.body[1]])
            self._connection.send(new_method_return(asked, "v", (value,)))
        elif member in {"CreateSession", "SelectSources", "Start"}:
            self._request(asked, member)
        elif member == "OpenPipeWireRemote":
            with open(os.devnull, "rb") as remote:  # noqa: PTH123 - a number is wanted
                self._connection.send(new_method_return(asked, "h", (remote.fileno(),)))
        elif member == "Close":
            self._connection.send(new_method_return(asked))
        else:
            return False
        return True

    def end_session(self) -> None:
        """As when the person ends the sharing in a panel of the desktop."""
        emitter = DBusAddress(self.session, interface="org.freedesktop.portal.Session")
        self._connection.send(new_signal(emitter, "Closed"))

    def _request(self, asked: Message, member: str) -> None:
        options = asked.body[-1]
        sender = name_in_paths(asked)
        if member == "SelectSources":
            self.options = options
            token = options.get("restore_token")
            if token is not None and token[1] not in self.known:
                self._connection.send(new_error(asked, _BAD_TOKEN, "s", ("No such token",)))
                return
        path = f"{_PATH}/request/{sender}/{options['handle_token'][1]}"
        self._connection.send(new_method_return(asked, "o", (path,)))
        answer = 0
        results: dict[str, tuple[str, object]] = {}
        if member == "CreateSession":
            self.session = f"{_PATH}/session/{sender}/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self.session)}
        elif member == "Start":
            if self.answer is None:
                return
            answer = self.answer
            results = {
                "streams": ("a(ua{sv})", self.streams),
                "restore_token": ("s", self.token),
            }
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        self._connection.send(new_signal(emitter, "Response", "ua{sv}", (answer, results)))
