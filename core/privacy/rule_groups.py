"""Rules that come with Recollect, in groups that the user switches as a whole.

Rows are data: what a program or window is called, and a window that the row must keep out. Program
names and titles are patterns (`*` and `?`) that ignore case; a row with both asks for both.
"""

import fnmatch
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.observation import WindowContext
from core.privacy.hosts import host_of, is_host_covered
from core.privacy.private_windows import (
    ALWAYS_PRIVATE_APPS,
    PRIVATE_WORDS,
    private_titles,
)


class RuleGroup(StrEnum):
    """A switch on the privacy page; the value is its name everywhere."""

    PASSWORD_MANAGERS = "password managers"
    PRIVATE_WINDOWS = "private windows"
    VIDEO_CALLS = "video calls"
    STREAMING = "streaming"


GROUPS_AT_FIRST = (RuleGroup.PASSWORD_MANAGERS, RuleGroup.PRIVATE_WINDOWS, RuleGroup.VIDEO_CALLS)
"""On unless switched off. Calls show people who agreed to nothing; films show nobody's secrets."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One program or service. Windows are told by `apps` and `titles`, pages by `sites` alone.

    A window with one of the titles `but_not` is never of the row.
    """

    name: str
    example: WindowContext
    apps: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()


def _app(name: str, *apps: str, sites: tuple[str, ...] = ()) -> GroupRow:
    program = apps[0].replace("*", "").replace("?", "-")
    return GroupRow(name, WindowContext(program, "Entries"), apps, (), sites)


_PASSWORD_MANAGERS = (
    _app("KeePass and its kin", "*keepass*", "*keeweb*", "*macpass*", "*strongbox*"),
    _app("Bitwarden", "*bitwarden*", sites=("vault.bitwarden.com", "vault.bitwarden.eu")),
    _app("1Password", "*1password*", sites=("my.1password.com", "my.1password.eu")),
    _app("Enpass", "*enpass*"),
    _app("Dashlane", "*dashlane*", sites=("app.dashlane.com",)),
    _app("LastPass", "*lastpass*", sites=("lastpass.com",)),
    _app("Proton Pass", "*proton?pass*", "*protonpass*", sites=("pass.proton.me",)),
    _app("NordPass", "*nordpass*", sites=("app.nordpass.com",)),
    _app("RoboForm", "*roboform*"),
    _app("Keeper", "keeper*password*", "keeperpassword*", sites=("keepersecurity.com",)),
    _app("Buttercup", "*buttercup*"),
    _app("AuthPass", "*authpass*"),
    _app("pass", "*qtpass*", "*gopassui*", "*browserpass*"),
    _app("GNOME Passwords and Keys", "*seahorse*", "gcr-prompter*"),
    _app("GNOME Secrets", "org.gnome.world.secrets", "secrets"),
    _app("KDE Wallet", "*kwallet*"),
    _app("Keychain Access", "keychain access", "*keychainaccess*"),
    _app("Passwords (macOS)", "passwords"),
    _app("Password prompts", "pinentry*", "*polkit*", "*askpass*", "kdesu*", "lxqt-sudo*"),
    _app("Authenticators", "*authenticator*", "otpclient*", "ente?auth*", "*enteauth*"),
    GroupRow(
        "Passwords that a browser keeps",
        WindowContext("chromium", "Passwords", "chrome://password-manager/passwords"),
        sites=("password-manager",),
    ),
)

_PRIVATE_WINDOWS = (
    GroupRow(
        "Private windows",
        WindowContext("firefox", PRIVATE_WORDS[0].example),
        titles=tuple(f"*{part}*" for part in private_titles()),
    ),
    GroupRow(
        "Browsers that are always private",
        WindowContext("tor browser", "About Tor"),
        apps=ALWAYS_PRIVATE_APPS,
    ),
)

