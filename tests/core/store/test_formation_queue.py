"""The queue of formation outlives any stop, and what ends the program is tried alone."""

from datetime import UTC, date, datetime, timedelta, timezone

from core.home import HomeFolder
from core.ids import ObservationId
from core.store.formation_queue import MAX_TRIES, FormationQueue, SetAside
from core.store.store import Store
from tests.core.store.fresh_store import after, open_store
from tests.core.store.memory_drafts import frames

ENDED = "Recollect ended while it learned from this frame."


def _waiting(store: Store, *minutes: float) -> list[ObservationId]:
    """Frames of these minutes, all in the queue."""
    ids = frames(store, *minutes)
    for one in ids:
        store.formation.enqueue(one)
        store.formation.enqueue(one)
    return ids


def _counts(queue: FormationQueue) -> tuple[int, int]:
    return queue.waiting_count(), len(queue.set_aside())


def test_frames_are_learned_from_in_order_of_time(store: Store) -> None:
    late, early, middle = _waiting(store, 9, 2, 5)
    queue = store.formation
    assert queue.waiting(2) == [early, middle]
    assert queue.begin([early, middle]) == [early, middle]
    queue.done(early)
    queue.done(middle)
    assert queue.waiting(9) == [late]
    assert _counts(queue) == (1, 0)
    assert queue.begin([]) == []


def test_how_old_the_oldest_is(store: Store) -> None:
    assert store.formation.oldest_waiting_at() is None
    early, _ = _waiting(store, 2, 9)
    assert store.formation.oldest_waiting_at() == after(2)
    store.formation.failed(early, "A fault.")
    assert store.formation.oldest_waiting_at() == after(9)


def test_what_ends_the_program_is_tried_alone_and_then_set_aside(home: HomeFolder) -> None:
    store = open_store(home)
    good, bad, fresh = _waiting(store, 1, 2, 3)
    assert store.formation.begin([good, bad]) == [good, bad]
    for _ in range(MAX_TRIES - 1):
        store.close()  # nothing was done or released
        store = open_store(home)
        queue = store.formation
        if fresh in queue.waiting(9):
            assert queue.waiting(9) == [fresh, good, bad]  # what was never tried comes first
            assert queue.begin(queue.waiting(9)) == [fresh]
            queue.done(fresh)
            assert queue.begin(queue.waiting(9)) == [good]
            queue.done(good)
        assert queue.waiting(9) == [bad]
        assert queue.begin([bad]) == [bad]
    assert store.formation.waiting(9) == []
    assert store.formation.set_aside() == [SetAside(bad, ENDED)]
    assert _counts(store.formation) == (0, 1)
    assert store.formation.try_again() == 1
    assert store.formation.waiting(9) == [bad]
    assert _counts(store.formation) == (1, 0)
    store.close()


def test_several_that_were_tried_are_tried_one_by_one(store: Store) -> None:
    ids = _waiting(store, 1, 2, 3)
    store.formation.begin(ids)
    assert store.formation.begin(store.formation.waiting(9)) == [ids[0]]


def test_what_was_begun_and_not_reached_counts_as_never_tried(store: Store) -> None:
    first, second = _waiting(store, 1, 2)
    queue = store.formation
    for _ in range(MAX_TRIES + 1):
        queue.begin([first, second])
        queue.release([first, second])
    assert queue.begin([first, second]) == [first, second]
    queue.begin([first])
    queue.release([first])
    assert queue.begin([first, second]) == [first]


def test_a_fault_of_ours_sets_a_frame_aside_at_once(store: Store) -> None:
    bad, good = _waiting(store, 1, 2)
    queue = store.formation
    queue.begin([bad, good])
    queue.failed(bad, "A fault of Recollect: KeyError.")
    assert queue.waiting(9) == [good]
    assert queue.set_aside() == [SetAside(bad, "A fault of Recollect: KeyError.")]
    queue.enqueue(bad)
    assert queue.waiting(9) == [good]
    assert queue.try_again() == 1
    assert queue.waiting(9) == [bad, good]


def test_a_stop_in_the_middle_leaves_the_frame_in_the_queue(store: Store) -> None:
    (frame,) = _waiting(store, 1)
    store.formation.begin([frame])
    try:
        with store.transaction():
            store.formation.done(frame)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert store.formation.waiting(9) == [frame]


def test_a_forgotten_frame_leaves_the_queue(store: Store) -> None:
    bad, good = _waiting(store, 1, 2)
    store.formation.failed(bad, "A fault of Recollect: KeyError.")
    store.forgetting.forget([bad])
    assert (store.formation.waiting(9), _counts(store.formation)) == ([good], (1, 0))


def test_a_day_waits_once_since_its_first_change_in_its_own_time_zone(store: Store) -> None:
    queue = store.formation
    far_west = datetime(2026, 6, 8, 23, 30, tzinfo=timezone(timedelta(hours=-9)))
    for moment, now in ((far_west, after(5)), (far_west, after(9)), (after(0), after(1))):
        queue.mark_day(moment, now)
    queue.mark_day(after(24 * 60), after(2))
    monday, tuesday = date(2026, 6, 8), date(2026, 6, 9)
    assert queue.days_waiting() == [(monday, after(5)), (tuesday, after(2))]
    assert all(since.tzinfo is not None for _, since in queue.days_waiting())
    queue.day_done(monday)
    assert queue.days_waiting() == [(tuesday, after(2).astimezone(UTC))]
    assert queue.days_waiting_count() == 1
