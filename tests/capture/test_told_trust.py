"""Programs are believed as long as the picture agrees."""

from capture.screens import RgbFrame
from capture.told_lines import SeenLine
from capture.told_trust import CHECKED_EVERY, UNTRUSTED_S, ToldTrust
from core.observation import Box, TextLine
from tests.fakes.fake_screen import ScriptedReader, plain_frame

FRAME = plain_frame(640, 480)
WORDS = ("salt and herring", "ropes and tar", "the tide is high", "nets for mending")


def lines(*texts: str, is_exact: bool = True) -> list[SeenLine]:
    boxes = [Box(10, 20 * row, 200, 18) for row in range(len(texts))]
    return [
        SeenLine(TextLine(text, box), box, is_exact) for text, box in zip(texts, boxes, strict=True)
    ]


class Sheets:
    """Reads off every sheet what `said` says, from top to bottom."""

    def __init__(self) -> None:
        self.said: tuple[str, ...] = ()
        self.reader = ScriptedReader(by_frame=self._read)

    def _read(self, sheet: RgbFrame) -> tuple[TextLine, ...]:
        step = sheet.shape[0] / max(1, len(self.said))
        return tuple(
            TextLine(text, Box(4, int((row + 0.4) * step), 100, 4))
            for row, text in enumerate(self.said)
        )


def told(trust: ToldTrust, seen: list[SeenLine]) -> list[str]:
    return [line.line.text for line in trust.believed("ledger", seen, FRAME)]


def longest_first(*texts: str) -> tuple[str, ...]:
    return tuple(sorted(texts, key=len, reverse=True))


def test_a_program_that_agrees_is_checked_at_first_and_then_seldom() -> None:
    sheets = Sheets()
    trust = ToldTrust(sheets.reader, lambda: 0.0)
    sheets.said = longest_first(*WORDS)
    for _ in range(CHECKED_EVERY):
        assert told(trust, lines(*WORDS)) == list(WORDS)
    assert len(sheets.reader.frames) == 1
    sheets.said = ()
    assert told(trust, lines(*WORDS)) == []
    assert len(sheets.reader.frames) == 2


def test_who_tells_another_text_is_not_believed_for_a_while() -> None:
    now_s = [0.0]
    sheets = Sheets()
    trust = ToldTrust(sheets.reader, lambda: now_s[0])
    sheets.said = ("something", "else", "stands", "here")
    assert told(trust, lines(*WORDS)) == []
    sheets.said = longest_first(*WORDS)
    assert told(trust, lines(*WORDS)) == []
    assert len(sheets.reader.frames) == 1
    now_s[0] = UNTRUSTED_S + 1
    assert told(trust, lines(*WORDS)) == list(WORDS)


def test_a_misread_letter_is_no_reason_to_doubt() -> None:
    sheets = Sheets()
    trust = ToldTrust(sheets.reader, lambda: 0.0)
    sheets.said = tuple(text.replace("a", "o") for text in longest_first(*WORDS))
    assert told(trust, lines(*WORDS)) == list(WORDS)


def test_names_and_texts_are_trusted_apart() -> None:
    sheets = Sheets()
    trust = ToldTrust(sheets.reader, lambda: 0.0)
    sheets.said = ("nothing of the kind",)
    assert told(trust, lines(*WORDS, is_exact=False)) == []
    sheets.said = longest_first(*WORDS)
    assert told(trust, lines(*WORDS)) == list(WORDS)


def test_of_one_or_two_lines_no_lasting_judgement_is_made() -> None:
    sheets = Sheets()
    trust = ToldTrust(sheets.reader, lambda: 0.0)
    assert told(trust, lines("salt")) == []
    sheets.said = longest_first(*WORDS)
    assert told(trust, lines(*WORDS)) == list(WORDS)
