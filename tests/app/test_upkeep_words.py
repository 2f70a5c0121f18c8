from app.upkeep_words import let_go_words
from core.memory.upkeep.hourly import UpkeepReceipt
from tests.core.store.fresh_store import MORNING


def test_a_receipt_says_what_went_and_when() -> None:
    told = let_go_words(UpkeepReceipt(MORNING, 1, 12, 0, 2_400_000))
    assert told == (
        "Let go on Monday 8 June 2026, 09:00: 1 expired offer to the vault, 12 pictures (2.4 MB)."
    )
    assert let_go_words(UpkeepReceipt(MORNING, 0, 0, 2, 0)).endswith(": 2 old texts.")


def test_where_nothing_went_nothing_is_said() -> None:
    assert let_go_words(None) == ""
    assert let_go_words(UpkeepReceipt(MORNING, 0, 0, 0, 0)) == ""
