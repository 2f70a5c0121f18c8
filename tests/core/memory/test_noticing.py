"""What is noticed of frames, on a real store: names with whom they mean, and habits."""

from core.entity_record import EntityKind
from core.ids import ObservationId
from core.memory.noticing import notice, seen_through
from core.memory.view import View, view_of
from core.memory_record import USER
from core.store.store import Store
from tests.core.store.fresh_store import after, seen

PERSON = EntityKind.PERSON


def _frame(store: Store, *texts: str, minute: float = 0, title: str = "Notes") -> ObservationId:
    return store.observations.add(seen(*texts, at=after(minute), title=title, app="mail"), None)


def _notice(store: Store, frame: ObservationId) -> View:
    with store.transaction():
        return notice(store, store.observations.get(frame), store.observations.lines(frame))


def _see(store: Store, *texts: str, minute: float = 0, title: str = "Notes") -> View:
    return _notice(store, _frame(store, *texts, minute=minute, title=title))


def _people(store: Store) -> list[set[str]]:
    found = store.entities.matching(PERSON)
    return [{alias.name for alias in entity.aliases} for entity in found]


def test_all_names_of_a_person_come_together(store: Store) -> None:
    _see(store, "From: Ilse Brandt <ilse.brandt@harbour.example>", minute=0)
    _see(store, "Assignee: I. Brandt", minute=1)
    _see(store, "Dear Ms Brandt,", minute=2)
    _see(store, "I asked Ilse: she has the key.", minute=3)
    assert _people(store) == [
        {"Ilse Brandt", "ilse.brandt@harbour.example", "I. Brandt", "Brandt", "Ilse"}
    ]
    assert store.entities.matching(PERSON)[0].name == "Ilse Brandt"


def test_a_first_name_that_two_bear_is_nobodys(store: Store) -> None:
    _see(store, "Ilse Brandt <ilse.brandt@harbour.example>", minute=0)
    _see(store, "Ilse Moor <ilse.moor@harbour.example>", minute=1)
    _see(store, "Present: Ilse and Tove", minute=2)
    assert {frozenset(names) for names in _people(store)} == {
        frozenset({"Ilse Brandt", "ilse.brandt@harbour.example"}),
        frozenset({"Ilse Moor", "ilse.moor@harbour.example"}),
        frozenset({"Tove"}),
    }


def test_a_first_name_known_alone_gets_its_surname(store: Store) -> None:
    _see(store, "Present: Ilse and Tove", minute=0)
    _see(store, "Ilse Brandt <ilse.brandt@harbour.example>", minute=1)
    assert {"Ilse", "Ilse Brandt", "ilse.brandt@harbour.example"} in _people(store)


def test_an_address_that_was_somebody_joins_its_name(store: Store) -> None:
    _see(store, "write to ib77@harbour.example today", minute=0)
    _see(store, "Ilse Brandt <ib77@harbour.example>", minute=1)
    assert _people(store) == [{"Ilse Brandt", "ib77@harbour.example"}]


def test_what_the_user_split_stays_split(store: Store) -> None:
    _see(store, "Ilse Brandt <ilse.brandt@harbour.example>", minute=0)
    _see(store, "Present: Ilse and Tove", minute=1)
    ilse = store.entities.with_key(PERSON, "ilse")
    assert ilse is not None
    short = next(one for one in store.entities.get(ilse).aliases if one.key == "ilse")
    other = store.entities.split(ilse, [short.id], USER, after(2))
    _see(store, "Present: Ilse and Tove", "again", minute=3)
    assert store.entities.with_key(PERSON, "ilse") == other
    assert store.entities.get(other).aliases[0].frames == 2


def test_a_frame_that_is_read_again_changes_nothing(store: Store) -> None:
    frame = _frame(store, "Archive", "Ilse Brandt <ilse.brandt@harbour.example>")
    _notice(store, frame)
    before = (_people(store), store.habits.of_place("mail", ["archive"]))
    _notice(store, frame)
    assert (_people(store), store.habits.of_place("mail", ["archive"])) == before


def test_a_sidebar_is_learned_within_a_few_titles_and_names_nobody_then(store: Store) -> None:
    for minute, title in enumerate(("A", "B", "C")):
        view = _see(store, "Members", "Ilse Brandt", "Tove Olsen", minute=minute, title=title)
    assert {view.lines[number].text for number in view.chrome} >= {"Ilse Brandt", "Tove Olsen"}
    assert seen_through(store, view).chrome == view.chrome


def test_a_note_that_stays_on_the_screen_is_never_boilerplate(store: Store) -> None:
    for minute in range(8):
        view = _see(store, "Members", "Ilse Brandt", f"line {minute}", minute=minute)
    assert view.chrome == frozenset()


def test_asking_for_boilerplate_counts_nothing(store: Store) -> None:
    frame = _frame(store, "Archive")
    for _ in range(4):
        seen_through(store, view_of(store.observations.get(frame), store.observations.lines(frame)))
    assert store.habits.of_place("mail", ["archive"]) == {}


def test_a_frame_without_its_text_keeps_its_names(store: Store) -> None:
    frame = _frame(store, "Ilse Brandt <ilse.brandt@harbour.example>")
    _notice(store, frame)
    store.layers.drop_detail(frame, "older than you keep it", after(9))
    _notice(store, frame)
    assert _people(store) == [{"Ilse Brandt", "ilse.brandt@harbour.example"}]


def test_what_was_forgotten_leaves_no_name(store: Store) -> None:
    frame = _frame(store, "Ilse Brandt <ilse.brandt@harbour.example>")
    _notice(store, frame)
    store.forgetting.forget([frame])
    assert store.entities.count() == 0
