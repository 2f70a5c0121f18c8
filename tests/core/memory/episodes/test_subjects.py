"""What a day is named for: its documents and tickets, by time and by what is new."""

from core.memory.episodes.segmentation import cut_into_segments
from core.memory.episodes.subjects import Subject, names_of, subjects_of
from core.memory.view import View
from core.memory_record import Evidence, Role
from tests.core.memory.episodes.screens import RAIN, column, line, view

PAGE = "https://wiki.example/p"


def _subjects(*views: View, led_before: tuple[str, ...] = ()) -> list[Subject]:
    segments = cut_into_segments(views, {})
    return subjects_of(segments, [1.0] * len(segments), led_before)


def test_the_longest_leads_and_calendars_count_little() -> None:
    found = _subjects(
        view(1, 0, title="Calendar - June 2026", app="gnome-calendar", seconds=120),
        view(2, 3, RAIN, title="Roof plan - Barnwiki", url=PAGE, seconds=90),
        view(3, 6, RAIN, title="[BARN-12] Gutter leaks - Barntracker", url=PAGE, seconds=200),
    )
    assert [one.name for one in found] == ["BARN-12: Gutter leaks", "Roof plan", "June 2026"]


def test_what_led_the_days_before_is_less_telling() -> None:
    views = (
        view(1, 0, RAIN, title="Roof plan - Barnwiki", url=PAGE, seconds=120),
        view(2, 3, RAIN, title="Seed list - Barnwiki", url=PAGE, seconds=90),
    )
    assert _subjects(*views)[0].name == "Roof plan"
    assert _subjects(*views, led_before=("Roof plan",))[0].name == "Seed list"


def test_talk_mailboxes_and_prompts_are_no_subjects() -> None:
    assert (
        _subjects(
            view(1, 0, RAIN, app="signal", title="Ada"),
            view(2, 3, app="tattle", title="#fair"),
            view(3, 6, title="Inbox (3) - Barnmail", url="https://mail.barn.example/"),
            view(4, 9, app="xterm", title="ada@barn: ~"),
        )
        == []
    )


def test_a_paper_is_named_by_its_heading_on_the_views_that_show_it() -> None:
    title = line("Rain on barn roofs and how to measure it", 200, height=40)
    whole = view(1, 0, [title, *column(RAIN, top=300)], app="evince", title="finch-2024.pdf")
    scrolled = view(2, 0.5, RAIN, app="evince", title="finch-2024.pdf")
    (found,) = _subjects(whole, scrolled)
    assert found.name == "Rain on barn roofs and how to measure it"
    assert found.evidence == whole.evidence()


def test_only_what_had_a_fair_share_is_named() -> None:
    piece = (Evidence(view(1, 0).observation.id),)
    weights = (100.0, 60.0, 10.0, 9.0)
    named = names_of([Subject(f"Roof {n}", n, piece) for n in weights])
    assert [(one.role, one.text) for one in named] == [
        (Role.SUBJECT, "Roof 100.0"),
        (Role.SUBJECT, "Roof 60.0"),
    ]
    assert names_of([]) == []
