"""Personalised PageRank: what lies near a few seeds in a graph of memories and names.

After Page, Brin, Motwani and Winograd (1999), with the restart at the seeds. The damping of 0.5 is
that of HippoRAG 2 (Gutiérrez et al., 2025): the walk stays near the seeds, since what is several
steps from a question seldom answers it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IndexArray = npt.NDArray[np.int64]

DAMPING = 0.5
_TOLERANCE = 1e-9
_MAX_STEPS = 200


def personalised_pagerank(
    source: IndexArray,
    target: IndexArray,
    weights: npt.NDArray[np.floating[Any]],
    seeds: Mapping[int, float],
    *,
    node_count: int,
    damping: float = DAMPING,
    tolerance: float = _TOLERANCE,
    max_steps: int = _MAX_STEPS,
) -> FloatArray:
    """How often a walk is at each node that starts anew at the seeds with chance 1 - `damping`.

    Edges lead from `source` to `target`; for ties without a direction, give both ways. A node
    without a way out starts anew at the seeds. Seeds count by their share. One step costs
    O(edges); the error shrinks by `damping` with each.

    Returns: float64, shape (node_count,), not negative, sum 1; all zero without seeds.
    Raises: ValueError for a weight or seed below zero, a node out of range, a damping not in 0–1.
    """
    start = _shares(seeds, node_count)
    if not 0.0 <= damping < 1.0:
        raise ValueError(f"damping must be at least 0 and below 1: {damping}")
    _check_edges(source, target, weights, node_count)
    if not start.any():
        return start
    flow = np.asarray(weights, dtype=np.float64)
    leaving = _summed(source, flow, node_count)
    is_dangling = leaving == 0.0
    share = flow / np.where(is_dangling, 1.0, leaving)[source]
    rank = start
    for _ in range(max_steps):
        moved = _summed(target, rank[source] * share, node_count)
        moved += float(rank[is_dangling].sum()) * start
        following = damping * moved + (1.0 - damping) * start
        change = float(np.abs(following - rank).sum())
        rank = following
        if change < tolerance:
            break
    return np.asarray(rank / rank.sum(), dtype=np.float64)


def _summed(nodes: IndexArray, amounts: FloatArray, node_count: int) -> FloatArray:
    """The amounts added up by node; of no amounts at all NumPy would count, in integers."""
    return np.bincount(nodes, weights=amounts, minlength=node_count).astype(np.float64)


def _shares(seeds: Mapping[int, float], node_count: int) -> FloatArray:
    """The seeds' weights as shares of 1, by node."""
    start = np.zeros(node_count, dtype=np.float64)
    for node, weight in seeds.items():
        if not 0 <= node < node_count:
            raise ValueError(f"seed {node} is no node: there are {node_count}")
        if not weight >= 0.0 or not np.isfinite(weight):
            raise ValueError(f"a seed's weight must be a number from 0 up: {weight}")
        start[node] = weight
    peak = float(start.max(initial=0.0))
    if peak > 0.0:
        start /= peak  # first, so that huge weights do not add up to infinity
        start /= start.sum()
    return start


def _check_edges(
    source: IndexArray,
    target: IndexArray,
    weights: npt.NDArray[np.floating[Any]],
    node_count: int,
) -> None:
    if not source.shape == target.shape == weights.shape:
        raise ValueError("each edge needs a source, a target and a weight")
    if not source.size:
        return
    lowest, highest = min(source.min(), target.min()), max(source.max(), target.max())
    if lowest < 0 or highest >= node_count:
        raise ValueError(f"an edge leads to a node that is none: there are {node_count}")
    if not np.isfinite(weights).all() or weights.min() < 0:
        raise ValueError("an edge's weight must be a number from 0 up")
