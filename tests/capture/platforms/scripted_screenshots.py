"""A desktop portal that takes pictures as the test says, on a message bus."""

from pathlib import Path

from jeepney import DBusAddress, Message, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from tests.fakes.scripted_bus import ScriptedProgram, name_in_paths

_PATH = "/org/freedesktop/portal/desktop"


class ScriptedScreenshots(ScriptedProgram):
    """Answers every request with `file`; `answer` is what the user said: 0 is yes, 1 is no, None
    is nothing at all. `has_screenshots` off is a portal without them; with `imposter`, another
    program answers before the portal does."""

    def __init__(self, address: str, file: Path) -> None:
        self.file = file
        self.answer: int | None = 0
        self.has_screenshots = True
        self.imposter: DBusConnection | None = None
        self.options: dict[str, tuple[str, object]] = {}
        super().__init__(address, "org.freedesktop.portal.Desktop")

    def answers(self, asked: Message, member: str) -> bool:
        if member == "Get" and self.has_screenshots:
            self._connection.send(new_method_return(asked, "v", (("u", 2),)))
        elif member == "Screenshot" and self.has_screenshots:
            self._take(asked)
        elif member == "Close":
            self._connection.send(new_method_return(asked))
        else:
            return False
        return True

    def _take(self, asked: Message) -> None:
        _, self.options = asked.body
        path = f"{_PATH}/request/{name_in_paths(asked)}/{self.options['handle_token'][1]}"
        self._connection.send(new_method_return(asked, "o", (path,)))
        if self.answer is None:
            return
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        results = {"uri": ("s", self.file.as_uri())} if self.answer == 0 else {}
        response = new_signal(emitter, "Response", "ua{sv}", (self.answer, results))
        (self.imposter or self._connection).send(response)
