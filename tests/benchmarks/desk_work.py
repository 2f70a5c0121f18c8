"""A person at work on an X display, by a script drawn from a seed: types, reads, scrolls, leaves.

Windows are real programs (xterm with vim, less and git, and Qt programs of `desk_window`), keys
and wheel come from xdotool. The same seed gives the same acts in the same order.
"""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.invented_days import invented_sentences
from tests.x_display import ShownWindow, XDisplay, run_on

PRIVATE_TITLE = "Offers - Mozilla Firefox Private Browsing"
PRIVATE_WORDS = "the present for the eighth of May"
MOST_WINDOWS = 7
_READING_S = (3.0, 12.0)
_AWAY_S = (45.0, 120.0)
_FILM_S = 40.0
_WHEEL_DOWN, _WHEEL_UP = "5", "4"


@dataclass(slots=True)
class DeskWork:
    """Works until told to stop. `done` counts the acts by name."""

    display: XDisplay
    folder: Path
    seed: int
    done: dict[str, int] = field(default_factory=dict)
    _windows: list[tuple[ShownWindow, "subprocess.Popen[bytes]"]] = field(default_factory=list)
    _opened: int = 0

    def work(self, seconds: float, each: Callable[[], None] = lambda: None) -> None:
        """Do one act after another for so long; `each` is called after every act."""
        draw = random.Random(self.seed)
        sentences = invented_sentences(self.seed)
        acts: dict[Callable[[], None], int] = {
            lambda: self._type(next(sentences)): 6,
            lambda: self._scroll(draw): 8,
            lambda: self._switch(draw): 5,
            lambda: self._open(draw): 2,
            lambda: self._move(draw): 1,
            self._close: 1,
            lambda: self._film(draw): 1,
            self._private: 1,
            lambda: self._away(draw): 1,
        }
        ends = time.monotonic() + seconds
        self._open(draw)
        while time.monotonic() < ends:
            (act,) = draw.choices([*acts], weights=[*acts.values()])
            act()
            each()
            _wait(min(draw.uniform(*_READING_S), max(0.0, ends - time.monotonic())))

    def _count(self, name: str) -> None:
        self.done[name] = self.done.get(name, 0) + 1

    def _open(self, draw: random.Random) -> None:
        kind = draw.choice(("vim", "less", "git", "mail", "article", "sheet"))
        self._show(kind, draw.randint(1, 10_000))
        self._count(f"opened {kind}")
        if len(self._windows) > MOST_WINDOWS:
            self._close()

    def _show(self, kind: str, seed: int, title: str = "") -> None:
        self._opened += 1
        title = title or f"{kind.title()} {self._opened} - Desk"
        process = self.display.start(self._command(kind, title, seed), LC_ALL="C.UTF-8")
        window = self.display.wait_for_window(
            title.replace("(", r"\("), lambda: process.poll() is None
        )
        self._windows.append((window, process))

    def _command(self, kind: str, title: str, seed: int) -> tuple[str, ...]:
        if kind not in {"vim", "less", "git"}:
            return (sys.executable, "-m", "tests.benchmarks.desk_window", kind, title, str(seed))
        text = self.folder / f"{kind}-{self._opened}.txt"
        sentences = invented_sentences(seed)
        text.write_text("\n".join(next(sentences) for _ in range(400)), encoding="utf-8")
        run = {
            "vim": ("vim", "-N", "-u", "NONE", "-n", "+set notitle", str(text)),
            "less": ("less", str(text)),
            "git": ("git", "-c", "core.pager=less", "log", "--stat"),
        }[kind]
        place = f"100x36+{30 + 90 * (self._opened % 7)}+{30 + 60 * (self._opened % 5)}"
        font = ("-fa", "DejaVu Sans Mono", "-fs", "11")
        no_title = ("-xrm", "XTerm*allowTitleOps: false")
        return ("xterm", "-u8", "-T", title, "-geometry", place, *font, *no_title, "-e", *run)

    def _front(self) -> ShownWindow | None:
        self._windows = [each for each in self._windows if each[1].poll() is None]
        return self._windows[-1][0] if self._windows else None

    def _type(self, sentence: str) -> None:
        window = self._front()
        if window is None or not window.title.startswith("Vim"):
            return
        run_on(self.display, f"xdotool key --window {window.xid} Escape")
        run_on(self.display, f"xdotool windowactivate --sync {window.xid} key G o")
        for word in sentence.split():  # a word at a time, as somebody who thinks
            run_on(self.display, f"xdotool type --delay 70 -- '{word} '")
            _wait(0.2)
        run_on(self.display, "xdotool key Escape")
        self._count("typed a sentence")

    def _scroll(self, draw: random.Random) -> None:
        window = self._front()
        if window is None:
            return
        button = _WHEEL_UP if draw.random() < 0.2 else _WHEEL_DOWN
        if window.title.startswith(("Vim", "Less", "Git")):
            key = "Page_Up" if button == _WHEEL_UP else "Page_Down"
            run_on(self.display, f"xdotool windowactivate --sync {window.xid} key {key}")
        else:
            turns = draw.randint(2, 12)
            run_on(self.display, f"xdotool mousemove --window {window.xid} 700 300")
            run_on(self.display, f"xdotool click --repeat {turns} --delay 40 {button}")
        self._count("scrolled")

    def _switch(self, draw: random.Random) -> None:
        if self._front() is None:
            return
        self._windows.append(self._windows.pop(draw.randrange(len(self._windows))))
        run_on(self.display, f"xdotool windowactivate --sync {self._windows[-1][0].xid}")
        self._count("switched")

    def _move(self, draw: random.Random) -> None:
        window = self._front()
        if window is not None:
            x, y = draw.randint(0, 700), draw.randint(0, 250)
            run_on(self.display, f"xdotool windowmove {window.xid} {x} {y}")
            self._count("moved")

    def _close(self) -> None:
        if self._front() is not None:
            _, process = self._windows.pop(0)
            process.terminate()
            process.wait()
            self._count("closed")

    def _film(self, draw: random.Random) -> None:
        self._show("film", draw.randint(1, 10_000))
        _wait(_FILM_S)
        self._windows.pop()[1].terminate()
        self._count("watched a film")

    def _private(self) -> None:
        shown = self.display.show_xterm(PRIVATE_TITLE, PRIVATE_WORDS, "70x12+500+300")
        _wait(10.0)
        shown.close()
        self._count("browsed in private")

    def _away(self, draw: random.Random) -> None:
        _wait(draw.uniform(*_AWAY_S))
        self._count("went away")


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)
