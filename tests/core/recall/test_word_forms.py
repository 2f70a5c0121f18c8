"""The file of word forms is well formed and works from every form of a word."""

from core.recall.word_forms import other_forms
from core.recall.words import stem


def test_every_form_leads_to_the_others() -> None:
    assert {stem("go"), "gone"} <= set(other_forms("went"))
    assert "went" in other_forms("going")
    assert other_forms("buys") == ("bought",)
    assert other_forms("basket") == ()
    assert other_forms("went") == tuple(dict.fromkeys(other_forms("went")))
