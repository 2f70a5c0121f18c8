"""The heading of a page, and titles without the names of sites and programs."""

import pytest

from core.memory.resources.heading import page_heading, short_title
from tests.core.memory.resources.screens import column, line, screen


@pytest.mark.parametrize(
    ("title", "app", "url", "short"),
    [
        ("Green chairs - Chair Shop", "firefox", "https://chairshop.example/green", "Green chairs"),
        ("Tides | Harbour Office", "firefox", "https://ho.example/tides", "Tides"),
        ("plan.odt - LibreOffice Writer", "soffice", None, "plan.odt"),
        ("Hello - kim@home.example - Postbox", "firefox", "https://m.example/1", "Hello"),
        ("Calendar - March 2026, week 13", "calendar", None, "Calendar - March 2026, week 13"),
        ("Chairs", "firefox", "https://chairs.example", "Chairs"),
    ],
)
def test_short_titles(title: str, app: str, url: str | None, short: str) -> None:
    assert short_title(screen([line("Some text")], title=title, app=app, url=url)) == short


def test_the_heading_on_the_page_tells_where_the_title_ends() -> None:
    lines = [line("Tides - and how they work", 300, 150, 36), *column(["Some text"])]
    view = screen(lines, title="Tides - and how they work - Pond", url="https://x.example")
    assert short_title(view) == "Tides - and how they work"
    assert page_heading(view) == 0


def test_tabs_side_bars_and_chrome_are_no_headings() -> None:
    lines = [
        line("Green chairs for the small ga...", 20, 10, 20),
        line("Green chairs for the small garden", 20, 400, 18),
        line("Green chairs for the small garden", 300, 150, 36),
        *column(["Some text", "More text", "Much more text"]),
    ]
    title = "Green chairs for the small garden - Shop"
    assert page_heading(screen(lines, title=title)) == 2
    assert page_heading(screen(lines, title=title, chrome=frozenset({2}))) == 1
    assert page_heading(screen(lines[:1], title=title)) is None
