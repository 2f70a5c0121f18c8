"""Frames lose pixels or text, keep their place, and say so."""

from core.entity_record import EntityKind, Mention
from core.ids import ObservationId
from core.ingest.ingest import store_observation
from core.memory_record import Evidence, Role, Statement
from core.store.observation_store import ObservationFilter
from core.store.store import Store
from tests.core.store.fresh_store import after, seen
from tests.core.store.memory_drafts import by_rule, by_user, draft, embed_all, title

OLD = "older than you keep it"


def _learned(store: Store, *texts: str, minute: float = 0, pixels: int = 900) -> ObservationId:
    """A frame that formation is done with."""
    store_observation(store, seen(*texts, at=after(minute), picture=b"p" * pixels or None))
    newest = store.observations.matching(ObservationFilter(), newest_first=True, limit=1)[0]
    store.formation.done(newest.id)
    return newest.id


def test_frames_weigh_their_layers_and_what_rests_on_them(store: Store) -> None:
    plain = _learned(store, "the rope is too short", minute=0)
    pinned = _learned(store, "the crane is yellow", minute=20)
    memory = store.changes.add(draft(title("Crane", pinned)), by_rule())
    store.changes.pin(memory, by_user())
    first, second = store.layers.frames()
    assert (first.id, first.pixel_bytes, first.is_kept) == (plain, 900, False)
    assert first.importance is None
    assert first.detail_bytes > 0
    assert (second.id, second.is_kept, second.importance) == (pinned, True, 0.5)


def test_what_waits_to_be_learned_from_is_left_alone(store: Store) -> None:
    store_observation(store, seen("the rope", picture=b"p"))
    assert store.layers.frames() == []


def test_pixels_go_and_the_rest_stays(store: Store) -> None:
    frame = _learned(store, "the rope is too short")
    store.layers.drop_pixels(frame, OLD, after(9))
    assert store.forgetting.remove_named_pictures() == 1
    assert not store.observations.get(frame).has_picture
    assert store.pictures.count() == 0
    assert len(store.observations.lines(frame)) == 1
    assert [(one.layer, one.reason) for one in store.layers.let_go([frame])[frame]] == [
        ("pixels", OLD)
    ]
    assert store.layers.has_detail(frame)


def test_text_goes_from_lines_passages_words_and_vectors(store: Store) -> None:
    frame = _learned(store, "the marlinspike is rusty")
    embed_all(store)
    store.layers.drop_detail(frame, OLD, after(9))
    assert store.observations.get(frame).window.title == "Notes"
    assert store.observations.lines(frame) == ()
    assert (store.passages.count(), store.vectors.count()) == (0, 0)
    assert store.passages.views_matching_words("marlinspike", ObservationFilter(), 5) == []
    assert store.passages.views_matching_words("notes", ObservationFilter(), 5) != []
    assert not store.layers.has_detail(frame)


def test_a_passage_that_another_frame_shows_stays(store: Store) -> None:
    first = _learned(store, "the rope is too short", minute=0)
    _learned(store, "the rope is too short", minute=60)
    store.layers.drop_detail(first, OLD, after(90))
    assert store.passages.count() == 1


def test_what_was_learned_stays_and_rests_on_the_frame_as_a_whole(store: Store) -> None:
    frame = _learned(store, "the crane is yellow")
    said = Statement(Role.TITLE, "Crane", (Evidence(frame, (0,)),))
    memory = store.changes.add(draft(said), by_rule())
    crane = store.entities.add(EntityKind.PROJECT)
    store.entities.note(crane, Mention(EntityKind.PROJECT, "crane", "crane", (0,), 0.9), frame)
    store.layers.drop_detail(frame, OLD, after(9))
    assert store.memories.get(memory).statements[0].evidence == (Evidence(frame),)
    assert store.entities.places_of(crane)[0].line_numbers == ()


def test_forgetting_what_let_go_of_its_text_leaves_the_word_index_whole(store: Store) -> None:
    faded = _learned(store, "the marlinspike is rusty", minute=0)
    other = _learned(store, "the marlinspike is new", minute=60)
    store.layers.drop_detail(faded, OLD, after(90))
    store.forgetting.forget([faded])
    found = store.passages.views_matching_words("marlinspike", ObservationFilter(), 5)
    assert [one for one, _ in found] == [other]
    assert store.layers.let_go([faded]) == {}


def test_letting_go_twice_changes_nothing_more(store: Store) -> None:
    frame = _learned(store, "the rope is too short")
    for _ in range(2):
        store.layers.drop_detail(frame, OLD, after(9))
        store.layers.drop_pixels(frame, OLD, after(9))
    assert len(store.layers.let_go([frame])[frame]) == 2
    assert store.layers.frames() == []


def test_dropping_the_text_of_what_is_not_there_does_nothing(store: Store) -> None:
    store.layers.drop_detail(ObservationId(99), OLD, after(9))
    assert store.layers.let_go([ObservationId(99)]) == {}
