"""Tells screen readers what has just appeared: eyes see it by themselves."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(place: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have words read aloud after what is being read, or `at_once` in its place.

    Nothing happens where no screen reader listens, and for empty words.
    """
    if not words:
        return
    event = QAccessibleAnnouncementEvent(place, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
