"""A KWin that takes scripts and tells what the test says, on a message bus."""

import re
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, Message, new_method_call, new_method_return
from jeepney.io.blocking import DBusConnection

from tests.fakes.scripted_bus import ScriptedProgram

_ASSIGNED = re.compile(r'^var (\w+) = "(.*)";$', re.MULTILINE)


class ScriptedKWin(ScriptedProgram):
    """Reads where a script wants its answer, and sends `told` there when the script is run.

    With `imposter`, another program sends it.
    """

    def __init__(self, address: str, told: str) -> None:
        self.told = told
        self.takes_scripts = True
        self.imposter: DBusConnection | None = None
        self.script = ""
        super().__init__(address, "org.kde.KWin")

    def answers(self, asked: Message, member: str) -> bool:
        path = asked.header.fields[HeaderFields.path]
        if member == "loadScript":
            self.script = Path(asked.body[0]).read_text(encoding="utf-8")
            number = 7 if self.takes_scripts else -1
            self._connection.send(new_method_return(asked, "i", (number,)))
        elif member == "run" and path == "/Scripting/Script7":
            self._connection.send(new_method_return(asked))
            names = dict(_ASSIGNED.findall(self.script))
            asker = DBusAddress(names["PATH"], names["SERVICE"], names["INTERFACE"])
            call = new_method_call(asker, names["METHOD"], "s", (self.told,))
            (self.imposter or self._connection).send(call)
        elif member == "unloadScript":
            self._connection.send(new_method_return(asked, "b", (True,)))
        else:
            return False
        return True
