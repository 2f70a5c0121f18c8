"""Two fingers that move apart or together, on a touchpad or on the screen itself."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_LEAST, _MOST = 0.2, 5.0  # of one event; anything beyond is a slip of the fingers


@dataclass(frozen=True, slots=True)
class Pinch:
    """By how much the shown stretch changes (below 1: closer), and around which place."""

    factor: float
    place: QPointF


def take_pinches(widget: QWidget) -> None:
    """Have a widget told of fingers on the screen; touchpads tell by themselves."""
    widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    widget.grabGesture(Qt.GestureType.PinchGesture)


def pinch_in(event: QEvent, widget: QWidget) -> Pinch | None:
    """The pinch that an event is, if it is one."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return None
        return Pinch(_factor(1.0 + event.value()), event.position())
    if isinstance(event, QGestureEvent):
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(gesture, QPinchGesture):
            place = QPointF(widget.mapFromGlobal(gesture.hotSpot().toPoint()))
            return Pinch(_factor(gesture.scaleFactor()), place)
    return None


def _factor(apart: float) -> float:
    """Fingers that move apart bring what is shown closer."""
    return max(_LEAST, min(_MOST, 1.0 / max(apart, 1e-3)))
