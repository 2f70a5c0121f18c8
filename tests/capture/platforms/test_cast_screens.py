"""Which monitors are shown, who is asked for them and when, with a desktop that does as told."""

import json
import os

import numpy as np
import pytest

from capture.platforms.cast_screens import (
    CAST_ENDED,
    ENDED_REST_S,
    EQUAL_MONITORS,
    NO_PICTURE_YET,
    NO_PLACE,
    REFUSED_REST_S,
    UNANSWERED_REST_S,
    CastScreens,
)
from capture.platforms.screen_cast import (
    Cast,
    CastStream,
    KeptTokens,
    NotAnswered,
    PicturesGone,
    Refused,
)
from capture.platforms.wayland_desktop import Output
from capture.screens import Monitor, RgbFrame
from capture.windows import DesktopWindow
from core.errors import CaptureUnavailable
from core.observation import Box

LEFT, RIGHT = Output(Box(0, 0, 20, 10), 1.0), Output(Box(20, 0, 30, 20), 1.0)
LEFT_STREAM, RIGHT_STREAM = CastStream(35, (0, 0), (20, 10)), CastStream(36, (20, 0), (30, 20))


class ScriptedDesktop:
    """Lets the person choose what `choices` hold, one after the other; an error is raised."""

    def __init__(self, *choices: tuple[CastStream, ...] | CaptureUnavailable) -> None:
        self.choices = [*choices]
        self.opened: list[str] = []
        self.ended: list[str] = []
        self.over: set[str] = set()
        self.gone = False
        self.why = ""

    def why_not(self) -> str:
        return self.why

    def open(self, token: str) -> Cast:
        self.opened.append(token)
        choice = self.choices.pop(0)
        if isinstance(choice, CaptureUnavailable):
            raise choice
        number = len(self.opened)
        return Cast(f"session {number}", choice, f"token {number}")

    def remote(self, cast: Cast) -> int:
        return os.open(os.devnull, os.O_RDONLY)

    def is_ended(self, cast: Cast) -> bool:
        if self.gone:
            raise CaptureUnavailable("gone")
        return cast.session in self.over

    def end(self, cast: Cast) -> None:
        self.ended.append(cast.session)

    def close(self) -> None:
        """Nothing is held open."""


class ScriptedPictures:
    """Pictures by node; a missing one was never sent, an error is raised."""

    def __init__(self, pictures: dict[int, RgbFrame | PicturesGone]) -> None:
        self._pictures = pictures
        self.is_closed = False

    def newest(self, node: int) -> RgbFrame | None:
        found = self._pictures.get(node)
        if isinstance(found, PicturesGone):
            raise found
        return found

    def close(self) -> None:
        self.is_closed = True


class ScriptedCompositor:
    """Tells `shown`; asks for one monitor at a time."""

    name = "A compositor"

    def __init__(self, *outputs: Output, streams_singly: bool = True) -> None:
        self.shown = outputs
        self.streams_singly = streams_singly

    def outputs(self) -> tuple[Output, ...]:
        return self.shown

    def windows(self) -> tuple[DesktopWindow, ...]:
        return ()


class Place:
    """Everything around the screens under test."""

    def __init__(self, desktop: ScriptedDesktop, compositor: ScriptedCompositor | None) -> None:
        self.desktop = desktop
        self.text = ""
        self.now_s = 1_000.0
        self.pictures: dict[int, RgbFrame | PicturesGone] = {
            35: _plain(20, 10, 35),
            36: _plain(30, 20, 36),
        }
        self.begun: list[ScriptedPictures] = []
        self.screens = CastScreens(
            desktop, compositor, KeptTokens(lambda: self.text, self._keep), self._begin, self._now
        )

    def _keep(self, text: str) -> None:
        self.text = text

    def _now(self) -> float:
        return self.now_s

    def _begin(self, remote: int) -> ScriptedPictures:
        os.fstat(remote)
        self.begun.append(ScriptedPictures(self.pictures))
        return self.begun[-1]

    def why_not_seen(self) -> str:
        with pytest.raises(CaptureUnavailable) as caught:
            self.screens.monitors()
        return str(caught.value)


def _plain(width: int, height: int, grey: int) -> RgbFrame:
    return np.full((height, width, 3), grey, dtype=np.uint8)


def test_every_monitor_that_was_chosen_is_grabbed_where_it_stands() -> None:
    place = Place(ScriptedDesktop((RIGHT_STREAM, LEFT_STREAM)), ScriptedCompositor(RIGHT, LEFT))
    left, right = place.screens.monitors()
    assert (left, right) == (Monitor(1, LEFT.area), Monitor(2, RIGHT.area))
    assert [place.screens.grab(one)[0, 0, 0] for one in (right, left)] == [36, 35]
    assert place.screens.monitors() == (left, right)
    assert place.desktop.opened == [""]


def test_a_monitor_that_was_not_chosen_is_not_looked_at_and_keeps_its_number() -> None:
    place = Place(
        ScriptedDesktop((RIGHT_STREAM,)),
        ScriptedCompositor(LEFT, RIGHT, streams_singly=False),
    )
    assert place.screens.monitors() == (Monitor(2, RIGHT.area),)
    with pytest.raises(CaptureUnavailable, match="Monitor 1"):
        place.screens.grab(Monitor(1, LEFT.area))


