"""Personalised PageRank: a probability that starts at the seeds and stays near them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.links.page_rank import FloatArray, personalised_pagerank

Edge = tuple[int, int, float]
NODES = 12
EDGES = st.lists(
    st.tuples(
        st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.floats(0.0, 100.0, width=32)
    ),
    max_size=40,
)
SEEDS = st.dictionaries(st.integers(0, NODES - 1), st.floats(0.01, 1e6), min_size=1, max_size=5)


def _rank(
    edges: list[Edge], seeds: dict[int, float], nodes: int = NODES, damping: float = 0.5
) -> FloatArray:
    return personalised_pagerank(
        np.array([edge[0] for edge in edges], dtype=np.int64),
        np.array([edge[1] for edge in edges], dtype=np.int64),
        np.array([edge[2] for edge in edges], dtype=np.float64),
        seeds,
        node_count=nodes,
        damping=damping,
    )


@given(EDGES, SEEDS)
def test_ranks_are_a_probability(edges: list[Edge], seeds: dict[int, float]) -> None:
    rank = _rank(edges, seeds)
    assert rank.shape == (NODES,)
    assert (rank >= 0).all()
    assert rank.sum() == pytest.approx(1.0)


@given(EDGES, SEEDS)
def test_the_seeds_keep_at_least_what_the_walk_starts_with(
    edges: list[Edge], seeds: dict[int, float]
) -> None:
    rank = _rank(edges, seeds)
    assert sum(rank[node] for node in seeds) >= 0.5 - 1e-6


@given(EDGES, SEEDS)
def test_what_cannot_be_reached_gets_nothing(edges: list[Edge], seeds: dict[int, float]) -> None:
    reached = set(seeds)
    for _ in range(NODES):
        reached |= {target for source, target, weight in edges if source in reached and weight > 0}
    rank = _rank(edges, seeds)
    assert all(rank[node] == 0.0 for node in range(NODES) if node not in reached)


@given(EDGES, SEEDS, st.floats(0.5, 20.0))
def test_only_shares_of_weights_matter(
    edges: list[Edge], seeds: dict[int, float], factor: float
) -> None:
    scaled = [(source, target, weight * factor) for source, target, weight in edges]
    np.testing.assert_allclose(_rank(edges, seeds), _rank(scaled, seeds), atol=1e-6)


@given(EDGES, SEEDS)
def test_it_solves_its_own_equation(edges: list[Edge], seeds: dict[int, float]) -> None:
    step = np.zeros((NODES, NODES))
    for source, target, weight in edges:
        step[source, target] += weight
    start = np.zeros(NODES)
    for node, weight in seeds.items():
        start[node] = weight
    start /= start.sum()
    leaving = step.sum(axis=1)
    for node in range(NODES):
        step[node] = step[node] / leaving[node] if leaving[node] > 0 else start
    exact = np.linalg.solve(np.eye(NODES) - 0.5 * step.T, 0.5 * start)
    np.testing.assert_allclose(_rank(edges, seeds), exact, atol=1e-7)


def test_twins_rank_alike() -> None:
    rank = _rank([(0, 1, 1.0), (0, 2, 1.0), (1, 0, 1.0), (2, 0, 1.0)], {0: 1.0}, nodes=3)
    assert rank[1] == pytest.approx(rank[2])
    assert rank[0] > rank[1]


def test_nearer_ranks_higher_and_heavier_ties_draw_more() -> None:
    chain = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 1, 1.0)]
    rank = _rank(chain, {0: 1.0}, nodes=3)
    assert rank[0] > rank[1] > rank[2] > 0
    fork = _rank([(0, 1, 3.0), (0, 2, 1.0)], {0: 1.0}, nodes=3)
    assert fork[1] == pytest.approx(3 * fork[2])


def test_without_edges_the_seeds_have_it_all_and_without_seeds_nobody_has() -> None:
    np.testing.assert_allclose(_rank([], {1: 1.0, 3: 3.0}, nodes=4), [0.0, 0.25, 0.0, 0.75])
    assert not _rank([(0, 1, 1.0)], {}, nodes=2).any()
    assert _rank([], {}, nodes=0).shape == (0,)


def test_no_damping_stays_at_the_seeds() -> None:
    np.testing.assert_allclose(_rank([(0, 1, 1.0)], {0: 2.0}, nodes=2, damping=0.0), [1.0, 0.0])


@pytest.mark.parametrize(
    ("edges", "seeds", "damping"),
    [
        ([(0, 5, 1.0)], {0: 1.0}, 0.5),
        ([(-1, 0, 1.0)], {0: 1.0}, 0.5),
        ([(0, 1, -1.0)], {0: 1.0}, 0.5),
        ([(0, 1, float("nan"))], {0: 1.0}, 0.5),
        ([(0, 1, 1.0)], {7: 1.0}, 0.5),
        ([(0, 1, 1.0)], {0: -1.0}, 0.5),
        ([(0, 1, 1.0)], {0: 1.0}, 1.0),
    ],
)
def test_what_makes_no_sense_is_refused(
    edges: list[Edge], seeds: dict[int, float], damping: float
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        _rank(edges, seeds, nodes=2, damping=damping)
