"""Keys from everywhere on X11: a passive grab on the root window, over a connection of its own.

The X server sends a grabbed chord to us alone, whatever has the focus. A grab counts only for the
exact modifiers, so each chord is grabbed with every state that the locks may be in.
Source: X11 protocol, GrabKey; xlib's "Keyboard Encoding" for how keycodes get their keysyms.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import xcffib
import xcffib.xproto as xp
from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer

from app.global_shortcuts.global_shortcuts import Act, GlobalShortcuts, Keys
from app.global_shortcuts.key_names import Chord, chord_of

_NUM_LOCK, _SCROLL_LOCK = 0xFF7F, 0xFF14
_ALT_KEYSYMS, _META_KEYSYMS = (0xFFE9, 0xFFEA), (0xFFEB, 0xFFEC)
_MODIFIERS = 8  # in the server's map, the first of them Shift, Lock and Control
_CHORD_BITS = 0xFF

_Grab = tuple[int, int]
"""A keycode, and the modifiers that are held with it, without locks."""


class X11Shortcuts(GlobalShortcuts):
    """Reads its connection when the system says that there is something to read."""

    def __init__(self, parent: QObject, display: str | None = None) -> None:
        """`display` as in DISPLAY, which is used where it is None. Connects on first use."""
        super().__init__(parent)
        self._display = display
        self._connection: xcffib.Connection | None = None
        self._notifier: QSocketNotifier | None = None
        self._wanted: dict[Act, Chord] = {}
        self._held: dict[_Grab, Act] = {}
        self._masks: dict[int, int] = {}  # keysym of a modifier or lock: its bit in the state
        self._locks: tuple[int, ...] = (0,)
        self._down: set[int] = set()

    def bind(self, wanted: Keys) -> None:
        self._wanted = {}
        troubles: dict[Act, str] = {}
        for act, keys in wanted.items():
            chord = chord_of(keys)
            if chord is not None:
                self._wanted[act] = chord
            elif not keys.isEmpty():
                troubles[act] = self.tr("This key cannot be used here; choose another.")
        if self._wanted or self._connection is not None:
            troubles |= self._grab_all()
        self.told.emit(troubles)

    def close(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None and not connection.has_error():
            connection.disconnect()

    # grabbing

    def _grab_all(self) -> dict[Act, str]:
        try:
            x = self._connected()
            for root in _roots(x):
                x.core.UngrabKey(xp.Grab.Any, root, xp.ModMask.Any)
            self._held.clear()
            self._read_modifiers(x)
            troubles = {
                act: words
                for act, chord in self._wanted.items()
                if (words := self._grab(act, chord))
            }
            x.flush()
        except (xcffib.ConnectionException, xcffib.XcffibException, OSError):
            self.close()
            lost = self.tr(
                "The display cannot be reached, so keys are not heard; start Recollect again."
            )
            return dict.fromkeys(self._wanted, lost)
        # What came while answers were read waits inside xcb, where the socket does not show it.
        QTimer.singleShot(0, self._read)
        return troubles

    def _grab(self, act: Act, chord: Chord) -> str:
        """Grab one chord; why it cannot be, as a sentence, or nothing."""
        x = self._connected()
        state = self._state_of(chord.held)
        keycodes = _keycodes(x, chord.keysym)
        if not keycodes or state is None:
            return self.tr("Your keyboard has no such key; choose another.")
        if any((keycode, state) in self._held for keycode in keycodes):
            return self.tr("Something else in Recollect has these keys already; choose others.")
        try:
            for keycode in keycodes:
                for root in _roots(x):
                    for lock in self._locks:
                        _grab_key(x, root, keycode, state | lock)
        except xp.AccessError:
            self._let_go(x, keycodes, state)
            return self.tr("Another program has these keys already; choose others.")
        self._held.update(dict.fromkeys([(keycode, state) for keycode in keycodes], act))
        return ""

    def _let_go(self, x: xcffib.Connection, keycodes: Sequence[int], state: int) -> None:
        """Nothing is held in part: with NumLock on, say, and not without."""
        for keycode in keycodes:
            for root in _roots(x):
                for lock in self._locks:
                    x.core.UngrabKey(keycode, root, state | lock)

    def _read_modifiers(self, x: xcffib.Connection) -> None:
        """Which bit each modifier has on this keyboard, and all states of the locks."""
        reply = x.core.GetModifierMapping().reply()
        width = reply.keycodes_per_modifier
        listed = list(reply.keycodes)
        self._masks = {}
        for place in range(_MODIFIERS):
            for keycode in listed[place * width : (place + 1) * width]:
                for keysym in _keysyms(x, keycode) if keycode else ():
                    self._masks.setdefault(keysym, 1 << place)
        locks = {xp.ModMask.Lock}
        locks |= {self._masks[key] for key in (_NUM_LOCK, _SCROLL_LOCK) if key in self._masks}
        self._locks = tuple(
            sum(chosen) for size in range(len(locks) + 1) for chosen in combinations(locks, size)
        )

    def _state_of(self, held: Qt.KeyboardModifier) -> int | None:
        """The modifiers as X's bits; None if this keyboard lacks one."""
        state = 0
        for modifier, bit in (
            (Qt.KeyboardModifier.ShiftModifier, xp.ModMask.Shift),
            (Qt.KeyboardModifier.ControlModifier, xp.ModMask.Control),
            (Qt.KeyboardModifier.AltModifier, self._mask_of(_ALT_KEYSYMS)),
            (Qt.KeyboardModifier.MetaModifier, self._mask_of(_META_KEYSYMS)),
        ):
            if modifier in held:
                if not bit:
                    return None
                state |= bit
        return state

    def _mask_of(self, keysyms: Sequence[int]) -> int:
        return next((self._masks[one] for one in keysyms if one in self._masks), 0)

    def _connected(self) -> xcffib.Connection:
        if self._connection is None:
            self._connection = xcffib.connect(display=self._display)
            descriptor = self._connection.get_file_descriptor()
            self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._read)
        return self._connection

    # hearing

    def _read(self) -> None:
        if self._connection is None:
            return
        try:
            events = list(_waiting(self._connection))
        except (xcffib.ConnectionException, xcffib.XcffibException, OSError):
            self.close()
            return
        for place, event in enumerate(events):
            if isinstance(event, xp.KeyPressEvent):
                self._press(event)
            elif isinstance(event, xp.KeyReleaseEvent):
                after = events[place + 1] if place + 1 < len(events) else None
                if not _is_repeated(event, after):
                    self._down.discard(event.detail)
        if any(isinstance(event, xp.MappingNotifyEvent) for event in events):
            self.told.emit(self._grab_all())

    def _press(self, event: xp.KeyPressEvent) -> None:
        """Tell of a chord, once for as long as it is held."""
        lock_bits = max(self._locks)
        act = self._held.get((event.detail, event.state & _CHORD_BITS & ~lock_bits))
        if act is not None and event.detail not in self._down:
            self._down.add(event.detail)
            self.pressed.emit(act)