def test_a_desktop_that_lets_choose_one_at_a_time_is_asked_until_all_are_chosen() -> None:
    place = Place(ScriptedDesktop((RIGHT_STREAM,), (LEFT_STREAM,)), ScriptedCompositor(LEFT, RIGHT))
    left, right = place.screens.monitors()
    assert [place.screens.grab(one)[0, 0, 0] for one in (left, right)] == [35, 36]
    assert json.loads(place.text) == ["token 1", "token 2"]


@pytest.mark.parametrize("second", [(RIGHT_STREAM,), Refused("no"), NotAnswered("?")])
def test_who_wants_one_monitor_only_is_asked_once_more_and_then_left_alone(
    second: tuple[CastStream, ...] | CaptureUnavailable,
) -> None:
    desktop = ScriptedDesktop((RIGHT_STREAM,), second)
    place = Place(desktop, ScriptedCompositor(LEFT, RIGHT))
    for _ in range(3):
        assert place.screens.monitors() == (Monitor(2, RIGHT.area),)
    assert desktop.opened == ["", ""]
    assert json.loads(place.text) == ["token 1"]


def test_the_token_of_the_last_start_restores_the_choice_and_the_new_one_is_kept() -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM,)), ScriptedCompositor(LEFT))
    place.text = '["of the last start"]'
    place.screens.monitors()
    assert place.desktop.opened == ["of the last start"]
    assert json.loads(place.text) == ["token 1"]


@pytest.mark.parametrize("text", ["{", '"x"', "[1]", '[""]'])
def test_what_is_no_token_is_not_used(text: str) -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM,)), ScriptedCompositor(LEFT))
    place.text = text
    place.screens.monitors()
    assert place.desktop.opened == [""]


def test_a_no_is_taken_for_an_answer() -> None:
    desktop = ScriptedDesktop(Refused("The person said no."), (LEFT_STREAM,))
    place = Place(desktop, ScriptedCompositor(LEFT))
    place.text = '["old"]'
    for _ in range(3):
        assert place.why_not_seen() == "The person said no."
    assert (desktop.opened, place.text) == (["old"], "")
    place.now_s += REFUSED_REST_S
    assert place.screens.monitors()
    assert desktop.opened == ["old", ""]


def test_silence_is_not_taken_for_a_no_and_the_token_stays() -> None:
    desktop = ScriptedDesktop(NotAnswered("Nobody there."), (LEFT_STREAM,))
    place = Place(desktop, ScriptedCompositor(LEFT))
    place.text = '["old"]'
    assert place.why_not_seen() == "Nobody there."
    assert place.why_not_seen() == "Nobody there."
    assert desktop.opened == ["old"]
    place.now_s += UNANSWERED_REST_S
    assert place.screens.monitors()


def test_what_the_person_ended_is_not_begun_again_behind_their_back() -> None:
    desktop = ScriptedDesktop((LEFT_STREAM,), (LEFT_STREAM,))
    place = Place(desktop, ScriptedCompositor(LEFT))
    place.screens.monitors()
    desktop.over.add("session 1")
    for _ in range(2):
        assert place.why_not_seen() == CAST_ENDED
    assert (place.text, place.begun[0].is_closed) == ("", True)
    place.now_s += ENDED_REST_S
    assert place.screens.monitors()
    assert desktop.opened == ["", ""]  # no token: the person is asked


@pytest.mark.parametrize("is_ended", [False, True])
def test_other_outputs_are_asked_for_anew_with_the_token(is_ended: bool) -> None:
    desktop = ScriptedDesktop((LEFT_STREAM,), (LEFT_STREAM, RIGHT_STREAM))
    compositor = ScriptedCompositor(LEFT)
    place = Place(desktop, compositor)
    place.screens.monitors()
    compositor.shown = (LEFT, RIGHT)
    if is_ended:
        desktop.over.add("session 1")
    assert len(place.screens.monitors()) == 2
    assert desktop.opened == ["", "token 1"]
    assert (desktop.ended, place.begun[0].is_closed) == (["session 1"], True)


def test_a_stream_of_an_unknown_place_is_not_looked_at() -> None:
    lost = CastStream(35, (7, 7), (20, 10))
    place = Place(ScriptedDesktop((lost,)), ScriptedCompositor(LEFT, streams_singly=False))
    assert place.why_not_seen() == NO_PLACE
    assert place.desktop.ended == ["session 1"]


@pytest.mark.parametrize(
    ("stream", "outputs", "index"),
    [
        (CastStream(35, None, (30, 20)), (LEFT, RIGHT), 2),
        (CastStream(35), (LEFT,), 1),
        (CastStream(35), (LEFT, RIGHT), None),
        (CastStream(35, None, (20, 10)), (LEFT, Output(Box(50, 0, 20, 10), 1.0)), None),
    ],
)
def test_a_stream_without_a_position_is_placed_only_where_one_place_is_left(
    stream: CastStream, outputs: tuple[Output, ...], index: int | None
) -> None:
    compositor = ScriptedCompositor(*outputs, streams_singly=False)
    place = Place(ScriptedDesktop((stream,)), compositor)
    if index is None:
        assert place.why_not_seen() == NO_PLACE
    else:
        assert [one.index for one in place.screens.monitors()] == [index]


