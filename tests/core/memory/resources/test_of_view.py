"""What counts as a resource, how it is known again, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.resources.of_view import merged_pages, resource_in
from core.memory_record import MemoryKind, Role
from core.observation import TextLine
from tests.core.memory.resources.screens import column, line, screen, texts

LEAD = "Beavers came back to the river last spring and built two dams near the old mill."
NEXT = "Farmers upstream fear for their meadows, yet the water board is calm."
MAIL_BODY = "thank you for the offer, we would like to order three of them in green."


def article() -> list[TextLine]:
    return [
        line("Beavers are back - River News x", 20, 10, 18),
        line("Home", 300, 100),
        line("Beavers are back in the river", 300, 150, 36),
        line("By Anna Lindqvist · 3 March 2026", 300, 200),
        line(LEAD, 300, 240),
        line(NEXT, 300, 300),
        line("Most read", 1300, 200),
        line("Seven new ways to cook the humble spring leek for guests", 1300, 240),
    ]


def test_a_page_is_known_by_its_address_and_told_by_its_lead() -> None:
    view = screen(
        article(),
        title="Beavers are back - River News — Mozilla Firefox",
        url="https://www.rivernews.example/2026/beavers/?utm_source=mail#top",
    )
    draft = resource_in(view)
    assert draft is not None
    assert draft.kind is MemoryKind.RESOURCE
    assert draft.subject_key == "https://rivernews.example/2026/beavers"
    assert texts(draft, Role.TITLE) == ["Beavers are back in the river"]
    assert texts(draft, Role.AUTHOR) == ["Anna Lindqvist"]
    assert texts(draft, Role.LINE) == [LEAD, NEXT]
    assert draft.details == {
        "resource_kind": "article",
        "dwell_s": 60,
        "times_seen": 1,
        "pages_read": "",
    }


def test_each_line_rests_on_the_lines_that_show_it() -> None:
    draft = resource_in(screen(article(), title="Beavers are back", url="https://r.example/b"))
    assert draft is not None
    shown = {one.text: one.evidence[0].line_numbers for one in draft.statements}
    assert shown[LEAD] == (4,)
    assert shown["Anna Lindqvist"] == (3,)


@pytest.mark.parametrize(
    ("title", "app", "url"),
    [
        ("New Tab", "chromium", "chrome://newtab/"),
        ("beavers - Search", "firefox", "https://duckduckgo.com/?q=beavers"),
        ("beavers", "firefox", "https://www.google.com/search?q=beavers"),
        ("Sign in - Bank", "firefox", "https://bank.example/login"),
        ("Inbox (3)", "firefox", "https://mail.example.com/inbox"),
        ("#garden - Chat", "slack", None),
        ("kim@desk: ~", "xterm", None),
        ("Desktop", "gnome-shell", None),
        ("Weekly call - Meet", "chromium", "https://meet.example.com/abc"),
        ("", "", None),
    ],
)
def test_what_is_no_resource(title: str, app: str, url: str | None) -> None:
    assert resource_in(screen(article()[3:], title=title, app=app, url=url)) is None


@pytest.mark.parametrize(
    ("title", "app", "url", "key", "kind"),
    [
        ("tides.pdf", "evince", None, "file:tides.pdf", "pdf"),
        (
            "tides.pdf - Chromium",
            "chromium",
            "file:///srv/plans/tides.pdf",
            "file:tides.pdf",
            "pdf",
        ),
        ("Budget.ods - LibreOffice Calc", "libreoffice", None, "file:budget.ods", "spreadsheet"),
        ("● lamp.c - firmware - Codepad", "codepad", None, "file:firmware/lamp.c", "code"),
        ("vim notes.md", "xterm", None, "file:notes.md", "document"),
        (
            "Re: Green chairs - Mozilla Thunderbird",
            "thunderbird",
            None,
            "mail:green chairs",
            "mail",
        ),
        (
            "Green chairs - kim@home.example - Postbox",
            "firefox",
            "https://mail.home.example/inbox/7",
            "mail:green chairs",
            "mail",
        ),
        (
            "kim/lamp",
            "firefox",
            "https://github.com/kim/lamp/",
            "https://github.com/kim/lamp",
            "repository",
        ),
        (
            "Beavers - YouTube",
            "firefox",
            "https://youtube.com/watch?v=a1&si=x",
            "https://youtube.com/watch?v=a1",
            "video",
        ),
    ],
)
def test_keys_and_kinds(title: str, app: str, url: str | None, key: str, kind: str) -> None:
    draft = resource_in(screen([line("Some text")], title=title, app=app, url=url))
    assert draft is not None
    assert draft.subject_key == key
    assert draft.details["resource_kind"] == kind


def test_a_paper_is_called_by_its_heading_and_names_its_authors() -> None:
    lines = [
        line("1/12", 900, 40),
        line("Tides and clay in shallow harbours", 300, 150, 36),
        line("M. Osei and Clara Brandt · Journal of Mud 4 (2025), 1-9", 300, 200),
        *column([LEAD], top=260),
    ]
    draft = resource_in(screen(lines, title="osei2025.pdf", app="evince"))
    assert draft is not None
    assert texts(draft, Role.TITLE) == ["Tides and clay in shallow harbours"]
    assert texts(draft, Role.AUTHOR) == ["M. Osei", "Clara Brandt"]
    assert draft.details["pages_read"] == "1"


@pytest.mark.parametrize("shown", ["3 / 12", "Page 3 of 12", "S. 3 von 12", "[paper (3/12)]"])
def test_page_numbers_as_viewers_show_them(shown: str) -> None:
    draft = resource_in(screen([line(shown)], title="a.pdf", app="okular"))
    assert draft is not None
    assert draft.details["pages_read"] == "3"


def test_a_mail_names_its_sender() -> None:
    lines = [
        line("Green chairs", 600, 150, 28),
        line("Bruno Maat <bruno@maat.example>", 660, 190),
        line("to me · Mon 2 Mar 2026, 08:00", 660, 214),
        line(MAIL_BODY, 600, 260),
    ]
    title = "Green chairs - kim@home.example - Postbox"
    draft = resource_in(screen(lines, title=title, url="https://mail.home.example/inbox/7"))
    assert draft is not None
    assert texts(draft, Role.AUTHOR) == ["Bruno Maat"]
    assert texts(draft, Role.LINE) == [MAIL_BODY]


def test_chrome_is_never_quoted() -> None:
    view = screen(article(), title="Beavers are back", url="https://r.example/b")
    hidden = screen(
        article(), title="Beavers are back", url="https://r.example/b", chrome=frozenset({4})
    )
    shown, rest = resource_in(view), resource_in(hidden)
    assert shown is not None
    assert rest is not None
    assert LEAD in texts(shown, Role.LINE)
    assert LEAD not in texts(rest, Role.LINE)


def test_pages_read_are_joined() -> None:
    assert merged_pages("1-3", "5") == "1-3,5"
    assert merged_pages("1-3,5", "4") == "1-5"
    assert merged_pages("", "2") == "2"
    assert merged_pages("", "") == ""


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_joining_pages_keeps_every_page_whatever_the_order(one: set[int], other: set[int]) -> None:
    first, second = merged_pages(",".join(map(str, one)), ""), ",".join(map(str, other))
    assert merged_pages(first, second) == merged_pages(second, first)
    assert merged_pages(merged_pages(first, second), second) == merged_pages(first, second)
    assert merged_pages(first, second) == merged_pages("", ",".join(map(str, one | other)))


@given(st.lists(st.text(max_size=80), max_size=10), st.text(max_size=60))
def test_any_text_is_read_without_error(strange: list[str], title: str) -> None:
    resource_in(screen(column(strange), title=title, url="https://a.example/b"))
    resource_in(screen(column(strange), title=title, app="thunderbird"))
    resource_in(screen(column(strange), title=f"{title}.pdf", app="evince"))
