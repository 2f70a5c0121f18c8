"""Ties come from rare names and mutual nearness, not from what everybody shares."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entity_record import EntityId, Link, LinkType
from core.ids import MemoryId, ObservationId
from core.memory.links.ties import (
    Commonness,
    FloatArray,
    Linkable,
    links_between,
    mean_direction,
)
from core.memory_record import MemoryKind

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
CRANE, HARBOUR, PAGE = EntityId(1), EntityId(2), EntityId(3)
COUNTS = Commonness(200, {CRANE: 3, HARBOUR: 150, PAGE: 4})


def _unit(*numbers: float) -> FloatArray:
    found = mean_direction([np.array(numbers, dtype=np.float32)])
    assert found is not None
    return found


def _memory(
    number: int,
    *entities: EntityId,
    kind: MemoryKind = MemoryKind.EPISODIC,
    subject: str | None = None,
    days_ago: float = 0,
    vector: FloatArray | None = None,
    parent: int | None = None,
    replaced_by: int | None = None,
    frames: tuple[int, ...] = (),
) -> Linkable:
    at = NOON - timedelta(days=days_ago)
    return Linkable(
        id=MemoryId(number),
        kind=kind,
        subject_key=subject or f"subject {number}",
        since=at,
        until=at,
        entities=frozenset(entities),
        files=frozenset(entities) & {PAGE},
        vector=vector,
        parent_id=MemoryId(parent) if parent else None,
        superseded_by=MemoryId(replaced_by) if replaced_by else None,
        frames=frozenset(ObservationId(number) for number in frames),
    )


def _types(links: tuple[Link, ...]) -> list[tuple[int, int, LinkType]]:
    return [(link.source, link.target, link.type) for link in links]


def test_a_rare_name_in_both_ties_two_memories() -> None:
    links = links_between(_memory(5, CRANE, HARBOUR), [_memory(2, CRANE)], COUNTS)
    assert _types(links) == [(2, 5, LinkType.ABOUT_SAME)]


def test_a_name_that_everybody_shares_ties_nothing() -> None:
    assert links_between(_memory(5, HARBOUR), [_memory(2, HARBOUR)], COUNTS) == ()


def test_rarer_names_and_more_of_them_tie_more_strongly() -> None:
    rare = links_between(_memory(5, CRANE), [_memory(2, CRANE)], COUNTS)[0].weight
    less_rare = links_between(_memory(5, CRANE), [_memory(2, CRANE)], Commonness(200, {CRANE: 9}))[
        0
    ].weight
    both = links_between(_memory(5, CRANE, PAGE), [_memory(2, CRANE, PAGE)], COUNTS)[0].weight
    assert less_rare < rare < both <= 1.0


def test_who_names_a_file_points_to_the_memory_of_it() -> None:
    page = _memory(2, PAGE, kind=MemoryKind.RESOURCE)
    links = links_between(_memory(5, PAGE), [page], COUNTS)
    assert _types(links) == [(5, 2, LinkType.MENTIONS_RESOURCE)]
    assert _types(links_between(page, [_memory(5, PAGE)], COUNTS)) == _types(links)


def test_two_memories_of_one_frame_are_not_tied_by_its_names_or_its_text() -> None:
    text = _unit(1.0, 0.0)
    one = _memory(5, CRANE, frames=(1, 2), vector=text)
    assert links_between(one, [_memory(2, CRANE, frames=(2,), vector=text)], COUNTS) == ()
    links = links_between(one, [_memory(2, CRANE, frames=(3,))], COUNTS)
    assert _types(links) == [(2, 5, LinkType.ABOUT_SAME)]


def test_mutual_nearest_neighbours_share_a_topic() -> None:
    near, far = _unit(1.0, 0.5, 0.0), _unit(0.0, 0.0, 1.0)
    others = [_memory(2, vector=near), _memory(3, vector=far)]
    links = links_between(_memory(5, vector=_unit(1.0, 0.0, 0.0)), others, COUNTS)
    assert _types(links) == [(2, 5, LinkType.SAME_TOPIC)]


def test_what_is_near_to_everything_is_near_to_nobody() -> None:
    # Eight at one distance from each other, and one that is less near to them all.
    corners = np.eye(9, dtype=np.float32) + 0.8
    crowd = [_memory(place + 2, vector=_unit(*corners[place])) for place in range(8)]
    outsider = _memory(50, vector=_unit(*(0.5 * np.eye(9, dtype=np.float32)[8] * 9 + 0.8)))
    assert links_between(outsider, crowd, COUNTS) == ()


def test_the_same_thing_taken_up_again_follows_its_last_time() -> None:
    others = [
        _memory(2, subject="crane", days_ago=3),
        _memory(3, subject="crane", days_ago=1),
        _memory(4, subject="crane", days_ago=90),
    ]
    links = links_between(_memory(5, subject="crane"), others, COUNTS)
    assert _types(links) == [(5, 3, LinkType.FOLLOWS)]


def test_what_is_known_is_told_and_not_guessed_again() -> None:
    child, parent = _memory(5, CRANE, parent=2), _memory(2, CRANE)
    assert _types(links_between(child, [parent], COUNTS)) == [(5, 2, LinkType.PART_OF)]
    old = _memory(5, CRANE, replaced_by=2)
    assert _types(links_between(old, [parent], COUNTS)) == [(5, 2, LinkType.SUPERSEDED_BY)]


def test_the_same_screen_seen_again_is_no_topic() -> None:
    again = _memory(2, vector=_unit(1.0, 0.05))
    near = _memory(3, vector=_unit(1.0, 0.6))
    links = links_between(_memory(5, vector=_unit(1.0, 0.0)), [again, near], COUNTS)
    assert _types(links) == [(3, 5, LinkType.SAME_TOPIC)]


def test_what_was_seen_on_a_page_is_tied_to_it() -> None:
    page = _memory(2, kind=MemoryKind.RESOURCE, frames=(1, 2, 3))
    found = _memory(5, kind=MemoryKind.SEMANTIC, frames=(3,))
    partly = _memory(6, frames=(3, 4))
    assert _types(links_between(found, [page], COUNTS)) == [(5, 2, LinkType.MENTIONS_RESOURCE)]
    assert [link.weight for link in links_between(found, [page], COUNTS)] == [1.0]
    assert [link.weight for link in links_between(page, [partly], COUNTS)] == [0.75]


def test_guesses_are_few() -> None:
    others = [_memory(number, CRANE) for number in range(10, 60)]
    assert 0 < len(links_between(_memory(5, CRANE), others, COUNTS)) <= 8


ENTITIES = st.frozensets(st.sampled_from([CRANE, HARBOUR, PAGE]))
MEMORIES = st.lists(
    st.builds(
        lambda number, entities, days, kind: _memory(
            number, *entities, days_ago=days, kind=kind, subject="same", vector=_unit(1.0, days)
        ),
        st.integers(1, 40),
        ENTITIES,
        st.integers(0, 60),
        st.sampled_from([MemoryKind.EPISODIC, MemoryKind.RESOURCE]),
    ),
    max_size=12,
)


@given(MEMORIES, MEMORIES)
def test_links_are_between_two_memories_with_a_weight_of_at_most_one(
    some: list[Linkable], others: list[Linkable]
) -> None:
    for memory in some:
        for link in links_between(memory, others, COUNTS):
            assert memory.id in {link.source, link.target}
            assert link.source != link.target
            assert 0.0 < link.weight <= 1.0


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 50))
def test_rarity_is_a_share_that_falls_with_the_frames(frames: int, count: int, more: int) -> None:
    counts = Commonness(frames, {CRANE: count, HARBOUR: count + more})
    assert 0.0 <= counts.rarity(HARBOUR) <= counts.rarity(CRANE) <= 1.0


def test_opposite_vectors_have_no_mean_direction() -> None:
    assert mean_direction([]) is None
    assert mean_direction([_unit(1.0, 0.0), _unit(-1.0, 0.0)]) is None
    found = mean_direction([_unit(1.0, 0.0), _unit(0.0, 1.0)])
    assert found is not None
    assert float(np.linalg.norm(found)) == pytest.approx(1.0)
