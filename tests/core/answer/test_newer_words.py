"""A value that a later mail overtakes is told as it is now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.answer.ask import Question, ask
from core.ingest.ingest import store_observation
from core.ingest.work import work_off
from core.observation import Box, Observation, Source, TextLine, WindowContext
from core.store.store import Store
from tests.core.store.fresh_store import new_home, open_store

SEEN = datetime(2031, 6, 2, 10, 30, tzinfo=UTC)
FIRST = (
    ("From Ada Holm <ada@holm.example>", 100),
    ("Our roofer will lay the slates on Friday 6 June at 08:30.", 160),
    ("Kind regards, Ada", 200),
)
REPLY = (
    ("From Ada Holm <ada@holm.example>", 100),
    ("I am sorry, his van broke down. He can be with you on Monday 16 June, same hour.", 160),
    ("Ada Holm · Slates and Gutters · office open Mon to Fri, 8 to 16", 230),
    ("On 2 June 2031 at 10:04, Ada Holm wrote:", 290),
    ("Our roofer will lay the slates on Friday 6 June at 08:30.", 312),
)
AGREED = (
    ("From Ada Holm <ada@holm.example>", 100),
    ("Friday 6 June it is, and the bill will be with you on Monday 16 June.", 160),
    ("On 2 June 2031 at 10:04, Ada Holm wrote:", 290),
    ("Our roofer will lay the slates on Friday 6 June at 08:30.", 312),
)


def _show(store: Store, rows: tuple[tuple[str, int], ...], title: str, hours: int) -> None:
    lines = tuple(TextLine(text, Box(600, top, 8 * len(text), 18), 0.99) for text, top in rows)
    store_observation(
        store,
        Observation(
            source=Source.SCREEN,
            at=SEEN + timedelta(hours=hours),
            monitor=1,
            window=WindowContext("post", f"{title} - Post"),
            lines=lines,
            picture=None,
            content_hash=bytes([hours]) * 16,
        ),
    )


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[Store]:
    store = open_store(new_home(tmp_path))
    _show(store, FIRST, "The slates", hours=0)
    _show(store, REPLY, "Re: The slates", hours=26)
    work_off(store, None)
    yield store
    store.close()


def test_what_a_mail_says_overtakes_what_it_quotes(mails: Store) -> None:
    asked = Question("When will the roofer lay the slates?", SEEN + timedelta(days=3))
    answer = ask(mails, None, asked)
    assert "16 June" in answer.short
    assert "Mon to Fri" not in answer.short
    assert [one.title for one in answer.citations][:1] == ["Re: The slates - Post"]


def test_what_a_mail_agrees_to_is_not_overtaken_by_another_date_in_it(tmp_path: Path) -> None:
    store = open_store(new_home(tmp_path))
    _show(store, FIRST, "The slates", hours=0)
    _show(store, AGREED, "Re: The slates", hours=26)
    work_off(store, None)
    asked = Question("When will the roofer lay the slates?", SEEN + timedelta(days=3))
    answer = ask(store, None, asked)
    store.close()
    assert "6 June" in answer.short
    assert "16 June" not in answer.short
