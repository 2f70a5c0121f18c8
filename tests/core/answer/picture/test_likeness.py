"""The frames that show a picture's text: by the share of its words, the rare ones first."""

from core.answer.picture.likeness import frames_like
from core.observation import TextLine
from core.store.observation_store import ObservationFilter
from tests.fakes.drawn_memory import DrawnMemory, Sheet, moment

ALL = ObservationFilter()
LETTER = Sheet().paragraph(
    "Dear Ottilie, the boathouse roof leaks above the second berth.",
    "The roofer from Corvo can come on the ninth of June.",
)


def lines(sheet: Sheet) -> list[TextLine]:
    return list(sheet.lines)


def test_the_same_text_on_a_busier_screen_is_found(plain_memory: DrawnMemory) -> None:
    busy = Sheet().paragraph("Inbox  Sent  Drafts").paragraph(*(line.text for line in LETTER.lines))
    seen = plain_memory.show(moment(8, "09:00"), busy, app="mail", title="Roof")
    for number in range(5):
        other = Sheet().paragraph(f"Inbox  Sent  Drafts number {number}")
        plain_memory.show(moment(8, f"1{number}:00"), other, app="mail", title=f"Mail {number}")
    (found,) = frames_like(plain_memory.store, lines(LETTER), ALL, 4)
    assert found.seen.id == seen
    assert found.share > 0.9
    assert "roof" in found.line.text


def test_a_few_words_in_common_are_not_the_same(plain_memory: DrawnMemory) -> None:
    plain_memory.show(moment(8, "09:00"), Sheet().paragraph("The roof of the boathouse is new."))
    assert frames_like(plain_memory.store, lines(LETTER), ALL, 4) == []


def test_of_each_window_the_newest_of_equals_is_shown(plain_memory: DrawnMemory) -> None:
    for day in (8, 9, 10):
        plain_memory.show(moment(day, "09:00"), LETTER, app="mail", title="Roof")
    plain_memory.show(moment(9, "12:00"), LETTER, app="editor", title="Reply")
    found = frames_like(plain_memory.store, lines(LETTER), ALL, 4)
    assert [(one.seen.window.app, one.seen.at.day) for one in found] == [
        ("mail", 10),
        ("editor", 9),
    ]


def test_misread_words_do_not_hide_it(plain_memory: DrawnMemory) -> None:
    seen = plain_memory.show(moment(8, "09:00"), LETTER, app="mail", title="Roof")
    blurred = Sheet().paragraph(
        "Dear Ottllie, the boathouse roof leaks above the second berfh.",
        "The roofer from Corvo can come on the ninth of June.",
    )
    (found,) = frames_like(plain_memory.store, lines(blurred), ALL, 4)
    assert found.seen.id == seen


def test_a_picture_without_words_is_like_nothing(plain_memory: DrawnMemory) -> None:
    plain_memory.show(moment(8, "09:00"), LETTER)
    assert frames_like(plain_memory.store, [], ALL, 4) == []


def test_the_picture_itself_is_left_out(plain_memory: DrawnMemory) -> None:
    seen = plain_memory.show(moment(8, "09:00"), LETTER)
    assert frames_like(plain_memory.store, lines(LETTER), ALL, 4, besides=seen) == []
