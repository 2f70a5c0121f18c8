"""A text contains what any of its lines contains, however often it is asked."""

from hypothesis import given
from hypothesis import strategies as st

from core.answer.reading.label_words import label_forms
from core.answer.reading.word_search import WordSearch
from core.observation import Box
from core.recall.query import Term, term_match, text_stems
from core.recall.words import stem, stems_of, words_of

_WORDS = (
    "Weight weighs kg Café PEL-482 radio.c 13th Nora's 会議の予定 Gesamtgewicht naïve a_b don’t"
)
_TEXTS = st.lists(
    st.lists(st.sampled_from(_WORDS.split()), max_size=4).map(" ".join), min_size=1, max_size=4
).map("\n".join)
_TERMS = tuple(Term(word, stem(word), (), ("heavi",)) for word in ("weight", "nora", "radio.c"))


@given(_TEXTS)
def test_a_text_has_the_stems_of_its_whole(text: str) -> None:
    assert WordSearch().stems(text) == text_stems(text)
    assert {*stems_of(text), *words_of(text)} <= text_stems(text)


@given(st.lists(_TEXTS, max_size=3))
def test_lines_answer_for_their_text(texts: list[str]) -> None:
    words = WordSearch()
    forms = [label_forms("weight"), label_forms("price")]
    for _ in range(2):
        for text, shares, held in zip(
            texts, words.shares(_TERMS, texts), words.held(forms, texts), strict=True
        ):
            stems = text_stems(text)
            assert held == tuple(one.is_in(stems) for one in forms)
            assert [share == 1.0 for share in shares] == [
                term_match(term, stems) == 1.0 for term in _TERMS
            ]


def test_heads_are_told_apart_by_term_and_view() -> None:
    words = WordSearch()
    heads = [(Box(0, 0, 9, 9), "Weight"), (Box(0, 20, 9, 9), "Colour")]
    assert words.heads_with(_TERMS, heads, "one")[0] == [(heads[0][0], 1.0)]
    assert words.heads_with(_TERMS, heads[1:], "other")[0] == []
    assert words.heads_with((), heads, "one") == []
