"""The reliability table counts each answer once, in its step of confidence."""

from tests.benchmarks.reliability import reliability


def test_answers_are_counted_by_their_confidence() -> None:
    rows = reliability([(0.1, False), (0.15, True), (0.95, True), (1.0, True)])
    assert [(row["answers"], row["right"]) for row in rows] == [(2, 0.5), (2, 1.0)]
