"""The network that knows which line answers a question, opened when somebody asks one."""

from core.models.line_encoder import LineEncoder, NoLineEncoder
from core.models.onnx_line_encoder import open_line_encoder


class LineEncoding:
    """Opens the network once, at the first question, for one thread: it takes a tenth of a second,
    and memory that nobody should pay for who asks nothing."""

    def __init__(self) -> None:
        self._opened: LineEncoder | NoLineEncoder | None = None

    def encoder(self) -> LineEncoder | None:
        """The encoder; None if it cannot be used, see `trouble`."""
        if self._opened is None:
            self._opened = open_line_encoder()
        return None if isinstance(self._opened, NoLineEncoder) else self._opened

    @property
    def trouble(self) -> str:
        """Why it cannot be used, as a sentence; empty if it can, or nobody has asked for it yet."""
        return self._opened.reason if isinstance(self._opened, NoLineEncoder) else ""
