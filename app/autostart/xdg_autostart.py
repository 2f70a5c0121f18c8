"""Starting at login on Linux: a desktop entry in the autostart folders of XDG.

Source: freedesktop.org, Desktop Application Autostart Specification 0.5 and Desktop Entry
Specification 1.5 (escapes of strings, then the quotes of Exec).
"""

import re
from collections.abc import Mapping, Sequence
from configparser import ConfigParser
from configparser import Error as NotAnEntry
from pathlib import Path

from app.autostart.autostart import (
    AutostartRefused,
    AutostartState,
    AutostartStatus,
    missing_program,
)

ENTRY_NAME = "recollect.desktop"
_SECTION = "Desktop Entry"
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)', re.DOTALL)
_ESCAPES = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}  # the backslash first
_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)


class XdgAutostart:
    """The user's own entry hides one of the same name that the package brought for everybody."""

    def __init__(
        self, environment: Mapping[str, str], user_home: Path, command: Sequence[str]
    ) -> None:
        own = environment.get("XDG_CONFIG_HOME", "")
        config = Path(own) if own.startswith("/") else user_home / ".config"
        self._own = config / "autostart" / ENTRY_NAME
        for_all = environment.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        self._for_all = [
            Path(folder) / "autostart" / ENTRY_NAME for folder in for_all.split(":") if folder
        ]
        self._desktops = frozenset(environment.get("XDG_CURRENT_DESKTOP", "").split(":")) - {""}
        self._command = tuple(command)

    def status(self) -> AutostartStatus:
        """What the desktop will do at the next login, from the entry that counts."""
        entry = self._entry_that_counts()
        if entry is None:
            return AutostartStatus(AutostartState.OFF, str(self._own))
        try:
            text = entry.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise AutostartRefused(
                f"{entry} cannot be read; remove it and turn autostart on again."
            ) from error
        state, why = _meaning_of(text, self._desktops)
        return AutostartStatus(state, str(entry), why)

    def turn_on(self) -> None:
        """Write the user's own entry anew, whatever it was.

        It outlives the program if that is removed for everybody; for its TryExec desktops then pass
        over it in silence.
        """
        self._write(
            f"[{_SECTION}]\nType=Application\nName=Recollect\n"
            "Comment=Remembers your screen, on this computer only\n"
            f"TryExec={_escaped(self._command[0])}\n"
            f"Exec={exec_line(self._command)}\nIcon=recollect\nTerminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )

    def turn_off(self) -> None:
        """Remove the user's own entry, or hide the one for everybody behind it."""
        if any(path.is_file() for path in self._for_all):
            self._write(f"[{_SECTION}]\nType=Application\nName=Recollect\nHidden=true\n")
            return
        try:
            self._own.unlink(missing_ok=True)
        except OSError as error:
            raise self._refused(error) from error

    def _entry_that_counts(self) -> Path | None:
        return next((path for path in (self._own, *self._for_all) if path.is_file()), None)

    def _write(self, text: str) -> None:
        """Under another name first, so that no half entry is ever read at a login."""
        unfinished = self._own.with_name(f".{ENTRY_NAME}.part")
        try:
            self._own.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(self._own)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> AutostartRefused:
        return AutostartRefused(
            f"{self._own} cannot be changed ({error.strerror or error}); check whose the folder "
            "is. Nothing was changed."
        )


def exec_line(words: Sequence[str]) -> str:
    """A command as the value of `Exec`."""
    return _escaped(" ".join(_quoted(word.replace("%", "%%")) for word in words))


def exec_words(line: str) -> list[str] | None:
    """The words of a value of `Exec`; None if its quotes do not close."""
    line = _unescaped(line).strip()
    if _WORD.sub("", line).strip():
        return None
    words = [
        re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL) if quoted or not plain else plain
        for quoted, plain in _WORD.findall(line)
    ]
    return [word.replace("%%", "%") for word in words if not re.fullmatch("%[a-zA-Z]", word)]


def _escaped(text: str) -> str:
    for meant, written in _ESCAPES.items():
        text = text.replace(meant, written)
    return text


def _unescaped(text: str) -> str:
    meant = {written: one for one, written in _ESCAPES.items()}
    return re.sub(r"\\[\\ntr]", lambda found: meant[found.group()], text)


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def _meaning_of(text: str, desktops: frozenset[str]) -> tuple[AutostartState, str]:
    """What a desktop makes of an entry, and why."""
    parser = ConfigParser(
        interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",)
    )
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(text)
        entry = dict(parser[_SECTION])
    except (NotAnEntry, KeyError):
        return AutostartState.BROKEN, "The file is no desktop entry."
    if entry.get("Hidden") == "true":
        return AutostartState.OFF, "The entry is marked as hidden."
    if entry.get("X-GNOME-Autostart-enabled") == "false":
        return AutostartState.OFF, "The entry was turned off in the desktop's own settings."
    if why := _other_desktops(entry, desktops):
        return AutostartState.OFF, why
    words = exec_words(entry.get("Exec", ""))
    if words is None:
        return AutostartState.BROKEN, "The entry's command cannot be read."
    tried = [_unescaped(entry["TryExec"])] if "TryExec" in entry else words
    why = missing_program(tried) or missing_program(words)
    return (AutostartState.BROKEN, why) if why else (AutostartState.ON, "")


def _other_desktops(entry: Mapping[str, str], desktops: frozenset[str]) -> str:
    """Why an entry is not for this desktop, as a sentence; empty if it is."""
    only, never = (
        {name for name in entry.get(key, "").split(";") if name}
        for key in ("OnlyShowIn", "NotShowIn")
    )
    if (only and not only & desktops) or never & desktops:
        return "The entry is for other desktops than this one."
    return ""
