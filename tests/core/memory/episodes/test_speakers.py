"""Chat lines carry the name of who said them, with the line that shows it."""

from core.memory.episodes.telling_lines import telling_lines
from core.memory.view import View
from core.observation import TextLine
from tests.core.memory.episodes.screens import line, view

SAID = (
    ("Ada Finch 08:51", "We move the harvest fair to 3 October because of the rain."),
    ("Bram de Vos 08:55", "Then the tent has to be ordered before Friday."),
)


def _chat(*messages: tuple[str, str], title: str = "#fair - Barn", app: str = "tattle") -> View:
    lines: list[TextLine] = []
    for place, (who, text) in enumerate(messages):
        lines += [line(who, 200 + 80 * place), line(text, 224 + 80 * place)]
    return view(1, 0, lines, title=title, app=app)


def test_a_line_names_its_speaker_and_rests_on_the_name_too() -> None:
    shown = _chat(*SAID)
    found = telling_lines([shown], 4)
    assert [one.text for one in found] == [
        "Ada Finch: We move the harvest fair to 3 October because of the rain.",
        "Bram de Vos: Then the tent has to be ordered before Friday.",
    ]
    for statement in found:
        (piece,) = statement.evidence
        seen = " ".join(shown.lines[number].text for number in piece.line_numbers)
        assert statement.text.split(":")[0] in seen


def test_no_name_no_speaker() -> None:
    found = telling_lines([_chat(*((who[-5:], text) for who, text in SAID))], 4)
    assert [one.text for one in found] == [text for _, text in SAID]


def test_outside_chats_a_name_with_a_clock_is_no_speaker() -> None:
    shown = _chat(*SAID, title="Harvest fair - Barnwiki", app="browser")
    assert all(": " not in one.text for one in telling_lines([shown], 4))
