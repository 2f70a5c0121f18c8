"""The screen that other tests stand on: real windows with real titles and pixels."""

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.x_display import XDisplay

pytestmark = pytest.mark.screen

if sys.platform != "linux":
    pytest.skip("Screen tests need Xvfb, which only Linux has.", allow_module_level=True)


def test_a_terminal_appears_with_its_text_and_goes(x_display: "XDisplay") -> None:
    empty = x_display.screenshot()
    shown = x_display.show_xterm("Letter (draft)", "Dear Ada,\n\nthe pump is mended.\n")
    (window,) = x_display.windows()
    assert (window.title, window.app_class) == ("Letter (draft)", "XTerm")
    assert os.environ["DISPLAY"] == x_display.name
    with_text = x_display.screenshot()
    assert with_text.size == (1920, 1080)
    assert with_text != empty
    shown.close()
    assert x_display.windows() == ()
    assert x_display.screenshot() == empty


def test_the_app_class_can_be_chosen(x_display: "XDisplay") -> None:
    shown = x_display.show_xterm("Vault", "hidden", app_class="keepassxc")
    assert shown.window.app_class == "keepassxc"


def test_windows_of_an_earlier_test_are_gone(x_display: "XDisplay") -> None:
    assert x_display.windows() == ()


def test_two_windows_are_listed_oldest_first(x_display: "XDisplay") -> None:
    x_display.show_xterm("First", "one", "40x10+0+0")
    x_display.show_xterm("Second", "two", "40x10+600+300")
    assert [window.title for window in x_display.windows()] == ["First", "Second"]
