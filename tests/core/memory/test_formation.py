"""Memories formed by rules: episodes that end, resources that are met again."""

import random

import pytest

from core.ingest.ingest import store_observation
from core.memory.formation import EPISODE_ENDS_AFTER, MADE_BY, form_memories, telling_text
from core.store.memory_store import Memory, MemoryKind
from core.store.store import Store
from tests.core.store.fresh_store import after, lines_of, seen

TEXT = "the harbour board moved the launch to Friday"


def _show(store: Store, *frames: tuple[float, str], title: str = "Notes", url: str = "") -> None:
    for minute, text in frames:
        store_observation(store, seen(text, at=after(minute), title=title, url=url or None))


def _form(store: Store, kind: MemoryKind) -> list[Memory]:
    form_memories(store, 1000)
    return sorted(store.memories.list(kind), key=lambda memory: memory.since)


def test_one_window_looked_at_without_a_break_is_one_episode(store: Store) -> None:
    _show(store, (0, "a"), (4, "b"), (9, TEXT))
    (episode,) = _form(store, MemoryKind.EPISODIC)
    assert (episode.since, episode.until, episode.evidence) == (after(0), after(9), (1, 2, 3))
    assert (episode.title, episode.summary, episode.made_by) == ("Notes", TEXT, MADE_BY)


def test_an_episode_ends_after_a_gap(store: Store) -> None:
    gap = EPISODE_ENDS_AFTER.total_seconds() / 60
    _show(store, (0, "a"), (gap, "b"), (2 * gap + 0.1, "c"))
    assert [e.evidence for e in _form(store, MemoryKind.EPISODIC)] == [(1, 2), (3,)]


@pytest.mark.parametrize(
    "other", [{"title": "Mail"}, {"app": "browser"}, {"monitor": 2}], ids=["title", "app", "screen"]
)
def test_another_window_is_another_episode(store: Store, other: dict[str, str]) -> None:
    _show(store, (0, "a"))
    store_observation(store, seen("b", at=after(1), **other))  # type: ignore[arg-type]
    assert len(_form(store, MemoryKind.EPISODIC)) == 2


def test_unread_counters_do_not_begin_a_new_episode(store: Store) -> None:
    _show(store, (0, "a"), title="(1) Inbox")
    _show(store, (1, "b"), title="(2) Inbox")
    (episode,) = _form(store, MemoryKind.EPISODIC)
    assert episode.title == "Inbox"


def test_the_order_of_formation_does_not_matter(store: Store) -> None:
    """Imported late, an old frame joins the episode of its own time, not the newest one."""
    minutes = [0, 3, 6, 100, 104, 300]
    for place in random.Random(3).sample(range(len(minutes)), len(minutes)):
        _show(store, (minutes[place], f"frame {place}"), url="https://a.example")
        form_memories(store, 10)
    episodes = _form(store, MemoryKind.EPISODIC)
    assert [(e.since, e.until) for e in episodes] == [
        (after(0), after(6)),
        (after(100), after(104)),
        (after(300), after(300)),
    ]
    assert [len(episode.evidence) for episode in episodes] == [3, 2, 1]
    (page,) = _form(store, MemoryKind.RESOURCE)
    assert (page.since, page.until, len(page.evidence)) == (after(0), after(300), 6)


def test_a_page_is_one_resource_however_often_it_is_seen(store: Store) -> None:
    _show(store, (0, TEXT), title="Launch", url="https://a.example/x")
    _show(store, (600, "short"), title="Launch (new)", url="https://a.example/x")
    _show(store, (601, "other"), title="Launch", url="https://a.example/y")
    first, second = _form(store, MemoryKind.RESOURCE)
    assert (first.subject_key, first.evidence) == ("https://a.example/x", (1, 2))
    assert first.summary == TEXT  # a frame that says nothing does not wipe what is known
    assert second.evidence == (3,)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Budget 2026.xlsx - LibreOffice Calc", "Budget 2026.xlsx"),
        ("● notes.md - quay - Visual Studio Code", "notes.md"),
        ("/docs/plan.PDF", "plan.PDF"),
        ("C:\\docs\\plan.docx (read only)", "plan.docx"),
    ],
)
def test_a_document_is_known_by_its_name(store: Store, title: str, key: str) -> None:
    _show(store, (0, "a"), title=title)
    (document,) = _form(store, MemoryKind.RESOURCE)
    assert document.subject_key == key


@pytest.mark.parametrize("title", ["Notes", "alarm.py - code", "a.mdx", "pdf"])
def test_a_window_without_address_or_document_is_no_resource(store: Store, title: str) -> None:
    _show(store, (0, "a"), title=title)
    assert _form(store, MemoryKind.RESOURCE) == []


def test_formation_goes_on_where_it_stopped(store: Store) -> None:
    _show(store, *((minute, f"frame {minute}") for minute in range(0, 50, 10)))
    assert form_memories(store, 2) == 2
    assert store.memories.waiting_count() == 3
    assert form_memories(store, 9) == 3
    assert form_memories(store, 9) == 0
    assert len(store.memories.list()) == 5


def test_a_formation_cut_short_is_done_again_from_the_start(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _show(store, (0, TEXT), url="https://a.example")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("core.memory.formation._join_resource", power_cut)
        with pytest.raises(KeyboardInterrupt):
            form_memories(store, 9)
    assert store.memories.list() == []
    assert store.memories.waiting_count() == 1
    assert form_memories(store, 9) == 1
    assert len(store.memories.list()) == 2


def test_the_telling_text_is_the_longest_running_text_in_reading_order() -> None:
    assert telling_text(lines_of("File", "Edit"), "") == ""
    assert telling_text(lines_of("one two three four"), "") == "one two three four"
    assert telling_text((), "") == ""
