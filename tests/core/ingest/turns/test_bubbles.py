"""Words on two sides are told apart: the other's are under the name at the head."""

from core.answer.reading.readings import readings_of
from core.ids import ObservationId
from core.ingest.turns.bubbles import bubbles_of
from core.observation import Box, TextLine

H = 18


def line(text: str, left: int, top: int) -> TextLine:
    return TextLine(text, Box(left, top, 9 * len(text), H))


def theirs(text: str, top: int, clock: str) -> list[TextLine]:
    said = line(text, 420, top)
    return [said, line(clock, said.box.right - 45, top + 20)]


def mine(text: str, top: int, clock: str) -> list[TextLine]:
    width = 9 * len(text)
    return [line(text, 1400 - width, top), line(clock, 1400 - 45, top + 20)]


def _chat() -> list[TextLine]:
    return [
        line("Ruta Blom", 400, 20),
        line("last seen today", 400, 44),
        *theirs("Is the loft dry enough for the seed?", 120, "08:10"),
        *mine("Yes, I put a heater in last night", 180, "08:12"),
        *theirs("Then I bring it at noon, four sacks", 240, "08:13"),
        *mine("Use the back door", 300, "08:15"),
    ]


def test_the_head_says_whose_the_words_at_the_left_are() -> None:
    told = {one.unit.text: one.speaker for one in readings_of(ObservationId(1), _chat())}
    assert told["Then I bring it at noon, four sacks"] == "Ruta Blom"
    assert told["Use the back door"] == ""


def test_times_behind_the_words_do_as_well() -> None:
    said = [("The ferry is late", 420), ("How late?", 1200), ("An hour at least", 420)]
    lines = [line("Aunt Greta", 420, 20)]
    for number, (text, left) in enumerate(said):
        first = line(text, left, 120 + 50 * number)
        clock = 1290 if left > 1000 else first.box.right + 12
        lines += [first, line(f"1{number}:30", clock, 122 + 50 * number)]
    found = bubbles_of(lines)
    assert found.head == "Aunt Greta"
    assert [found.is_own[n] for n in (1, 3, 5)] == [False, True, False]


def test_a_timetable_is_no_conversation() -> None:
    lines = [line("Northern line", 40, 20)]
    for row in range(5):
        lines += [line(f"Halt {row}", 40, 80 + 30 * row), line(f"0{row}:15", 160, 80 + 30 * row)]
    assert bubbles_of(lines).head == ""


def test_a_channel_with_names_over_the_words_is_no_conversation_on_two_sides() -> None:
    lines = [line("garden", 300, 20)]
    for row, name in enumerate(("Ruta", "Olle", "Mina")):
        lines += [line(f"{name} 09:1{row}", 300, 80 + 70 * row), line("Fine.", 300, 102 + 70 * row)]
    assert bubbles_of(lines).head == ""


def test_a_table_of_tides_is_no_conversation() -> None:
    lines = [line("Harbour tides", 400, 20)]
    for row in range(5):
        for column, text in enumerate(("Fri 18", f"0{row}:15", "4.4 m", f"1{row}:47", "0.9 m")):
            lines.append(line(text, 400 + 110 * column, 80 + 34 * row))
    assert bubbles_of(lines).head == ""
