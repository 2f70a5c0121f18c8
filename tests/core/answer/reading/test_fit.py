"""What a line shows of what is asked for."""

import pytest

from core.answer.reading.fit import features_of
from core.answer.reading.surroundings import Surroundings
from core.answer.reading.word_search import WordSearch
from tests.core.answer.reading.made_readings import asked_about, reading_of_line


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("[10:20] Wanda Quill: About the fence: R340.", True),
        ("Wanda wants the fence like the Berlin one, R340.", True),
        ("[10:20] Wanda Quill: About the fence: not yet.", False),
        ("[10:20] Wanda Quill: R340, I think.", False),
    ],
)
def test_a_name_or_code_answers_which_though_its_kind_is_not_said(line: str, is_told: bool) -> None:
    asked = asked_about("Which varnish does Wanda want for the fence?")
    around = Surroundings(
        title="", view=line, has_address=False, people=frozenset(), heads=(), words=WordSearch()
    )
    features, _ = features_of(asked, reading_of_line(line), around, 1.0)
    assert (features.head > 0) is is_told
