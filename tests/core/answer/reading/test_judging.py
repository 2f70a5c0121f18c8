"""The rules and the network that reads pages each have a favourite: the surer one answers."""

from dataclasses import replace

from core.answer.reading.features import ScoredReading
from core.answer.reading.judging import Pages, is_told_in_a_line, surest
from core.answer.reading.page_answers import AnsweringRow, PageAnswers
from core.answer.wanted import Wanted
from core.ids import ObservationId
from core.models.line_encoder import LineAnswer
from tests.core.answer.reading.made_readings import asked_about, scored_line

_KILN, _LIMIT = "The kiln costs 900 euros", "It may be 450 euros at most"
_ASKED = asked_about("What may the kiln cost?")
_LIKELY, _HARDLY = 6.0, -6.0


def _row(one: ScoredReading, words: str, score: float) -> AnsweringRow:
    begin = one.unit.text.index(words)
    answer = LineAnswer(begin, begin + len(words), score)
    return AnsweringRow(one.unit.observation_id, one.unit.line_numbers, one.unit.text, answer)


def _pages(*rows: AnsweringRow) -> Pages:
    ordered = tuple(sorted(rows, key=lambda row: -row.answer.score))
    moments = {ObservationId(frame): float(frame) for frame in range(1, 5)}
    return Pages(moments, {}, PageAnswers(ordered))


def _unsure(one: ScoredReading) -> ScoredReading:
    """A reading of which the rules find hardly anything that is asked."""
    weak = replace(one.features, own=0.2, subject=0.3, attribute=0.0, head=0.0)
    return replace(one, features=weak)


def test_where_nothing_was_read_the_rules_decide() -> None:
    kiln, limit = scored_line(_KILN, Wanted.MONEY, 3.0), scored_line(_LIMIT, Wanted.MONEY, 1.0)
    found = surest(_ASKED, [kiln, limit], _pages())
    assert found.reading == kiln


def test_what_the_network_is_sure_of_passes_what_the_rules_are_not() -> None:
    kiln = _unsure(scored_line(_KILN, Wanted.MONEY, 1.2))
    limit = _unsure(scored_line(_LIMIT, Wanted.MONEY, 1.0, frame=2))
    rows = (_row(kiln, "900 euros", _HARDLY), _row(limit, "450 euros", _LIKELY))
    found = surest(_ASKED, [kiln, limit], _pages(*rows))
    assert found.reading.unit == limit.unit
    alone = surest(_ASKED, [kiln, limit], _pages())
    assert found.confidence > alone.confidence


def test_a_line_that_the_network_finds_unlikely_is_less_sure() -> None:
    kiln = scored_line(_KILN, Wanted.MONEY, 3.0)
    sure = surest(_ASKED, [kiln], _pages(_row(kiln, "900 euros", _LIKELY)))
    unsure = surest(_ASKED, [kiln], _pages(_row(kiln, "900 euros", _HARDLY)))
    assert unsure.confidence < sure.confidence


def test_words_without_a_value_of_the_asked_sort_are_the_value() -> None:
    weak = _unsure(scored_line("The key hangs in the shed", Wanted.MONEY, 1.2))
    line = replace(_unsure(scored_line("Femke has it", Wanted.MONEY, 1.0, frame=2)), values=())
    asked = asked_about("Who can open the shed?")
    rows = (_row(weak, "shed", _HARDLY), _row(line, "Femke", _LIKELY))
    found = surest(asked, [weak, line], _pages(*rows))
    assert [value.text for value in found.reading.values] == ["Femke"]


def test_of_rows_that_are_as_likely_the_newest_answers() -> None:
    weak = _unsure(scored_line("The berths are full", Wanted.CODE, 1.3, frame=2))
    former = _unsure(scored_line("Berth 4", Wanted.CODE, 1.0))
    newer = _unsure(scored_line("Berth 9", Wanted.CODE, 0.9, frame=3))
    asked = replace(asked_about("Which berth is it?"), newest=True)
    rows = (_row(weak, "full", _HARDLY), _row(former, "4", _LIKELY))
    found = surest(asked, [weak, former, newer], _pages(*rows, _row(newer, "9", _LIKELY - 0.3)))
    assert found.reading.unit == newer.unit
    found = surest(asked, [weak, former, newer], _pages(*rows, _row(newer, "9", _LIKELY - 3)))
    assert found.reading.unit == former.unit


def test_what_the_rules_find_as_likely_as_not_they_choose() -> None:
    kiln = scored_line(_KILN, Wanted.MONEY, 3.0)
    limit = _unsure(scored_line(_LIMIT, Wanted.MONEY, 1.0, frame=2))
    rows = (_row(kiln, "900 euros", 0.0), _row(limit, "450 euros", _LIKELY))
    found = surest(_ASKED, [kiln, limit], _pages(*rows))
    assert found.confidence >= 0.5
    assert found.reading == kiln


def test_when_a_page_was_seen_is_told_in_no_line() -> None:
    assert is_told_in_a_line(_ASKED)
    assert not is_told_in_a_line(replace(_ASKED, wanted=(Wanted.SEEN_WHEN,)))
