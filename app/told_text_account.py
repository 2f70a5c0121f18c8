"""What programs tell of their text right now, for `doctor`: who does, who does not, and why."""

from dataclasses import dataclass

from capture.platforms.desktop_port import Agreed, DesktopPort, port_here
from capture.told_windows import windows_to_ask
from capture.visible_text import ToldText, Untold
from core.errors import CaptureUnavailable
from core.privacy.exclusion_rules import ExclusionRules

OFF = "off; `recollect settings set capture.text_from_programs on` has them asked"


@dataclass(frozen=True, slots=True)
class ProgramAccount:
    """How many lines a program tells of its window; `why` it tells none, empty if it does."""

    app: str
    lines: int
    why: str


@dataclass(frozen=True, slots=True)
class ToldAccount:
    """Whether programs are asked, what stands in the way, and what the open windows answer.

    Windows that a rule keeps out are neither asked nor named, nor are browsers.
    """

    is_on: bool
    limits: str = ""
    programs: tuple[ProgramAccount, ...] = ()


def told_account(agreed: Agreed, rules: ExclusionRules) -> ToldAccount:
    """Ask the programs whose windows are open now, if the user wants programs asked."""
    if not agreed.told_text():
        return ToldAccount(is_on=False)
    port = port_here(agreed)
    try:
        if limits := port.visible_text.limits():
            return ToldAccount(is_on=True, limits=limits)
        return ToldAccount(is_on=True, programs=tuple(_programs(port, rules)))
    except CaptureUnavailable as error:
        return ToldAccount(is_on=True, limits=str(error))
    finally:
        port.close()


def account_words(account: ToldAccount) -> str:
    """The account in words."""
    if not account.is_on:
        return f"Text from programs: {OFF}."
    if account.limits:
        return f"Text from programs: none. {account.limits}"
    told = [f"{one.app} {one.why or f'tells lines: {one.lines}'}" for one in account.programs]
    return f"Text from programs: {'; '.join(told) or 'no window to ask is open'}."


def _programs(port: DesktopPort, rules: ExclusionRules) -> list[ProgramAccount]:
    windows = port.windows.windows()
    found = []
    for monitor in port.screens.monitors():
        for one in windows_to_ask(monitor, (windows, windows), rules):
            told = port.visible_text.text_of(one.window)
            lines = len(told.lines) if isinstance(told, ToldText) else 0
            why = str(told.why) if isinstance(told, Untold) else ""
            found.append(ProgramAccount(one.window.app, lines, why))
    return found
