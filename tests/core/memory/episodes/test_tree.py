"""The tree of a day: every statement is carried whole by each view that it cites."""

from dataclasses import replace
from datetime import timedelta

from core.ids import MemoryId
from core.memory.episodes.segmentation import cut_into_segments
from core.memory.episodes.telling_lines import key_of
from core.memory.episodes.tree import DayTree, day_tree, month_tree, segment_drafts, week_tree
from core.memory.view import View
from core.memory_record import Level, Memory, MemoryDraft, Role, Status
from tests.core.memory.episodes.screens import BREAD, MORNING, RAIN, view

# What titles say in words of our own.
_OUR_WORDS = frozenset(
    """mail from chat in with reading on working calendar meeting the terminal tuesday 9
    june""".split()
)


def _day() -> list[View]:
    return [
        view(1, 0, ["Bram Vos <bram@cells.example>", *RAIN], app="thunderbird", title="Cells"),
        view(
            2, 3, ["We move the fair to 3 October.", "Message #fair"], app="tattle", title="#fair"
        ),
        view(3, 4, BREAD, title="Bread - Kitchen", url="https://kitchen.example/b", seconds=90),
        view(4, 4, RAIN, app="evince", title="rain.pdf", monitor=2, seconds=300),
        view(5, 90, ["ada@barn:~$ make seeds"], app="xterm", title="ada@barn: ~"),
    ]


def _drafts(tree: DayTree) -> list[MemoryDraft]:
    drafts = [tree.day]
    for node in tree.sessions:
        drafts += [node.draft, *node.segments]
    return drafts


def test_the_tree_covers_the_day() -> None:
    tree = day_tree(_day(), {})
    assert [len(node.segments) for node in tree.sessions] == [4, 1]
    assert (tree.day.since, tree.day.until) == (MORNING, MORNING + timedelta(minutes=90.5))
    assert {draft.level for draft in _drafts(tree)} == {Level.DAY, Level.SESSION, Level.SEGMENT}
    for draft in _drafts(tree):
        assert [one.role for one in draft.statements].count(Role.TITLE) == 1
        assert draft.statements[0].role is Role.TITLE
        assert 0 < draft.importance <= 1
        assert draft.made_by == "rules v2"


def test_every_view_cited_carries_the_whole_statement() -> None:
    views = {one.observation.id: one for one in _day()}
    for draft in _drafts(day_tree(list(views.values()), {})):
        for statement in draft.statements:
            assert statement.evidence
            for piece in statement.evidence:
                shown = views[piece.observation_id]
                numbers = piece.line_numbers or range(len(shown.lines))
                window = shown.observation.window
                seen = " ".join(shown.lines[number].text for number in numbers)
                if not piece.line_numbers:
                    seen += f" {window.title} {window.app}"
                missing = set(key_of(statement.text).split()) - set(key_of(seen).split())
                assert missing <= _OUR_WORDS, statement.text


def test_keys_hold_times_and_no_text() -> None:
    keys = {draft.subject_key for draft in _drafts(day_tree(_day(), {}))}
    assert "day|2026-06-09" in keys
    assert "segment|2|1780988640000000" in keys
    assert "session|1780988400000000" in keys
    assert not any(word in key for key in keys for word in ("fair", "rain", "Bram"))


def test_the_screen_beside_the_work_does_not_name_the_sitting() -> None:
    sitting = day_tree(_day(), {}).sessions[0].draft
    title = sitting.statements[0].text
    assert title != "Reading rain.pdf"
    assert any("rain.pdf" in one.text for one in sitting.statements)


def test_a_day_without_readable_text_still_has_its_tree() -> None:
    tree = day_tree(
        [view(1, 0, app="photos", title="Barn roof"), view(2, 40, app="", title="")], {}
    )
    assert [node.draft.statements[0].text for node in tree.sessions] == [
        "Barn roof in Photos",
        "A screen without a title",
    ]
    assert tree.day.statements[0].text.startswith("Tuesday 9 June: ")


def test_lengths_are_kept() -> None:
    views = [view(n, 3 * n, BREAD, app=f"app{n}", title=f"Title {n}") for n in range(30)]
    tree = day_tree(views, {})
    assert len(tree.day.statements) <= 11
    assert all(len(node.draft.statements) <= 7 for node in tree.sessions)
    assert all(len(one.statements) <= 5 for node in tree.sessions for one in node.segments)


def test_segments_can_be_told_without_their_day() -> None:
    segments = cut_into_segments(_day()[:1], {})
    (draft,) = segment_drafts(segments)
    assert draft.statements[0].text == "Mail from Bram Vos: Cells"
    assert draft.details == {"event_type": "mail"}
    assert len(draft.statements) > 1


def test_weeks_and_months_are_made_from_stored_days_in_any_order() -> None:
    first = _stored(day_tree(_day(), {}).day, 1)
    later = [
        replace(
            one,
            observation=replace(
                one.observation,
                at=one.observation.at + _A_DAY,
                until=one.observation.until + _A_DAY,
            ),
        )
        for one in _day()
    ]
    second = _stored(day_tree(later, {}).day, 2)
    week = week_tree([second, first])
    assert (week.subject_key, week.since, week.until) == (
        "week|2026-W24",
        first.since,
        second.until,
    )
    assert any(one.text.startswith("Wednesday 10 June: ") for one in week.statements)
    month = month_tree([second, first])
    assert (month.subject_key, month.level) == ("month|2026-06", Level.MONTH)


_A_DAY = timedelta(days=1)


def _stored(draft: MemoryDraft, number: int) -> Memory:
    return Memory(
        id=MemoryId(number),
        kind=draft.kind,
        subject_key=draft.subject_key,
        statements=draft.statements,
        since=draft.since,
        until=draft.until,
        valid_until=None,
        made_by=draft.made_by,
        importance=draft.importance,
        confidence=draft.confidence,
        details=draft.details,
        level=draft.level,
        parent_id=None,
        status=Status.ACTIVE,
        superseded_by=None,
        is_pinned=False,
        version=1,
        created_at=draft.since,
        updated_at=draft.since,
    )
