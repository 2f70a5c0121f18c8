"""How commands speak: data on stdout, progress and notices on stderr."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

Json = dict[str, Any]

# What a window calls itself may hold sequences that steer a terminal; they are shown, not obeyed.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"


class Output:
    """Prints for people, or one JSON document for programs."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self._out = Console(soft_wrap=True, highlight=False, emoji=False)
        self._err = Console(stderr=True, soft_wrap=True, highlight=False, emoji=False)

    def data(self, document: Json, told: str) -> None:
        """The command's result: the document with --json, else the words."""
        if self.as_json:
            self.json_line(document)
        elif told:
            self._out.print(_harmless(told), markup=False)

    @property
    def is_watched(self) -> bool:
        """Whether a person sees the words as they come: on a terminal, and not with --json."""
        return not self.as_json and self._out.is_terminal

    def piece(self, text: str) -> None:
        """Some words of a result that is still being written, where it `is_watched`."""
        if self.is_watched and text:
            self._out.print(_harmless(text), markup=False, end="")
            self._out.file.flush()

    def json_line(self, document: Json) -> None:
        """A document on a line of its own; each line of a batch is one."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def notice(self, sentence: str) -> None:
        """Something the user should know; never part of the data."""
        if sentence:
            self._err.print(_harmless(sentence), markup=False, style="dim")

    def progress(self, title: str) -> AbstractContextManager[Callable[[int, int], None]]:
        """A progress bar on stderr; the function it gives takes (done, total)."""
        return self._progress(title, MofNCompleteColumn())

    def progress_in_bytes(self, title: str) -> AbstractContextManager[Callable[[int, int], None]]:
        """The same for what is fetched: how much, how fast and how long yet."""
        return self._progress(title, DownloadColumn(), TransferSpeedColumn())

    @contextmanager
    def _progress(
        self, title: str, *amounts: ProgressColumn
    ) -> Iterator[Callable[[int, int], None]]:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            *amounts,
            TimeRemainingColumn(),
            console=self._err,
            transient=True,
            disable=not self._err.is_terminal,
        ) as bars:
            task = bars.add_task(title, total=None)

            def show(done: int, total: int) -> None:
                bars.update(task, completed=done, total=total)

            yield show


def speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; what no text can be becomes an escape.

    A program of Windows without a console has no streams; there, what is said goes nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _harmless(text: str) -> str:
    """Text that a terminal shows and does nothing else with."""
    return _STEERING.sub(_SHOWN_INSTEAD, text)