@pytest.mark.parametrize(("size", "index"), [((20, 10), 1), ((60, 40), 2), ((40, 60), 2)])
def test_a_portal_that_tells_no_places_is_understood_by_the_size_in_pixels(
    size: tuple[int, int], index: int
) -> None:
    """As that of sway does: every monitor stands at 0, 0."""
    fine = Output(Box(20, 0, 30, 20), 2.0)
    place = Place(ScriptedDesktop((CastStream(35, (0, 0), size),)), ScriptedCompositor(LEFT, fine))
    place.desktop.choices.append(Refused("enough"))
    assert [one.index for one in place.screens.monitors()] == [index]


def test_two_equal_monitors_that_cannot_be_told_apart_are_not_streamed() -> None:
    turned = Output(Box(20, 0, 5, 10), 2.0)  # 10 by 20 pixels
    place = Place(ScriptedDesktop(), ScriptedCompositor(LEFT, turned))
    assert place.screens.why_not() == EQUAL_MONITORS
    told = Place(ScriptedDesktop(), ScriptedCompositor(LEFT, turned, streams_singly=False))
    assert told.screens.why_not() == ""


def test_without_a_compositor_each_stream_is_a_monitor_as_large_as_its_picture() -> None:
    place = Place(ScriptedDesktop((RIGHT_STREAM, CastStream(35))), None)
    first, second = place.screens.monitors()
    assert (first, second) == (Monitor(1, Box(20, 0, 30, 20)), Monitor(2, Box(0, 0, 20, 10)))
    assert [place.screens.grab(one)[0, 0, 0] for one in (first, second)] == [36, 35]
    assert place.screens.grab(first).shape == (20, 30, 3)


def test_a_picture_of_another_size_is_brought_to_that_of_the_windows() -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM,)), ScriptedCompositor(LEFT))
    place.pictures[35] = _plain(40, 20, 35)
    (left,) = place.screens.monitors()
    assert place.screens.grab(left).shape == (10, 20, 3)


def test_a_desktop_that_sent_nothing_yet_is_told() -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM,)), ScriptedCompositor(LEFT))
    del place.pictures[35]
    assert place.why_not_seen() == NO_PICTURE_YET
    place.pictures[35] = _plain(20, 10, 35)
    (left,) = place.screens.monitors()
    assert place.screens.grab(left)[0, 0, 0] == 35
    assert place.desktop.opened == [""]


def test_a_monitor_that_sent_nothing_yet_does_not_hold_the_others_up() -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM, RIGHT_STREAM)), ScriptedCompositor(LEFT, RIGHT))
    del place.pictures[35]
    assert [one.index for one in place.screens.monitors()] == [2]
    place.pictures[35] = _plain(20, 10, 35)
    assert [one.index for one in place.screens.monitors()] == [1, 2]


def test_pictures_that_break_off_are_asked_for_again_with_the_token() -> None:
    desktop = ScriptedDesktop((LEFT_STREAM,), (LEFT_STREAM,))
    place = Place(desktop, ScriptedCompositor(LEFT))
    (left,) = place.screens.monitors()
    place.pictures[35] = PicturesGone("crashed (signal 11)")
    with pytest.raises(CaptureUnavailable, match="signal 11"):
        place.screens.grab(left)
    place.pictures[35] = _plain(20, 10, 1)
    (left,) = place.screens.monitors()
    assert place.screens.grab(left)[0, 0, 0] == 1
    assert desktop.opened == ["", "token 1"]


def test_pictures_that_do_not_begin_leave_nothing_shown() -> None:
    desktop = ScriptedDesktop((LEFT_STREAM,))

    def refuse(remote: int) -> ScriptedPictures:
        raise PicturesGone("ended (code 1)")

    screens = CastScreens(desktop, ScriptedCompositor(LEFT), KeptTokens(), refuse)
    with pytest.raises(CaptureUnavailable, match="code 1"):
        screens.monitors()
    assert desktop.ended == ["session 1"]


def test_a_desktop_that_is_gone_is_let_go_of() -> None:
    desktop = ScriptedDesktop((LEFT_STREAM,), (LEFT_STREAM,))
    place = Place(desktop, ScriptedCompositor(LEFT))
    place.screens.monitors()
    desktop.gone = True
    assert place.why_not_seen() == "gone"
    assert place.begun[0].is_closed
    desktop.gone = False
    assert place.screens.monitors()


def test_closing_ends_what_is_shown() -> None:
    place = Place(ScriptedDesktop((LEFT_STREAM,)), ScriptedCompositor(LEFT))
    place.screens.monitors()
    place.screens.close()
    assert (place.desktop.ended, place.begun[0].is_closed) == (["session 1"], True)
