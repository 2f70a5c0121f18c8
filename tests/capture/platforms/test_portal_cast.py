"""The consent to stream monitors, over a real message bus, with a portal that does as told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from capture.platforms.screen_cast import CastStream, NotAnswered, Refused
from core.errors import CaptureUnavailable

if TYPE_CHECKING:
    from capture.platforms.portal_cast import PortalCast
    from tests.capture.platforms.scripted_cast import ScriptedCast

portal_calls = pytest.importorskip("capture.platforms.portal_calls")
portal_cast = pytest.importorskip("capture.platforms.portal_cast")
scripted = pytest.importorskip("tests.capture.platforms.scripted_cast")
bus = pytest.importorskip("tests.fakes.scripted_bus")

needs_a_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="This test needs a message bus; install dbus."
)


@pytest.fixture
def bus_address() -> Iterator[str]:
    with bus.message_bus_of_its_own() as address:
        yield address


@pytest.fixture
def portal(bus_address: str) -> Iterator[ScriptedCast]:
    made: ScriptedCast = scripted.ScriptedCast(bus_address)
    yield made
    made.close()


@pytest.fixture
def desktop(bus_address: str) -> Iterator[PortalCast]:
    made = portal_cast.PortalCast(bus_address)
    yield made
    made.close()


@needs_a_bus
def test_monitors_are_asked_for_without_a_pointer_and_for_good(
    portal: ScriptedCast, desktop: PortalCast
) -> None:
    cast = desktop.open("")
    assert cast.streams == (CastStream(35, (0, 0), (8, 6)),)
    assert (cast.session, cast.token) == (portal.session, "second")
    asked = {key: value for key, (_, value) in portal.options.items() if key != "handle_token"}
    assert asked == {"types": 1, "multiple": True, "cursor_mode": 1, "persist_mode": 2}
    os.close(desktop.remote(cast))
    desktop.end(cast)
    assert portal.asked[-2:] == ["OpenPipeWireRemote", "Close"]


@needs_a_bus
def test_a_token_restores_what_was_chosen(portal: ScriptedCast, desktop: PortalCast) -> None:
    desktop.open("first")
    assert portal.options["restore_token"] == ("s", "first")


@needs_a_bus
def test_a_token_that_the_portal_does_not_know_is_done_without(
    portal: ScriptedCast, desktop: PortalCast
) -> None:
    assert desktop.open("of another desktop").token == "second"
    assert "restore_token" not in portal.options


@needs_a_bus
def test_an_old_portal_remembers_nothing_and_tells_no_places(
    portal: ScriptedCast, desktop: PortalCast
) -> None:
    portal.numbers = {"version": 2, "AvailableSourceTypes": 3, "AvailableCursorModes": 2}
    portal.streams = [(35, {}), (36, {})]
    assert desktop.open("first").streams == (CastStream(35), CastStream(36))
    assert {"persist_mode", "restore_token", "cursor_mode"}.isdisjoint(portal.options)


@needs_a_bus
def test_the_persons_no_is_another_thing_than_a_portal_that_cannot(
    portal: ScriptedCast, desktop: PortalCast
) -> None:
    portal.answer = 1
    with pytest.raises(Refused):
        desktop.open("")
    assert portal.asked[-1] == "Close"
    portal.answer = 2
    with pytest.raises(NotAnswered):
        desktop.open("")
    portal.answer, portal.streams = 0, []
    with pytest.raises(Refused):
        desktop.open("")


@needs_a_bus
def test_a_question_without_an_answer_is_taken_back(
    portal: ScriptedCast, desktop: PortalCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_calls, "ANSWER_PATIENCE_S", 0.2)
    portal.answer = None
    with pytest.raises(NotAnswered):
        desktop.open("")
    assert portal.asked[-1] == "Close"


@needs_a_bus
def test_what_the_person_ends_is_heard(portal: ScriptedCast, desktop: PortalCast) -> None:
    first, second = desktop.open(""), desktop.open("")
    assert not desktop.is_ended(second)
    portal.end_session()
    desktop.remote(second)  # a whole question later, the signal has come as well
    assert desktop.is_ended(second)
    assert not desktop.is_ended(first)


@needs_a_bus
def test_a_portal_that_is_gone_is_told(bus_address: str, desktop: PortalCast) -> None:
    portal = scripted.ScriptedCast(bus_address)
    cast = desktop.open("")
    portal.close()
    with pytest.raises(CaptureUnavailable):
        desktop.remote(cast)
    with pytest.raises(CaptureUnavailable):
        desktop.is_ended(cast)
    with pytest.raises(CaptureUnavailable):
        desktop.open("")


@needs_a_bus
def test_why_nothing_is_streamed_is_told(
    portal: ScriptedCast, desktop: PortalCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_cast, "LIBRARY", "libno-such-library.so.9")
    assert desktop.why_not() == portal_cast.NO_PIPEWIRE
    portal.numbers = {"AvailableSourceTypes": 2}
    assert desktop.why_not() == portal_cast.NO_STREAMS
    portal.numbers = {}
    assert desktop.why_not() == portal_cast.NO_STREAMS
    assert portal.asked.count("CreateSession") == 0


def test_no_bus_streams_nothing() -> None:
    assert portal_cast.PortalCast("unix:path=/nowhere/bus").why_not() == portal_cast.NO_STREAMS
