"""Pictures from PipeWire through a process of their own: what crashes it costs a look at most."""

import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

import cv2
import numpy as np

from capture.framed_pipe import BrokenMessage
from capture.platforms.picture_child_command import picture_command
from capture.platforms.picture_messages import (
    Failed,
    Nothing,
    Picture,
    Ready,
    Reply,
    Unchanged,
    receive_reply,
)
from capture.platforms.screen_cast import PicturesGone
from capture.screens import RgbFrame
from core.child_process import end_kindly, plain_environment, tuned

# It answers within two seconds; a process that is silent for so long has hung.
SILENCE_S = 15.0
_PATIENCE_S = 2.0
_TO_RGB = {
    "BGRx": cv2.COLOR_BGRA2RGB,
    "BGRA": cv2.COLOR_BGRA2RGB,
    "RGBx": cv2.COLOR_RGBA2RGB,
    "RGBA": cv2.COLOR_RGBA2RGB,
}


class PictureProcess:
    """The newest picture of each monitor that a file descriptor to PipeWire gives access to."""

    def __init__(
        self,
        remote: int,
        command: Callable[[int], Sequence[str]] = picture_command,
        silence_s: float = SILENCE_S,
    ) -> None:
        """Starts the process; `remote` stays the caller's to close. Raises: PicturesGone."""
        self._silence_s = silence_s
        self._has_hung = False
        self._shown: dict[int, RgbFrame] = {}
        try:
            self._process = subprocess.Popen(
                command(remote),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=tuned(plain_environment(os.environ)),
                bufsize=0,
                pass_fds=(remote,),
            )
        except OSError as error:
            raise PicturesGone(f"could not be begun ({error.strerror or error})") from error
        reply = self._next_reply()
        if not isinstance(reply, Ready):
            self.close()
            raise PicturesGone(_how(reply))

    @property
    def process_id(self) -> int:
        return self._process.pid

    def newest(self, node: int) -> RgbFrame | None:
        """What a monitor shows now, not to be written to; None if nothing was ever sent.

        Raises: PicturesGone.
        """
        try:
            if self._process.stdin is not None:
                self._process.stdin.write(b"%d\n" % node)
        except OSError as error:
            raise PicturesGone(self._ending()) from error
        match reply := self._next_reply():
            case Picture():
                self._shown[node] = upright(reply)
            case Nothing() | Unchanged():
                pass
            case _:
                raise PicturesGone(_how(reply))
        return self._shown.get(node)

    def close(self) -> None:
        """End the process, kindly at first."""
        self._shown.clear()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        end_kindly(self._process, _PATIENCE_S)

    def _next_reply(self) -> Reply:
        """Raises: PicturesGone if the process ends, talks nonsense or says nothing for long."""
        assert self._process.stdout is not None
        watch = threading.Timer(self._silence_s, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            reply = receive_reply(self._process.stdout)
        except BrokenMessage as error:
            self._process.kill()
            self.close()
            raise PicturesGone("answered nonsense") from error
        finally:
            watch.cancel()
            watch.join()
        if reply is None:
            raise PicturesGone(self._ending())
        return reply

    def _give_up(self) -> None:
        self._has_hung = True
        self._process.kill()

    def _ending(self) -> str:
        """How the process ended."""
        try:
            code = self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            code = 0
        self.close()
        if self._has_hung:
            return "stopped answering"
        return f"crashed (signal {-code})" if code < 0 else f"ended (code {code})"


def upright(picture: Picture) -> RgbFrame:
    """The picture as the person sees it, red first. Raises: PicturesGone for an unknown order."""
    order = _TO_RGB.get(picture.order)
    if order is None:
        raise PicturesGone(f"came in an unknown order of colours ({picture.order})")
    pixels = np.frombuffer(picture.pixels, dtype=np.uint8)
    rgb = cv2.cvtColor(pixels.reshape(picture.height, picture.width, 4), order)
    # It is turned against the clock, after it was mirrored; so it is turned back first.
    rgb = np.rot90(rgb, -(picture.turned % 4))
    return np.ascontiguousarray(np.fliplr(rgb) if picture.turned >= 4 else rgb, dtype=np.uint8)


def _how(reply: Reply) -> str:
    return f"ended ({reply.why})" if isinstance(reply, Failed) else "answered nonsense"
