"""What the user does not want to see is left out before anything is searched."""

import pytest

from core.answer.hidden_apps import is_meant, shown_memories, without_hidden_apps
from core.memory_record import Evidence, Memory, MemoryDraft, MemoryKind, Role, Statement
from core.observation import WindowContext
from core.store.memory_changes import Cause
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, moment, page


@pytest.mark.parametrize(
    ("app", "said"),
    [
        ("slack", "slack"),
        ("Slack", "Slack"),
        ("slack.exe", "slack"),
        ("signal-desktop", "signal"),
        ("ms-teams", "teams"),
        ("msteams", "teams"),
        ("code", "vs code"),
        ("org.gnome.Nautilus", "nautilus"),
        ("WhatsApp", "whats app"),
    ],
)
def test_a_program_is_known_by_what_people_call_it(app: str, said: str) -> None:
    assert is_meant(app, said)


@pytest.mark.parametrize(
    ("app", "said"),
    [("firefox", "x"), ("slack", "slacker"), ("mail", ""), ("", "mail")],
)
def test_other_programs_are_not_meant(app: str, said: str) -> None:
    assert not is_meant(app, said)


def test_nothing_hidden_narrows_nothing(memory: DrawnMemory) -> None:
    wanted = ObservationFilter(app="mail")
    assert without_hidden_apps(memory.store, wanted, ()) is wanted
    assert not wanted.hides


def test_the_filter_keeps_out_programs_and_pages(memory: DrawnMemory) -> None:
    seen = [
        memory.show(moment(8, "09:00"), page("one"), app="Slack", title="a"),
        memory.show(
            moment(8, "09:10"), page("two"), app="firefox", url="https://app.slack.com/client"
        ),
        memory.show(moment(8, "09:20"), page("three"), app="firefox", url="https://slack.com"),
        memory.show(
            moment(8, "09:30"), page("four"), app="firefox", url="https://slackers.example"
        ),
        memory.show(moment(8, "09:40"), page("five"), app="mail", title="about slack"),
    ]
    wanted = without_hidden_apps(memory.store, ObservationFilter(), ("slack",))
    shown = {one.id for one in memory.store.observations.matching(wanted)}
    assert shown == set(seen[3:])
    for frame in memory.store.observations.get_many(seen).values():
        assert wanted.shows(frame.window) == (frame.id in shown)
    assert wanted.shows(WindowContext("mail", "no address"))


def fact(memory: DrawnMemory, *places: int) -> Memory:
    """A fact whose value stands on the frames shown so far, by their number."""
    ids = sorted(memory.store.observations.ids_matching(ObservationFilter()))
    evidence = tuple(Evidence(ids[place], (0,)) for place in places)
    roles = (Role.TITLE, Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.LINE)
    draft = MemoryDraft(
        MemoryKind.SEMANTIC,
        "rent",
        tuple(Statement(role, f"{role} of the rent", evidence) for role in roles),
        moment(8, "09:00"),
        moment(8, "09:00"),
        "rule",
    )
    made = memory.store.changes.add(draft, Cause("rule", "seen", moment(8, "09:00")))
    return memory.store.memories.get(made)


def test_a_memory_is_used_as_far_as_its_frames_may_be_seen(memory: DrawnMemory) -> None:
    memory.show(moment(8, "09:00"), page("rent"), app="slack")
    mail = memory.show(moment(8, "09:10"), page("rent"), app="mail")
    wanted = without_hidden_apps(memory.store, ObservationFilter(), ("slack",))
    hidden, both = fact(memory, 0), fact(memory, 0, 1)
    assert shown_memories(memory.store, ObservationFilter(), [hidden, both]) == [hidden, both]
    (shown,) = shown_memories(memory.store, wanted, [hidden, both])
    assert (shown.id, shown.evidence) == (both.id, (mail,))
