"""Gaps: touching equal ones are one, whatever order they come in."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.observation import Gap, GapKind
from core.store.store import Store
from tests.core.store.fresh_store import after, new_home, open_store

GAPS = st.lists(
    st.tuples(
        st.sampled_from([GapKind.PAUSED, GapKind.ASLEEP]),
        st.integers(0, 60),
        st.integers(0, 15),
        st.sampled_from(["", "why"]),
    ),
    max_size=12,
)


def _merged(gaps: list[tuple[GapKind, int, int, str]]) -> set[tuple[GapKind, int, int, str]]:
    """The unions of touching stretches, one kind and reason at a time."""
    result = set()
    for kind, reason in {(kind, reason) for kind, _, _, reason in gaps}:
        spans = sorted((s, s + length) for k, s, length, r in gaps if (k, r) == (kind, reason))
        since, until = spans[0]
        for start, end in spans[1:]:
            if start > until:
                result.add((kind, since, until, reason))
                since, until = start, end
            until = max(until, end)
        result.add((kind, since, until, reason))
    return result


@given(GAPS)
@settings(deadline=None, max_examples=40)
def test_equal_gaps_that_touch_become_one(
    tmp_path_factory: pytest.TempPathFactory, gaps: list[tuple[GapKind, int, int, str]]
) -> None:
    store = open_store(new_home(tmp_path_factory.mktemp("gaps")))
    for kind, since, length, reason in gaps:
        store.gaps.add(Gap(kind, after(since), after(since + length), reason))
    found = store.gaps.between(after(-1), after(1000))
    assert {(gap.kind, gap.since, gap.until, gap.reason) for gap in found} == {
        (kind, after(since), after(until), reason) for kind, since, until, reason in _merged(gaps)
    }
    assert [gap.since for gap in found] == sorted(gap.since for gap in found)
    assert store.gaps.count() == len(found)
    store.close()


def test_gaps_that_touch_a_stretch_are_found_with_their_time_zone(store: Store) -> None:
    store.gaps.add(Gap(GapKind.EXCLUDED, after(10), after(20), "site"))
    assert store.gaps.between(after(0), after(10)) == []
    for since, until in ((15, 16), (20, 30), (0, 11)):
        (gap,) = store.gaps.between(after(since), after(until))
        assert gap == Gap(GapKind.EXCLUDED, after(10), after(20), "site")
        assert gap.since.utcoffset() == timedelta(hours=2)
    assert store.gaps.between(after(21), after(30)) == []
