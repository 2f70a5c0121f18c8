"""The shipped weights fit the features that there are."""

from core.recall.chat_features import CHAT_FEATURES, VECTOR_FEATURES
from core.recall.fusion import fused, shipped_fusion


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    fusion = shipped_fusion()
    assert tuple(fusion.chat) == CHAT_FEATURES
    assert set(fusion.chat_without_vectors) == set(CHAT_FEATURES) - VECTOR_FEATURES
    assert set(fusion.screen) == {
        "keyword",
        "view",
        "vector",
        "time",
        "entity",
        "page_kind",
        "order",
        "speaker",
        "said",
    }


def test_what_speaks_for_a_turn_never_counts_against_it() -> None:
    fusion = shipped_fusion()
    for weights in (fusion.chat, fusion.chat_without_vectors):
        assert {name for name, weight in weights.items() if weight < 0} <= {"asks"}


def test_a_score_is_a_weighted_sum() -> None:
    assert fused({"keyword": 2.0, "unknown": 5.0}, {"keyword": 0.5, "time": 1.0}) == 1.0
