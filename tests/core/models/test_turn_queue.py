"""Turns: by priority, then by age; a place is kept by whoever gives way."""

import threading

import pytest

from core.models.text_generator import GenerationStopped, never_stop
from core.models.turn_queue import Priority, TurnQueue


def _run_in_order(turns: TurnQueue, priorities: list[Priority]) -> list[int]:
    """Everybody queues behind a turn that is taken; returns who came when."""
    order: list[int] = []
    queued = threading.Semaphore(0)
    threads = []

    def wait(number: int, priority: Priority) -> None:
        told = False

        def tell() -> bool:
            nonlocal told
            if not told:
                told = True
                queued.release()
            return False

        with turns.turn(turns.ticket(priority), tell):
            order.append(number)

    with turns.turn(turns.ticket(Priority.ANSWER), never_stop):
        for number, priority in enumerate(priorities):
            thread = threading.Thread(target=wait, args=(number, priority))
            thread.start()
            threads.append(thread)
            assert queued.acquire(timeout=20)
    for thread in threads:
        thread.join()
    return order


def test_answers_go_first_and_else_who_came_first() -> None:
    later, now = Priority.BACKGROUND, Priority.ANSWER
    assert _run_in_order(TurnQueue(), [later, now, later, now]) == [1, 3, 0, 2]


def test_who_waits_can_give_up() -> None:
    turns = TurnQueue()
    with turns.turn(turns.ticket(Priority.ANSWER), never_stop):
        background = turns.ticket(Priority.BACKGROUND)
        with pytest.raises(GenerationStopped), turns.turn(background, lambda: True):
            pytest.fail("it had the turn")
        assert not turns.is_outranked(background)
        with turns.turn_if_nobody_wants_it() as is_free:
            assert not is_free
    with turns.turn_if_nobody_wants_it() as is_free:
        assert is_free
    with turns.turn_if_nobody_wants_it() as is_free:
        assert is_free


def test_a_failure_ends_the_turn() -> None:
    turns = TurnQueue()
    with pytest.raises(LookupError), turns.turn(turns.ticket(Priority.ANSWER), never_stop):
        raise LookupError
    with turns.turn_if_nobody_wants_it() as is_free:
        assert is_free
