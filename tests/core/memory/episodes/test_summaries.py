"""Levels above: word for word from below, dated, spread, and never more than fits."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.ids import ObservationId
from core.memory.episodes.summaries import (
    MOST_EVIDENCE,
    beyond_the_title,
    day_draft,
    is_told,
    month_draft,
    name_of_time,
    spread,
    week_draft,
)
from core.memory_record import Evidence, Level, MemoryDraft, MemoryKind, Role, Statement
from tests.core.memory.episodes.screens import MORNING


def _evidence(*numbers: int) -> tuple[Evidence, ...]:
    return tuple(Evidence(ObservationId(number)) for number in numbers)


def _episode(
    level: Level,
    hours: float,
    title: str,
    lines: Sequence[tuple[str, int]] = (),
    *,
    seen_on: tuple[int, ...] = (1,),
    importance: float = 0.5,
) -> MemoryDraft:
    since = MORNING + timedelta(hours=hours)
    return MemoryDraft(
        kind=MemoryKind.EPISODIC,
        subject_key=f"{level}|{hours}",
        statements=(
            Statement(Role.TITLE, name_of_time(level, since) + title, _evidence(*seen_on)),
            *(Statement(Role.LINE, text, _evidence(number)) for text, number in lines),
        ),
        since=since,
        until=since + timedelta(minutes=50),
        made_by="test",
        importance=importance,
        details={"event_type": "reading"},
        level=level,
    )


def _texts(draft: MemoryDraft) -> list[str]:
    return [one.text for one in draft.statements]


def test_a_day_is_named_by_its_date_and_its_leading_subject() -> None:
    day = day_draft(
        [
            _episode(Level.SESSION, 0, "The roof", [("It leaks.", 1)], importance=0.4),
            _episode(Level.SESSION, 2, "The fair", seen_on=(2, 3), importance=0.9),
            _episode(Level.SESSION, 4, "The ladder", seen_on=(4,), importance=0.3),
        ]
    )
    assert day.subject_key == "day|2026-06-09"
    assert _texts(day) == ["Tuesday 9 June: The fair", "The roof", "It leaks.", "The ladder"]
    assert day.statements[0].evidence == _evidence(2, 3)
    assert (day.since, day.until) == (MORNING, MORNING + timedelta(hours=4, minutes=50))
    assert day.level is Level.DAY
    assert day.details == {"event_type": "reading"}


def test_what_comes_again_leads_a_week_and_rests_on_every_day_of_it() -> None:
    week = week_draft(
        [
            _episode(Level.DAY, 0, "The fair", seen_on=(1,), importance=0.5),
            _episode(Level.DAY, 24, "The roof", seen_on=(2,), importance=0.8),
            _episode(Level.DAY, 48, "The fair", seen_on=(3,), importance=0.5),
        ]
    )
    assert week.subject_key == "week|2026-W24"
    assert _texts(week) == [
        "Week 24: The fair",
        "Tuesday 9 June: The fair",
        "Wednesday 10 June: The roof",
        "Thursday 11 June: The fair",
    ]
    assert week.statements[0].evidence == _evidence(1, 3)


def test_a_month_is_that_of_its_last_child() -> None:
    weeks = [_episode(Level.WEEK, 24 * 7 * n, f"Subject {n}") for n in (-2, 0)]
    month = month_draft(weeks)
    assert month.subject_key == "month|2026-06"
    assert _texts(month)[0].startswith("June 2026: ")


def test_no_more_lines_than_a_level_has_room_for() -> None:
    sessions = [
        _episode(Level.SESSION, n / 2, f"Subject {n}", [(f"Line {n}", n)]) for n in range(20)
    ]
    assert len(day_draft(sessions).statements) == 11
    assert len(month_draft(sessions).statements) == 13


def test_a_week_takes_the_most_telling_line_of_its_days_and_not_the_first() -> None:
    morning = ("Calendar: Week 24, June 2026", 1)
    result = "Chat in #fair, Ada Finch: We agreed to move the fair to Friday {}"
    days = [
        _episode(Level.DAY, 24 * n, f"Subject {n}", [morning, (result.format(n), 10 + n)])
        for n in range(5)
    ]
    week = week_draft(days)
    lines = {one.text: one.evidence for one in week.statements if one.role is Role.LINE}
    for n in range(5):
        assert lines[result.format(n)] == _evidence(10 + n)
    assert morning[0] not in lines


def test_importance_is_a_share() -> None:
    one = day_draft([_episode(Level.SESSION, 0, "The roof")])
    many = day_draft([_episode(Level.SESSION, n, f"The roof {n} of Finch") for n in range(15)])
    assert 0 < one.importance < many.importance <= 1


def test_what_only_the_user_says_stays_below() -> None:
    grounded = _episode(Level.SESSION, 0, "The roof", importance=0.1)
    bare = _episode(Level.SESSION, 1, "My own word", seen_on=(), importance=0.9)
    assert _texts(day_draft([grounded, bare])) == ["Tuesday 9 June: The roof"]


def test_a_text_within_another_is_told() -> None:
    assert is_told("We move the fair.", ["Chat in #fair: We move the fair"])
    assert is_told("Reading The roof of the barn on Barnwiki", ["The roof of the barn"])
    assert is_told("Mail from Ada Finch: “The roof”", ["The roof"])
    assert not is_told("We move the roof.", ["Chat in #fair: We move the fair"])


@given(st.lists(st.integers(1, 500), max_size=40, unique=True))
def test_spread_keeps_the_ends_and_the_order(numbers: list[int]) -> None:
    pieces = _evidence(*numbers)
    kept = spread(pieces)
    assert len(kept) == min(len(pieces), MOST_EVIDENCE)
    assert list(kept) == [one for one in pieces if one in kept]
    if pieces:
        assert (kept[0], kept[-1]) == (pieces[0], pieces[-1])


def test_a_day_names_its_subjects_each_on_its_own_frames() -> None:
    named = [
        Statement(Role.SUBJECT, "Roof plan", _evidence(1)),
        Statement(Role.SUBJECT, "Seed list", _evidence(2)),
    ]
    day = day_draft([_episode(Level.SESSION, 0, "Working on Roof plan")], named)
    assert [(one.role, one.text, one.evidence) for one in day.statements[:2]] == [
        (Role.TITLE, "Tuesday 9 June: Roof plan", _evidence(1)),
        (Role.SUBJECT, "Seed list", _evidence(2)),
    ]
    assert "Working on Roof plan" not in _texts(day)


def test_a_line_says_only_what_its_title_did_not() -> None:
    lines = [
        Statement(Role.LINE, "Ada: We move the fair. The tent stays here.", _evidence(1)),
        Statement(Role.LINE, "Ada: We move the fair. Yes.", _evidence(2)),
        Statement(Role.LINE, "Bo: Nobody minds the rain.", _evidence(3)),
    ]
    kept = beyond_the_title(lines, "Chat in #fair, Ada: We move the fair")
    assert [one.text for one in kept] == ["Ada: The tent stays here.", "Bo: Nobody minds the rain."]
    assert kept[0].evidence == _evidence(1)
