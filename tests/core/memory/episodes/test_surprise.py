"""What is a boundary: place and words together, not one of them alone."""

import numpy as np
import pytest

from core.memory.episodes.surprise import boundaries_of, context_of_day, site_of
from core.memory.view import View
from tests.core.memory.episodes.screens import BREAD, RAIN, view


def _boundaries(views: list[View], vectors: dict[int, list[float]] | None = None) -> list[int]:
    given = {
        one.observation.id: np.array((vectors or {})[one.observation.id], dtype=np.float32)
        for one in views
        if one.observation.id in (vectors or {})
    }
    return boundaries_of(views, context_of_day(views, given))


def test_another_program_with_other_words_is_a_boundary() -> None:
    views = [view(1, 0, RAIN), view(2, 1, RAIN), view(3, 2, BREAD, app="cookbook", title="Bread")]
    assert _boundaries(views) == [2]


def test_scrolling_and_typing_are_none() -> None:
    views = [view(n, n, RAIN[: 1 + n % 2]) for n in range(6)]
    assert _boundaries(views) == []


def test_an_even_drift_is_cut_by_its_own_measure_a_leap_in_it_is_not_lost() -> None:
    words = [f"bird{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    drift = [view(n, n, words[n : n + 4], title=f"On {words[n]}") for n in range(16)]
    assert _boundaries(drift) == []
    leap = [*drift[:8], *(view(n + 20, n, BREAD, app="cook", title="Bread") for n in range(8, 12))]
    assert _boundaries(leap) == [8]


def test_vectors_can_tell_what_words_do_not() -> None:
    views = [
        view(1, 0, ("Lilac",), title="Post one"),
        view(2, 1, ("Gorse",), title="Post two"),
    ]
    alike = {1: [1.0, 0.0], 2: [1.0, 0.0]}
    apart = {1: [1.0, 0.0], 2: [0.0, 1.0]}
    assert _boundaries(views, apart) == [1]
    assert len(_boundaries(views, alike)) <= len(_boundaries(views, apart))


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://www.rain.example/a", "rain.example"), ("file:///a.pdf", ""), (None, "")],
)
def test_the_site_is_the_host_without_www(url: str | None, site: str) -> None:
    assert site_of(view(1, 0, url=url)) == site
