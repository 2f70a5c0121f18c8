"""Learning waits while the computer is needed for something else, but not for ever."""

from app.work_wait import WAITS_AT_MOST_S, WorkWait


class Desk:
    """A computer that is needed or not, and a clock that moves when told."""

    def __init__(self) -> None:
        self.is_needed = True
        self.now_s = 100.0
        self.wait = WorkWait(lambda: self.is_needed, lambda: self.now_s)


def test_work_waits_while_the_computer_is_needed() -> None:
    desk = Desk()
    assert desk.wait.is_held()
    desk.is_needed = False
    assert not desk.wait.is_held()


def test_work_waits_no_longer_than_the_bound_and_is_then_finished() -> None:
    desk = Desk()
    assert desk.wait.is_held()
    desk.now_s += WAITS_AT_MOST_S - 1
    assert desk.wait.is_held()
    desk.now_s += 1
    assert not desk.wait.is_held()
    desk.now_s += 5
    assert not desk.wait.is_held()
    desk.wait.begin_anew()
    assert desk.wait.is_held()


def test_a_moment_of_rest_begins_the_wait_anew() -> None:
    desk = Desk()
    assert desk.wait.is_held()
    desk.is_needed = False
    assert not desk.wait.is_held()
    desk.is_needed, desk.now_s = True, desk.now_s + WAITS_AT_MOST_S
    assert desk.wait.is_held()
