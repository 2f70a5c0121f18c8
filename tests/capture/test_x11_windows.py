"""Real windows on a real X display."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from capture.no_windows import NO_TITLES, REFUSED, NoWindows
from core.errors import CaptureUnavailable
from core.observation import WindowContext

if TYPE_CHECKING:
    from capture.x11_windows import X11Windows
    from tests.x_display import XDisplay

x11_windows = pytest.importorskip("capture.x11_windows", exc_type=ImportError)
wait_until = pytest.importorskip("tests.x_display", exc_type=ImportError).wait_until


@pytest.fixture
def lister() -> Iterator[X11Windows]:
    lister: X11Windows = x11_windows.X11Windows()
    yield lister
    lister.close()


def test_a_display_that_does_not_answer_is_named() -> None:
    with pytest.raises(CaptureUnavailable, match=":9876"):
        x11_windows.X11Windows(":9876").windows()


def test_where_no_titles_can_be_read_this_is_said() -> None:
    assert NoWindows(lambda: True).windows() == ()
    assert NoWindows(lambda: True).limits() == NO_TITLES
    with pytest.raises(CaptureUnavailable, match="without_window_names"):
        NoWindows(lambda: False).windows()
    assert NoWindows(lambda: False).limits() == REFUSED


def test_old_titles_with_marked_utf8_are_decoded() -> None:
    old = b"Gr\xfc\xdfe \x1b%G\xe2\x80\x94\x1b%@ x \x1b-Ay"
    assert x11_windows.decode_compound_text(old) == "Grüße — x y"


@pytest.mark.screen
def test_an_old_title_is_decoded(x_display: XDisplay, lister: X11Windows) -> None:
    x_display.start(("xterm", "-u8", "-title", "Grüße — alt"), LC_ALL="C.UTF-8")
    wait_until(lambda: len(lister.windows()) == 1, "the xterm to appear")
    assert [window.title for window in lister.windows()] == ["Grüße — alt"]


@pytest.mark.screen
def test_an_empty_screen_has_no_windows(x_display: XDisplay, lister: X11Windows) -> None:
    assert lister.windows() == ()


@pytest.mark.screen
def test_windows_are_listed_topmost_first(x_display: XDisplay, lister: X11Windows) -> None:
    x_display.show_xterm("below", "one", geometry="60x20+100+100")
    shown = x_display.show_xterm("above", "2", geometry="60x20+300+200", app_class="Codepad")
    name = ("xdotool", "set_window", "--name", "Grüße — above", str(shown.xid))
    assert x_display.start(name).wait() == 0
    above, below = lister.windows()
    assert (above.title, above.app, above.is_focused) == ("Grüße — above", "codepad", True)
    assert (below.title, below.app, below.is_focused) == ("below", "xterm", False)
    assert above.is_visible
    assert below.is_visible
    assert not above.is_popup


@pytest.mark.screen
def test_the_area_includes_the_frame(x_display: XDisplay, lister: X11Windows) -> None:
    x_display.show_xterm("framed", "text", geometry="60x20+100+100")
    (window,) = lister.windows()
    assert (window.area.left, window.area.top) == (100, 100)
    frame = x_display.screenshot()
    ground = frame.getpixel((window.area.left - 3, window.area.top - 3))
    assert frame.getpixel((window.area.left + 1, window.area.top + 10)) != ground
    assert frame.getpixel((window.area.right - 2, window.area.bottom - 10)) != ground
    assert frame.getpixel((window.area.right + 3, window.area.bottom + 3)) == ground


@pytest.mark.screen
def test_a_lost_connection_is_made_anew(x_display: XDisplay, lister: X11Windows) -> None:
    x_display.show_xterm("still here", "text")
    assert len(lister.windows()) == 1
    connection = lister._connection
    assert connection is not None
    with socket.socket(fileno=os.dup(connection.get_file_descriptor())) as line:
        line.shutdown(socket.SHUT_RDWR)
    with pytest.raises(CaptureUnavailable):
        lister.windows()
    assert [window.title for window in lister.windows()] == ["still here"]


@pytest.mark.screen
def test_a_browser_that_was_started_privately_is_told(
    x_display: XDisplay, lister: X11Windows
) -> None:
    for name, flag in (("Chromium", "--incognito"), ("Codepad", "--incognito"), ("Firefox", "-P")):
        inner = ("-e", "sh", "-c", "sleep infinity", flag)
        x_display.start(("xterm", "-title", name, "-name", name, "-class", name, *inner))
        x_display.wait_for_window(name)
    private = {window.app: window.is_private for window in lister.windows()}
    assert private == {"chromium": True, "codepad": False, "firefox": False}


@pytest.mark.screen
def test_a_dialog_names_the_window_that_it_belongs_to(
    x_display: XDisplay, lister: X11Windows
) -> None:
    import xcffib
    import xcffib.xproto

    owner = x_display.show_xterm("Gifts", "one", "40x8+100+100", app_class="Firefox")
    dialog = x_display.show_xterm("Save as", "two", "30x6+300+300", app_class="Firefox")
    x = xcffib.connect(display=x_display.name)
    x.core.ChangePropertyChecked(
        xcffib.xproto.PropMode.Replace,
        dialog.xid,
        xcffib.xproto.Atom.WM_TRANSIENT_FOR,
        xcffib.xproto.Atom.WINDOW,
        32,
        1,
        [owner.xid],
    ).check()
    x.disconnect()
    owners = {window.title: window.owner for window in lister.windows()}
    assert owners["Gifts"] is None
    assert owners["Save as"] == WindowContext("firefox", "Gifts")
    assert {window.id for window in lister.windows()} == {owner.xid, dialog.xid}
