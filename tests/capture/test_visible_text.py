"""How told text is made plain."""

from capture.visible_text import NoVisibleText, ToldText, Untold, WhyUntold, plain_text
from capture.windows import DesktopWindow
from core.observation import Box


def test_what_is_not_drawn_is_left_out_and_spaces_are_single() -> None:
    assert plain_text("a\u200bb\u2069 c\u00a0 d\n") == "ab c d"
    assert plain_text(" \u2028 ") == ""


def test_a_wide_gap_is_a_tab() -> None:
    assert plain_text("  name\tsize") == "name\tsize"
    assert plain_text("name      size  b") == "name\tsize b"


def test_where_nothing_is_told_the_reason_is_kept() -> None:
    nothing = NoVisibleText("because")
    window = DesktopWindow("editor", "letter", Box(0, 0, 9, 9))
    assert nothing.text_of(window) == Untold(WhyUntold.HAS_NONE)
    assert nothing.address_of(window) is None
    assert nothing.limits() == "because"
    nothing.close()
    assert ToldText(()).doubtful == ()
