"""Captured text in an answer's Markdown shows itself and does nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from core.answer.markdown_text import as_data, as_shown

WORDS = st.text(
    st.one_of(st.sampled_from("[]()*_`<>#|~&!\\\\:/.@-+= 1a"), st.characters(min_codepoint=33)),
    min_size=1,
)


@given(WORDS)
def test_what_was_written_can_be_had_back(text: str) -> None:
    assert as_shown(as_data(text)) == " ".join(text.split())


@given(WORDS)
def test_no_mark_can_be_forged(text: str) -> None:
    escaped = as_data(text).replace("\\\\", "")
    assert "[" not in escaped.replace("\\[", "")
