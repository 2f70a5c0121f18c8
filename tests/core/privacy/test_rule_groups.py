"""Every row of the groups keeps its own example out, and ordinary windows stay in."""

import pytest

from core.observation import WindowContext
from core.privacy.private_windows import (
    PRIVATE_FLAGS,
    PRIVATE_WORDS,
    PrivateWords,
    is_private_command,
    may_be_private,
)
from core.privacy.rule_groups import GROUP_ROWS, GroupRow, RuleGroup, row_of

ROWS = [(group, row) for group, rows in GROUP_ROWS.items() for row in rows]
ORDINARY = [
    WindowContext("firefox", "Private beaches of the coast - Travel — Mozilla Firefox"),
    WindowContext("firefox", "privatkunden.example – Mozilla Firefox"),
    WindowContext("chromium", "Meeting notes - Docs - Chromium"),
    WindowContext("chromium", "Supplier call - Lattice Meet - Chromium"),
    WindowContext("codepad", "zoom.c - viewer - Codepad"),
    WindowContext("zoom", "Zoom Workplace"),
    WindowContext("thunderbird", "Zoom Meeting on Thursday - Mozilla Thunderbird"),
    WindowContext("teams-for-linux", "Chat | Oda Brandt | Microsoft Teams"),
    WindowContext("slack", "Huddle notes: 8/6/26 in #boilers - Lattice - Slack"),
    WindowContext("slack", "huddle-times (Channel) - Lattice - Slack"),
    WindowContext("discord", "#general | Lattice - Discord"),
    WindowContext("discord", "@Oda Brandt - Discord"),
    WindowContext("discord", "Discord"),
    WindowContext("discord", ""),  # a menu
    WindowContext("discordcanary", "(3) #general | Lattice - Discord Canary"),
    WindowContext("vesktop", "(3) Discord | #general | Lattice"),
    WindowContext("vesktop", "Vesktop Settings"),
    WindowContext("org.telegram.desktop", "Oda Brandt – (2)"),
    WindowContext("signal", "Signal"),
    WindowContext("gimp", "passport.png"),
    WindowContext("org.gnome.maps", "Compass - Maps"),
    WindowContext("codepad", "secrets.py - Codepad"),
    WindowContext("libreoffice", "Passwords and people.odt - LibreOffice Writer"),
    WindowContext("presenter", "authoring guide"),
    WindowContext("firefox", "How to cancel Netflix | Help", "https://advice.example/netflix"),
    WindowContext("firefox", "maximum", "https://maximax.com/"),
    WindowContext("firefox", "ゲームの攻略 — Mozilla Firefox"),
    WindowContext("firefox", "Частные объявления — Mozilla Firefox"),
]


@pytest.mark.parametrize(("group", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_a_row_keeps_its_example_out(group: RuleGroup, row: GroupRow) -> None:
    found = row_of(group, row.example)
    assert found is not None
    assert found.name == row.name
    shouted = WindowContext(row.example.app, row.example.title.upper(), row.example.url)
    assert row_of(group, shouted) is found


@pytest.mark.parametrize(
    "window",
    [
        WindowContext("Slack", "Huddle"),
        WindowContext("Slack", "Huddle with Oda Brandt"),
        WindowContext("com.slack.Slack", "#boilers - Lattice - Huddle"),
        WindowContext("slack", "Slack call with Oda Brandt"),
        WindowContext("vesktop", "Discord Popout"),
        WindowContext("discord", "General"),
        WindowContext("discord", "discord-talk"),
        WindowContext("discord", "Oda's Stream"),
        WindowContext("discord", "Odas Übertragung"),
    ],
    ids=lambda window: window.title,
)
def test_a_call_with_a_window_of_its_own_is_one(window: WindowContext) -> None:
    assert row_of(RuleGroup.VIDEO_CALLS, window)


@pytest.mark.parametrize("group", RuleGroup)
@pytest.mark.parametrize("window", ORDINARY, ids=[window.title for window in ORDINARY])
def test_ordinary_windows_stay_in(group: RuleGroup, window: WindowContext) -> None:
    assert row_of(group, window) is None


@pytest.mark.parametrize("words", PRIVATE_WORDS, ids=[words.language for words in PRIVATE_WORDS])
def test_a_private_window_is_known_in_each_language(words: PrivateWords) -> None:
    assert row_of(RuleGroup.PRIVATE_WINDOWS, WindowContext("firefox", words.example))
    for title in words.titles:
        assert row_of(RuleGroup.PRIVATE_WINDOWS, WindowContext("vivaldi", f"Gifts - {title}"))
    assert words.signs


def test_the_languages_are_those_that_browsers_speak_most() -> None:
    spoken = {words.language for words in PRIVATE_WORDS}
    assert spoken >= set("en de fr es it pt nl pl sv da nb fi cs ru uk tr ja zh ko".split())


@pytest.mark.parametrize(
    "title",
    [
        "page - Google Chrome (Incognito)",
        "page - [InPrivate] - Microsoft Edge",
        "page - Google Chrome (Anonymní režim)",
        "page - Google Chrome (Modo anônimo)",
        "page - Google Chrome (Navegação anónima)",
        "ページ - Google Chrome（シークレット モード）",
        "页面 - Google Chrome（无痕）",
        "頁面 - Google Chrome (無痕模式)",
        "페이지 - Google Chrome (시크릿 모드)",
        "Страница - Google Chrome (Инкогнито)",
        "Сторінка - Google Chrome (Анонімний перегляд)",
        "Sayfa - Google Chrome (Gizli mod)",
        "page — Tor Browser",
        "Новая вкладка — Приватный просмотр",
    ],
)
def test_other_browsers_titles_are_known(title: str) -> None:
    assert row_of(RuleGroup.PRIVATE_WINDOWS, WindowContext("browser", title))


def test_a_command_line_tells_a_private_browser_of_its_family_only() -> None:
    for family in PRIVATE_FLAGS:
        for flag in family.flags:
            app = family.apps[0]
            assert may_be_private(app)
            assert is_private_command(app, [f"/usr/bin/{app}", "--new-window", flag])
            assert not is_private_command(app, [f"/usr/bin/{app}", f"{flag}ly"])
            assert not is_private_command("codepad", ["codepad", flag])
    assert not is_private_command("firefox", ["-private"])  # the program's own name
    assert not may_be_private("codepad")
