"""Circular garbage is collected by the windows' thread, and by no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.garbage_collection import GarbageCollection


class Ring:
    """Holds itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collection(qtbot: QtBot) -> Iterator[GarbageCollection]:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert application is not None
    made = GarbageCollection(application)
    yield made
    made.end()
    made.deleteLater()
    gc.disable()  # as every test of windows is run


def _many_things() -> list[list[int]]:
    """More than Python lets be made without collecting."""
    return [[number] for number in range(10 * gc.get_threshold()[0])]


def test_another_thread_makes_garbage_and_collects_none(collection: GarbageCollection) -> None:
    rings: list[weakref.ref[Ring]] = []
    kept: list[list[list[int]]] = []

    def work() -> None:
        rings.append(weakref.ref(Ring()))
        kept.append(_many_things())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert rings[0]() is not None
    collection.collect_what_is_due()
    assert rings[0]() is None


def test_nothing_is_collected_before_it_is_due(collection: GarbageCollection) -> None:
    gc.collect()
    ring = weakref.ref(Ring())
    collection.collect_what_is_due()
    assert ring() is not None


def test_in_the_end_python_collects_by_itself_again(collection: GarbageCollection) -> None:
    assert not gc.isenabled()
    collection.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
