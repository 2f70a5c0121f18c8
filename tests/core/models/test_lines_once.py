"""What was read for a question is not read again for another part of it."""

from core.models.line_encoder import PageStretch
from core.models.lines_once import LinesOnce
from tests.fakes.hash_line_encoder import HashLineEncoder

_FERRY = PageStretch("Ferry", ("Leaves at 9:40", "Berth 4"))
_HOTEL = PageStretch("Hotel", ("Room 12",))


def test_each_stretch_is_searched_once_for_each_question() -> None:
    network = HashLineEncoder()
    once = LinesOnce(network)
    first = once.answers_in("Which berth?", [_FERRY, _HOTEL, _FERRY])
    again = once.answers_in("Which berth?", [_HOTEL])
    assert network.stretches == [_FERRY, _HOTEL]
    assert first == HashLineEncoder().answers_in("Which berth?", [_FERRY, _HOTEL, _FERRY])
    assert again == [first[1]]
    other = once.answers_in("Which room?", [_FERRY, _HOTEL])
    assert network.stretches == [_FERRY, _HOTEL] * 2
    assert network.questions == ["Which berth?", "Which room?"]
    assert other != first[:2]
    assert once.answers_in("Which room?", []) == []


def test_another_question_remembers_nothing_of_it() -> None:
    network = HashLineEncoder()
    for _ in range(2):
        LinesOnce(network).answers_in("When?", [_HOTEL])
    assert network.stretches == [_HOTEL, _HOTEL]
