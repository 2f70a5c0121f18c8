"""What was done in a window, and what its title says."""

import pytest

from core.memory.episodes.kinds import EventType, TitleParts, event_type_of, title_parts
from tests.core.memory.episodes.screens import BREAD, RAIN, view


@pytest.mark.parametrize(
    ("app", "title", "url", "event_type"),
    [
        ("gnome-terminal", "ada@barn: ~", None, EventType.TERMINAL),
        ("inkterm", "build", None, EventType.TERMINAL),
        ("thunderbird", "The cell order - Mozilla Thunderbird", None, EventType.MAIL),
        ("browser", "Inbox - Barnmail", "https://mail.barn.example/inbox", EventType.MAIL),
        ("tattle", "#garden - Barn - Tattle", None, EventType.CHATTING),
        ("signal", "Ada - Signal", None, EventType.CHATTING),
        ("browser", "Seed call - Barn Meet", "https://meet.barn.example/x", EventType.MEETING),
        ("evince", "rain-2026.pdf", None, EventType.READING),
        ("browser", "rain-2026.pdf", "file:///users/ada/rain-2026.pdf", EventType.READING),
        ("browser", "Tides - Wikipedia", "https://en.wikipedia.org/wiki/Tide", EventType.READING),
        ("gedit", "notes.txt - Text Editor", None, EventType.WRITING),
        ("browser", "Plan - Docs", "https://office.barn.example/docs/plan", EventType.WRITING),
        ("nobody-knows", "radio.c", None, EventType.WRITING),
        ("gnome-calendar", "Calendar - June 2026", None, EventType.VIEWING),
        ("browser", "Cart - Seed shop", "https://seedshop.example/cart", EventType.BROWSING),
        ("nobody-knows", "Something", None, EventType.VIEWING),
    ],
)
def test_what_was_done(app: str, title: str, url: str | None, event_type: EventType) -> None:
    assert event_type_of(view(1, 0, app=app, title=title, url=url)) is event_type


def test_a_field_for_messages_makes_an_unknown_program_a_chat() -> None:
    shown = view(1, 0, [*RAIN, "Message Ada"], app="tattle", title="Ada")
    assert event_type_of(shown) is EventType.CHATTING


def test_a_page_of_prose_is_read() -> None:
    page = [*RAIN, *BREAD] * 3
    shown = view(1, 0, page, title="Rain", url="https://rain.example/all")
    assert event_type_of(shown) is EventType.READING


@pytest.mark.parametrize(
    ("app", "title", "url", "parts"),
    [
        (
            "browser",
            "The fair moves - ada@barn.example - Barnmail",
            "https://mail.barn.example/1",
            TitleParts("The fair moves", "", "Barnmail"),
        ),
        (
            "browser",
            "[BRN-7] Roof leaks - Barn Tracker",
            "https://tracker.barn.example/BRN-7",
            TitleParts("BRN-7: Roof leaks", "", "Barn Tracker"),
        ),
        (
            "browser",
            "Barn Calendar - Week 24",
            "https://calendar.barn.example/24",
            TitleParts("Week 24", "", "Barn Calendar"),
        ),
        (
            "browser",
            "Pipelines - barn-fw - Anvil",
            "https://anvil.barn.example/p",
            TitleParts("Pipelines", "barn-fw", "Anvil"),
        ),
        ("gedit", "notes.txt - Text Editor", None, TitleParts("notes.txt", "", "Text Editor")),
        ("mousepad", "/users/ada/talk.txt", None, TitleParts("talk.txt", "", "")),
        ("xterm", "ada@barn: ~", None, TitleParts("", "", "xterm")),
        ("photos", "", None, TitleParts("", "", "photos")),
    ],
)
def test_title_parts(app: str, title: str, url: str | None, parts: TitleParts) -> None:
    assert title_parts(view(1, 0, app=app, title=title, url=url)) == parts
