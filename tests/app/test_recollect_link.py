"""Links name a thing to show or words to write down; nothing else is a link."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.recollect_link import (
    MOST_BYTES,
    MOST_WORDS,
    FrameLink,
    Link,
    MemoryLink,
    QuestionLink,
    parse_link,
)
from core.errors import InvalidSetting
from core.ids import MemoryId, ObservationId


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("recollect://frame/o12", FrameLink(ObservationId(12))),
        ("recollect://frame/o12/", FrameLink(ObservationId(12))),
        ("recollect://memory/m5", MemoryLink(MemoryId(5))),
        ("recollect://ask?q=who%20called%3F", QuestionLink("who called?")),
        ("recollect://ask/?q=who+called", QuestionLink("who called")),
        ("recollect://ask?q=two%0Alines%00%1b[2J", QuestionLink("two lines [2J")),
        ("RECOLLECT://frame/o12", FrameLink(ObservationId(12))),
    ],
)
def test_what_a_link_names(text: str, link: Link) -> None:
    assert parse_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "recollect:",
        "recollect://",
        "recollect://frame",
        "recollect://frame/",
        "recollect://frame/12",
        "recollect://frame/m12",
        "recollect://frame/o0",
        "recollect://frame/o-1",
        "recollect://frame/o1;forget",
        "recollect://frame/o1/../o2",
        "recollect://frame/o1?forget=yes",
        "recollect://frame/o1#x",
        "recollect://frame/o" + "9" * 16,
        "recollect://frame/o١",  # a digit elsewhere
        "recollect://memory/o5",
        "recollect://forget/o5",
        "recollect://ask",
        "recollect://ask?q=",
        "recollect://ask?q=%20%0A",
        "recollect://ask?q=a&send=yes",
        "recollect://ask?x=a",
        "recollect://ask?q=%ff",
        "recollect://ask?q=" + "a" * (MOST_WORDS + 1),
        "recollect://ask?q=" + "a" * MOST_BYTES,
        "recollect://[frame/o1",
        "https://frame/o12",
        "--home=elsewhere",
    ],
)
def test_everything_else_is_none_and_is_not_repeated(text: str) -> None:
    with pytest.raises(InvalidSetting) as refused:
        parse_link(text)
    assert str(refused.value).startswith("That is no link")


links = st.one_of(
    st.builds(FrameLink, st.integers(1, 10**15 - 1).map(ObservationId)),
    st.builds(MemoryLink, st.integers(1, 10**15 - 1).map(MemoryId)),
    st.builds(
        QuestionLink,
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=MOST_WORDS),
    ),
)


@given(links)
def test_a_link_written_down_is_the_same_link(link: Link) -> None:
    assert parse_link(link.text) == link
    assert "\n" not in link.text


@given(st.text())
def test_no_text_breaks_the_reading_of_links(text: str) -> None:
    with suppress(InvalidSetting):
        parse_link(f"recollect://{text}")