_VIDEO_CALLS = (
    GroupRow(
        "Zoom",
        WindowContext("zoom", "Zoom Meeting"),
        ("zoom*", "us.zoom*"),
        ("*meeting*", "*webinar*", "zoom_linux_float*", "as_toolbar", "*réunion*", "*reunión*"),
        ("app.zoom.us",),
    ),
    GroupRow(
        "Microsoft Teams",
        WindowContext("teams-for-linux", "Meeting with Oda Brandt | Microsoft Teams"),
        titles=(
            "meeting in *| microsoft teams*",
            "meeting with *| microsoft teams*",
            "meeting now*| microsoft teams*",
            "*meeting compact view*| microsoft teams*",
            "*call with *| microsoft teams*",
        ),
    ),
    GroupRow(
        "Google Meet",
        WindowContext("google-chrome", "Meet – abc-defg-hij - Google Chrome"),
        titles=("meet - *", "meet – *"),
        sites=("meet.google.com",),
    ),
    GroupRow(
        "Webex",
        WindowContext("webex", "Oda Brandt's meeting"),
        ("*webex*", "ciscocollabhost*"),
        ("*meeting*", "*webinar*", "*call*"),
        ("webex.com",),
    ),
    GroupRow(
        "Jitsi Meet",
        WindowContext("firefox", "StandUp | Jitsi Meet — Mozilla Firefox"),
        titles=("*| jitsi meet*", "jitsi meet*"),
        sites=("meet.jit.si",),
    ),
    GroupRow(
        "Skype",
        WindowContext("skype", "Call with Oda Brandt"),
        ("skype*",),
        ("*call*", "*anruf*", "*appel*", "*llamada*"),
    ),
    GroupRow(
        "WhatsApp",
        WindowContext("whatsapp", "Video call - WhatsApp"),
        ("whatsapp*",),
        ("*video call*", "*voice call*"),
    ),
    GroupRow("FaceTime", WindowContext("facetime", "Oda"), ("facetime",)),
    GroupRow(
        "Slack",
        WindowContext("slack", "Huddle: Oda Brandt - Lattice - Slack"),
        ("*slack*",),
        # Notes that Slack made of a huddle are titled “Huddle notes …”, and are no call.
        ("huddle", "huddle:*", "huddle with *", "huddle in *", "* - huddle", "slack call*"),
    ),
    GroupRow(
        "Discord",
        WindowContext("discord", "Discord Popout"),
        ("*discord*", "vesktop*", "*webcord*", "legcord*", "armcord*"),
        # Popped out, a call is titled “Discord Popout” while it opens, then with its channel's or a
        # person's name alone, while the window of the chats always names the program.
        ("?*",),
        but_not=(
            "discord",
            "discord canary*",
            "discord ptb*",
            "discord overlay*",
            "discord update*",
            "* - discord*",
            "*discord | *",
            "*developer tools*",
            "vesktop*",
            "*webcord*",
            "legcord*",
            "armcord*",
        ),
    ),
    GroupRow(
        "BigBlueButton",
        WindowContext("firefox", "BigBlueButton - Seminar — Mozilla Firefox"),
        titles=("bigbluebutton - *", "*- bigbluebutton*"),
    ),
    GroupRow(
        "Whereby",
        WindowContext("firefox", "Room", "https://whereby.com/room"),
        sites=("whereby.com",),
    ),
)


def _streaming(name: str, title: str, *sites: str) -> GroupRow:
    example = WindowContext("firefox", title.replace("*", "Film"))
    return GroupRow(name, example, (), (title, title.rstrip("*")), sites)


_STREAMING = (
    _streaming("Netflix", "*netflix - *", "netflix.com"),
    _streaming("Disney+", "*| disney+*", "disneyplus.com"),
    _streaming("Prime Video", "*prime video: *", "primevideo.com"),
    _streaming("HBO Max", "*• hbo max*", "max.com", "hbomax.com"),
    _streaming("Hulu", "*| hulu*", "hulu.com"),
    _streaming("Apple TV", "*- apple tv*", "tv.apple.com"),
    _streaming("DAZN", "*| dazn*", "dazn.com"),
    _streaming("Crunchyroll", "*on crunchyroll*", "crunchyroll.com"),
    _streaming("Paramount+", "*- paramount+*", "paramountplus.com"),
)

GROUP_ROWS: dict[RuleGroup, tuple[GroupRow, ...]] = {
    RuleGroup.PASSWORD_MANAGERS: _PASSWORD_MANAGERS,
    RuleGroup.PRIVATE_WINDOWS: _PRIVATE_WINDOWS,
    RuleGroup.VIDEO_CALLS: _VIDEO_CALLS,
    RuleGroup.STREAMING: _STREAMING,
}


def row_of(group: RuleGroup, window: WindowContext) -> GroupRow | None:
    """The row of a group that a window belongs to; None if none does."""
    title, host = window.title.casefold(), host_of(window.url)
    for row, is_title in _rows_of_app(group, window.app.casefold()):
        if is_title(title):
            return row
    for row in GROUP_ROWS[group] if host else ():
        if any(is_host_covered(host, site) for site in row.sites):
            return row
    return None


_Told = Callable[[str], bool]


@lru_cache(maxsize=1_000)
def _rows_of_app(group: RuleGroup, app: str) -> tuple[tuple[GroupRow, _Told], ...]:
    """The rows that a program's windows may belong to; few programs are open at a time."""
    return tuple((row, is_title) for row, is_app, is_title in _matchers(group) if is_app(app))


@lru_cache(maxsize=len(RuleGroup))
def _matchers(group: RuleGroup) -> tuple[tuple[GroupRow, _Told, _Told], ...]:
    return tuple(
        (row, _any_of(row.apps), _but_not(_any_of(row.titles), row.but_not))
        for row in GROUP_ROWS[group]
        if row.apps or row.titles
    )


def _but_not(is_told: _Told, patterns: tuple[str, ...]) -> _Told:
    """Tells whether a text is told, and fits none of the patterns."""
    if not patterns:
        return is_told
    is_another = _any_of(patterns)
    return lambda text: is_told(text) and not is_another(text)


def _any_of(patterns: tuple[str, ...]) -> _Told:
    """Tells whether a text fits one of the patterns, or any text if there are none.

    `*words*`, of which there are many, is looked up as words: an order of magnitude cheaper.
    """
    if not patterns:
        return lambda text: True
    folded = [pattern.casefold() for pattern in patterns]
    words = tuple(one[1:-1] for one in folded if _is_only_words(one))
    rest = [fnmatch.translate(one) for one in folded if not _is_only_words(one)]
    whole = re.compile("|".join(rest)) if rest else None

    def is_told(text: str) -> bool:
        return any(word in text for word in words) or bool(whole and whole.match(text))

    return is_told


def _is_only_words(pattern: str) -> bool:
    inside = pattern[1:-1]
    is_open = pattern.startswith("*") and pattern.endswith("*") and len(inside) > 0
    return is_open and not any(mark in inside for mark in "*?[")