def _grab_key(x: xcffib.Connection, root: int, keycode: int, state: int) -> None:
    """Raises: AccessError if another program has it."""
    mode = xp.GrabMode.Async
    x.core.GrabKeyChecked(False, root, state, keycode, mode, mode).check()


def _waiting(x: xcffib.Connection) -> Iterator[object]:
    while (event := x.poll_for_event()) is not None:
        yield event


def _is_repeated(release: xp.KeyReleaseEvent, after: object) -> bool:
    """Whether a release is the keyboard's repeating: the press follows at the same instant."""
    return (
        isinstance(after, xp.KeyPressEvent)
        and after.detail == release.detail
        and after.time == release.time
    )


def _roots(x: xcffib.Connection) -> list[int]:
    return [screen.root for screen in x.get_setup().roots]


def _keysyms(x: xcffib.Connection, keycode: int) -> list[int]:
    return list(x.core.GetKeyboardMapping(keycode, 1).reply().keysyms)


def _keycodes(x: xcffib.Connection, keysym: int) -> list[int]:
    """The keys that bear a keysym, unshifted if any does."""
    setup = x.get_setup()
    first, count = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
    reply = x.core.GetKeyboardMapping(first, count).reply()
    width, listed = reply.keysyms_per_keycode, list(reply.keysyms)
    rows = [listed[place * width : (place + 1) * width] for place in range(count)]
    plain = [first + place for place, row in enumerate(rows) if row[:1] == [keysym]]
    return plain or [first + place for place, row in enumerate(rows) if keysym in row]
