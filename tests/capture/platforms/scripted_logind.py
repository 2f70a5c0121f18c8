"""A login manager that says of its one session what the test says, on a message bus."""

from jeepney import HeaderFields, Message, new_method_return

from tests.fakes.scripted_bus import ScriptedProgram

_SESSION = "/org/freedesktop/login1/session/auto"


class ScriptedLogind(ScriptedProgram):
    """`tells` off is a login manager that knows of no session."""

    def __init__(self, address: str) -> None:
        self.is_locked = False
        self.tells = True
        super().__init__(address, "org.freedesktop.login1")

    def answers(self, asked: Message, member: str) -> bool:
        is_session = asked.header.fields[HeaderFields.path] == _SESSION
        is_hint = member == "Get" and asked.body == ("org.freedesktop.login1.Session", "LockedHint")
        if not (self.tells and is_session and is_hint):
            return False
        self._connection.send(new_method_return(asked, "v", (("b", self.is_locked),)))
        return True
