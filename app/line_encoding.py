"""The network that knows which line answers a question, opened when somebody asks one."""

from threading import Lock, Timer

from core.models.line_encoder import LineEncoder, NoLineEncoder
from core.models.onnx_line_encoder import open_line_encoder

UNUSED_S = 300.0
"""How long the network is kept after it was last asked for."""


class LineEncoding:
    """Opens the network at the first question, and lets it go when nobody has asked for a while.

    It takes a tenth of a second, and up to 80 MB that nobody should pay for who asks nothing.
    """

    def __init__(self, unused_s: float = UNUSED_S) -> None:
        self._unused_s = unused_s
        self._lock = Lock()
        self._opened: LineEncoder | NoLineEncoder | None = None
        self._timer: Timer | None = None

    def encoder(self) -> LineEncoder | None:
        """The encoder; None if it cannot be used, see `trouble`. Who has it may use it on."""
        with self._lock:
            if self._opened is None:
                self._opened = open_line_encoder()
            if isinstance(self._opened, NoLineEncoder):
                return None
            self._stop_waiting()
            self._timer = Timer(self._unused_s, self.let_go)
            self._timer.daemon = True
            self._timer.start()
            return self._opened

    @property
    def trouble(self) -> str:
        """Why it cannot be used, as a sentence; empty if it can, or nobody has asked for it yet."""
        return self._opened.reason if isinstance(self._opened, NoLineEncoder) else ""

    def let_go(self) -> None:
        """Give back its memory; the next question opens it again."""
        with self._lock:
            self._stop_waiting()
            if not isinstance(self._opened, NoLineEncoder):
                self._opened = None

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
